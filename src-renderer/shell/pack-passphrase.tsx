import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SecretField } from '../ui/field.tsx'
import { Problems } from '../ui/notice.tsx'
import { usePack } from './pack-store.ts'

/** The pack that was chosen is encrypted and waits. */
export function PackPassphrase() {
  const { inspect, close, problems } = usePack()
  const [secret, setSecret] = useState('')
  const open = () => {
    if (secret !== '') void inspect(secret)
  }
  return (
    <Dialog title="This pack is encrypted" isOpen onClose={close}>
      <div className="stack">
        <SecretField
          label="Passphrase of the pack"
          description="As its maker told you, or an age key of yours that starts with AGE-SECRET-KEY. It is not kept."
          autoComplete="current-password"
          value={secret}
          onChange={setSecret}
          onEnter={open}
          autoFocus
        />
        <Problems problems={problems} />
        <div className="row">
          <Button variant="primary" onPress={open} isDisabled={secret === ''}>
            Open the pack
          </Button>
          <Button onPress={close}>Cancel</Button>
        </div>
      </div>
    </Dialog>
  )
}
