import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { excludeCase } from './panel-choice.ts'

const SHORTEST = 3

/** The reason for which the panel takes a case out; without one nothing is taken out. */
export function ExcludeForm(props: { readonly of: string; readonly onClose: () => void }) {
  const { of: ref } = props
  const [reason, setReason] = useState('')
  return (
    <div className="exclude-form">
      <TextArea
        label={`Why the panel takes ${ref} out of the comparison`}
        description="It stays in view, struck through with this reason, and is counted apart."
        record
        rows={2}
        value={reason}
        onChange={setReason}
      />
      <div className="row">
        <Button
          isDisabled={reason.trim().length < SHORTEST}
          onPress={() => {
            props.onClose()
            void excludeCase(ref, reason.trim())
          }}
        >
          Take {ref} out
        </Button>
        <Button variant="quiet" onPress={props.onClose}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
