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
  const isForOthers = problems.some(({ code }) => code === 'OTHER_RECIPIENT')
  const open = () => {
    if (secret !== '') void inspect(secret)
  }
  return (
    <Dialog
      title={isForOthers ? 'This pack is for other receivers' : 'This pack is encrypted'}
      isOpen
      onClose={close}
    >
      <div className="stack">
        <Problems problems={problems} />
        <SecretField
          label={isForOthers ? 'Another key of yours' : 'Passphrase of the pack'}
          description={
            isForOthers
              ? 'Where it was locked to an age key that you keep elsewhere: it starts with AGE-SECRET-KEY. It is not kept here.'
              : 'As its maker told you, or an age key of yours that starts with AGE-SECRET-KEY. It is not kept.'
          }
          autoComplete="current-password"
          value={secret}
          onChange={setSecret}
          onEnter={open}
          autoFocus
        />
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
