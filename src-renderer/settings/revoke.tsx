import { useState } from 'react'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'

/** Asks why somebody is no longer trusted; there is no way back but a new key. */
export function Revoke(props: {
  readonly title: string
  readonly consequence: string
  readonly onRevoke: (reason: string) => void
  readonly onCancel: () => void
}) {
  const [reason, setReason] = useState('')
  return (
    <ConfirmDialog
      title={props.title}
      confirmLabel="Revoke"
      variant="danger"
      isOpen
      isDisabled={reason.trim().length < 3}
      onConfirm={() => props.onRevoke(reason)}
      onCancel={props.onCancel}
    >
      <p>{props.consequence}</p>
      <TextField
        label="Reason"
        description="Kept in the audit record."
        value={reason}
        onChange={setReason}
        maxLength={2_000}
      />
    </ConfirmDialog>
  )
}
