import { useState } from 'react'
import type { Problem } from '#core/result'
import { Button, LinkButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Problems } from '../ui/notice.tsx'

/** Asks for the one thing a case cannot be listed without. */
export function NewCase(props: {
  readonly isOpen: boolean
  readonly problems: readonly Problem[]
  readonly onClose: () => void
  readonly onMake: (matter: string) => void
  readonly onSample: () => void
  readonly onSample2025: () => void
}) {
  const [matter, setMatter] = useState('')
  const make = () => {
    if (matter.trim() !== '') props.onMake(matter.trim())
  }
  return (
    <Dialog title="New case" isOpen={props.isOpen} onClose={props.onClose}>
      <TextField
        label="What is it about"
        description="A few words that name no person, such as: Records opened and disclosed. It can be changed later."
        value={matter}
        onChange={setMatter}
        onEnter={make}
        maxLength={300}
        autoFocus
      />
      <Problems problems={props.problems} />
      <div className="row">
        <Button variant="primary" onPress={make} isDisabled={matter.trim() === ''}>
          Make the case
        </Button>
        <Button onPress={props.onClose}>Cancel</Button>
      </div>
      <hr className="rule" />
      <p className="small">
        To look round first: <LinkButton onPress={props.onSample}>Open the sample case</LinkButton>{' '}
        or <LinkButton onPress={props.onSample2025}>Open a sample under the 2025 rules</LinkButton>.
        Both are made up.
      </p>
    </Dialog>
  )
}
