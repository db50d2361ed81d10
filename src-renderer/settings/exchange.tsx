import { useEffect, useState } from 'react'
import type { ExchangeBook } from '#contract/pack-api'
import type { Problem, Result } from '#core/result'
import { call } from '../api.ts'
import { Fingerprint } from '../shell/fingerprint.tsx'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { Banner, Problems } from '../ui/notice.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { announce } from '../ui/status.tsx'
import { RecipientRow } from './recipient-row.tsx'
import { SignerRow } from './signer-row.tsx'

/** Asks for a change of the book and shows what it then says. Whether it was made. */
export type ChangeBook = (
  ask: () => Promise<Result<ExchangeBook | null>>,
  said: string,
  /** Where a refusal is shown; above the book unless said otherwise. */
  tell?: (problems: readonly Problem[]) => void,
) => Promise<boolean>

/** The reader's receiving key, to whom cases may be sent, and whose packs are believed. */
export function Exchange() {
  const { person } = useSession()
  const [book, setBook] = useState<ExchangeBook | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  useEffect(() => {
    void call('exchange:book').then((read) => {
      if (read.ok) setBook(read.value)
      else setProblems(read.problems)
    })
  }, [])
  const change: ChangeBook = async (ask, said, tell = setProblems) => {
    const changed = await ask()
    tell(changed.ok ? [] : changed.problems)
    if (!changed.ok || changed.value === null) return false
    setBook(changed.value)
    announce(said)
    return true
  }
  if (person?.role === 'OVERSIGHT')
    return (
      <Banner tone="info" title="No case is sent to oversight">
        Oversight reads what is signed, and takes in no case.
      </Banner>
    )
  if (book === null && problems.length === 0) return <SkeletonRows />
  return (
    <>
      <Problems problems={problems} />
      {book !== null && (
        <>
          <MyKey mine={book.mine} onProblems={setProblems} />
          <Card title="To whom I can send" flush>
            <ul className="people">
              {book.recipients.map((one) => (
                <RecipientRow key={one.id} recipient={one} change={change} />
              ))}
              {book.recipients.length === 0 && <li>Nobody yet. Add a receiving key below.</li>}
            </ul>
          </Card>
          <AddRecipient change={change} />
          <Card title="Whose packs are believed here" flush>
            <ul className="people">
              {book.signers.map((one) => (
                <SignerRow
                  key={`${one.fingerprint} ${one.libraryId}`}
                  signer={one}
                  change={change}
                />
              ))}
              {book.signers.length === 0 && (
                <li>Nobody yet. A signer is confirmed when their first pack is taken in.</li>
              )}
            </ul>
          </Card>
        </>
      )}
    </>
  )
}

function MyKey(props: {
  readonly mine: ExchangeBook['mine']
  readonly onProblems: (problems: readonly Problem[]) => void
}) {
  const { key, fingerprint } = props.mine
  const save = async () => {
    const saved = await call('exchange:save-key')
    props.onProblems(saved.ok ? [] : saved.problems)
    if (saved.ok && saved.value !== null) announce('Your receiving key is saved.')
  }
  return (
    <Card title="My receiving key">
      <div className="stack">
        <p>
          Give it to whoever sends you a case. It is no secret: with it a pack is locked so that you
          alone can open it.
        </p>
        <p className="read-out mono">{key}</p>
        <p>Its fingerprint, to be read out over the telephone:</p>
        <Fingerprint value={fingerprint} />
        <div className="row">
          <Button icon="download" onPress={() => void save()}>
            Save as a file
          </Button>
        </div>
      </div>
    </Card>
  )
}

function AddRecipient({ change }: { readonly change: ChangeBook }) {
  const [label, setLabel] = useState('')
  const [key, setKey] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const add = async (pasted: string | null) => {
    const ask = () => call('exchange:add-recipient', { label, key: pasted })
    const said = `${label} is in the book. Compare the fingerprint next.`
    if (!(await change(ask, said, setProblems))) return
    setLabel('')
    setKey('')
  }
  const isNamed = label.trim() !== ''
  return (
    <Card title="Add a receiver">
      <div className="settings-form">
        <TextField
          label="Name or role"
          description="As you call them, such as Panel member 1."
          value={label}
          onChange={setLabel}
          maxLength={120}
        />
        <TextArea
          label="Their receiving key"
          description="Starts with age1. Leave it empty and choose a file where they gave you one."
          value={key}
          onChange={setKey}
          rows={2}
        />
        <Problems problems={problems} />
        <div className="row">
          <Button isDisabled={!isNamed || key.trim() === ''} onPress={() => void add(key)}>
            Add the key
          </Button>
          <Button
            icon="upload"
            isDisabled={!isNamed || key.trim() !== ''}
            onPress={() => void add(null)}
          >
            Choose a key file
          </Button>
        </div>
      </div>
    </Card>
  )
}
