import { useState } from 'react'
import { isReason } from '#core/law/situation'
import type { BookEntry } from '#core/law/rule-book'
import { useToday } from '../shell/today.ts'
import { Button } from '../ui/button.tsx'
import { DateField, TextArea, TextField } from '../ui/field.tsx'
import { useRuleBook } from './rule-book-store.ts'

/** Records who signed, when and on what footing. */
export function SignOffForm({ entry }: { readonly entry: BookEntry }) {
  const { signOff } = useRuleBook()
  const today = useToday()
  const [isOpen, setOpen] = useState(false)
  const [signedBy, setSignedBy] = useState('Force solicitor')
  const [signedOn, setSignedOn] = useState<string | null>(today)
  const [note, setNote] = useState('')
  const [isWorking, setWorking] = useState(false)
  if (!isOpen) {
    return (
      <div className="row">
        <Button onPress={() => setOpen(true)}>Record a sign-off</Button>
      </div>
    )
  }
  const isAhead = signedOn !== null && signedOn > today
  const isReady = signedBy.trim() !== '' && signedOn !== null && !isAhead && !isWorking
  const record = async () => {
    if (signedOn === null) return
    setWorking(true)
    await signOff(entry, { signedBy, signedOn, note })
    setWorking(false)
  }
  return (
    <div className="stack">
      <TextField
        label="Signed by"
        description="A role is enough; no name is needed."
        value={signedBy}
        onChange={setSignedBy}
        maxLength={120}
        autoFocus
      />
      <DateField
        label="Signed on"
        value={signedOn}
        onChange={setSignedOn}
        error={isAhead ? 'This day lies ahead.' : undefined}
      />
      <TextArea
        label="Note"
        description="What was checked, and against which text."
        value={note}
        onChange={setNote}
        rows={3}
      />
      <div className="row">
        <Button variant="primary" onPress={() => void record()} isDisabled={!isReady}>
          Record the sign-off
        </Button>
        <Button onPress={() => setOpen(false)}>Cancel</Button>
      </div>
    </div>
  )
}

/** Takes a sign-off back by a new record; the old one stays. */
export function WithdrawForm({ entry }: { readonly entry: BookEntry }) {
  const { withdraw } = useRuleBook()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [isWorking, setWorking] = useState(false)
  if (!isOpen) {
    return (
      <div className="row">
        <Button onPress={() => setOpen(true)}>Withdraw the sign-off</Button>
      </div>
    )
  }
  const take = async () => {
    setWorking(true)
    await withdraw(entry, reason)
    setWorking(false)
  }
  return (
    <div className="stack">
      <TextArea
        label="Why it is withdrawn"
        description="Both the sign-off and this stay on record."
        value={reason}
        onChange={setReason}
        rows={3}
        isRequired
      />
      <div className="row">
        <Button
          variant="primary"
          onPress={() => void take()}
          isDisabled={isWorking || !isReason(reason)}
        >
          Withdraw
        </Button>
        <Button onPress={() => setOpen(false)}>Cancel</Button>
      </div>
    </div>
  )
}
