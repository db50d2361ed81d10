import { useState } from 'react'
import { isReason } from '#core/law/situation'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { excludeCase } from './panel-choice.ts'

/** The reason for which the panel takes a case out; without one nothing is taken out. */
export function ExcludeForm(props: { readonly of: string; readonly onClose: () => void }) {
  const { of: ref } = props
  const [reason, setReason] = useState('')
  return (
    <div className="exclude-form">
      <TextArea
        label={`Why the panel takes ${ref} out of the comparison`}
        description="It stays in view with this reason and is counted apart. If it points away, this is also the panel’s answer to it, and the notice prints it."
        record
        rows={2}
        autoFocus
        value={reason}
        onChange={setReason}
      />
      <div className="row">
        <Button
          isDisabled={!isReason(reason)}
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
