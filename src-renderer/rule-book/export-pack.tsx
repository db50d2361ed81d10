import { useState } from 'react'
import { counted } from '../shell/words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { RadioList, SecretField, TextArea, TextField } from '../ui/field.tsx'
import { Problems } from '../ui/notice.tsx'
import { usePacks } from './pack-store.ts'
import { Fingerprint } from '../shell/fingerprint.tsx'

const ways = [
  {
    id: 'PLAIN',
    label: 'Signed, and readable to whoever holds the file',
    description: 'Sign-offs are no secret, and the receiver needs no key.',
  },
  {
    id: 'PASSPHRASE',
    label: 'Encrypted with a passphrase',
    description: 'Tell it to the receiver by another way than the file.',
  },
  {
    id: 'RECIPIENTS',
    label: 'Encrypted for named keys',
    description: 'Age keys of the receivers, each starting with age1.',
  },
] as const
type Way = (typeof ways)[number]['id']

/** Saves this library's own sign-offs as a signed file for another force. */
export function ExportPack() {
  const { exported, close } = usePacks()
  return (
    <Dialog title="Export sign-offs" isOpen onClose={close}>
      {exported === null ? <Choices /> : <Saved />}
    </Dialog>
  )
}

function Choices() {
  const { exportPack, close, problems } = usePacks()
  const [madeFor, setMadeFor] = useState('')
  const [way, setWay] = useState<Way>('PLAIN')
  const [passphrase, setPassphrase] = useState('')
  const [keys, setKeys] = useState('')
  const recipients = keys.split(/\s+/).filter((key) => key !== '')
  const isReady =
    (way !== 'PASSPHRASE' || passphrase !== '') && (way !== 'RECIPIENTS' || recipients.length > 0)
  const lock = { PLAIN: null, PASSPHRASE: { passphrase }, RECIPIENTS: { recipients } }[way]
  return (
    <div className="stack">
      <p>
        Every sign-off recorded here goes into one file, withdrawn ones too, signed with your
        certificate. What was taken in from other forces stays out: they hand on their own.
      </p>
      <TextField
        label="For whom"
        description="Shown to whoever opens the pack. May stay empty."
        value={madeFor}
        onChange={setMadeFor}
        maxLength={200}
      />
      <RadioList label="Who can read it" items={ways} value={way} onChange={setWay} />
      {way === 'PASSPHRASE' && (
        <SecretField
          label="Passphrase for the pack"
          autoComplete="new-password"
          value={passphrase}
          onChange={setPassphrase}
        />
      )}
      {way === 'RECIPIENTS' && (
        <TextArea label="Keys" description="One a line." value={keys} onChange={setKeys} rows={3} />
      )}
      <Problems problems={problems} />
      <div className="row">
        <Button
          variant="primary"
          isDisabled={!isReady}
          onPress={() => void exportPack({ madeFor, lock })}
        >
          Save the pack
        </Button>
        <Button onPress={close}>Cancel</Button>
      </div>
    </div>
  )
}

function Saved() {
  const { exported, close } = usePacks()
  if (exported === null) return null
  return (
    <div className="stack">
      <p className="strong">{counted(exported.records, 'record')} saved</p>
      <p className="small muted book__path">{exported.path}</p>
      <p>
        Read this fingerprint of your certificate out to the receiver, by telephone or in person.
        They compare it before they take anything in.
      </p>
      <Fingerprint value={exported.fingerprint} />
      <div className="row">
        <Button variant="primary" onPress={close}>
          Done
        </Button>
      </div>
    </div>
  )
}
