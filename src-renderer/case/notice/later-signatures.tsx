import { useState } from 'react'
import type { AddedToNotice, IssuedNotice, OpenCase } from '#contract/api'
import type { Problem, Result } from '#core/result'
import { call } from '../../api.ts'
import { mayKeep } from '../../shell/may.ts'
import { useSession } from '../../shell/session.ts'
import { Button } from '../../ui/button.tsx'
import { longInstant } from '../../ui/dates.ts'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { announce } from '../../ui/status.tsx'
import { SecretField } from '../../ui/text-field.tsx'
import { takeCase } from '../store/case-store.ts'

type Ask = (ask: () => Promise<Result<OpenCase | null>>, said: string) => Promise<void>

/** What came to a signed notice since, and what the reader may still add: the words stay. */
export function LaterSignatures(props: {
  readonly notice: IssuedNotice
  readonly onProblems: (problems: readonly Problem[]) => void
}) {
  const { notice, onProblems } = props
  const { person } = useSession()
  const ask: Ask = async (question, said) => {
    const answer = await question()
    onProblems(answer.ok ? [] : answer.problems)
    if (!answer.ok || answer.value === null) return
    takeCase(answer.value)
    announce(said)
  }
  // Nothing more is taken in after revocation data: it could not be told from a change.
  const isClosed = notice.revisions.some(({ kind }) => kind === 'REVOCATION')
  return (
    <>
      {notice.revisions.length > 0 && (
        <ul aria-label={`Added to notice ${notice.number}`}>
          {notice.revisions.map((one) => (
            <li key={one.sha256} className="note">
              {inWords(one)}
            </li>
          ))}
        </ul>
      )}
      {isClosed || (
        <div className="row">
          {person?.role === 'SECRETARIAT' && <CounterSign notice={notice} ask={ask} />}
          {mayKeep(person) && <Timestamp notice={notice} ask={ask} />}
        </div>
      )}
    </>
  )
}

function inWords({ kind, signer, statedAt }: AddedToNotice): string {
  const time = longInstant(statedAt)
  switch (kind) {
    case 'COUNTERSIGNATURE':
      return `Counter-signed ${time} by ${signer}`
    case 'TIMESTAMP':
      return `${signer} states that it existed on ${time}`
    case 'REVOCATION':
      return `${signer} had revoked no certificate of it on ${time}`
  }
}

function CounterSign({ notice, ask }: { readonly notice: IssuedNotice; readonly ask: Ask }) {
  const [asking, setAsking] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const sign = async () => {
    setAsking(false)
    setPassphrase('')
    const noticeId = notice.id
    await ask(
      () => call('notice:countersign', { noticeId, passphrase }),
      'The notice is counter-signed',
    )
  }
  return (
    <>
      <Button
        size="small"
        icon="pencil"
        label={`Counter-sign notice ${notice.number}`}
        onPress={() => setAsking(true)}
      >
        Counter-sign
      </Button>
      <ConfirmDialog
        title={`Counter-sign notice ${notice.number}`}
        variant="seal"
        confirmLabel="Sign it"
        isOpen={asking}
        isDisabled={passphrase === ''}
        onCancel={() => setAsking(false)}
        onConfirm={() => void sign()}
      >
        <p>
          Your signature goes over the whole file, the chair’s signature included. Nothing of what
          the chair signed changes. The file gets another hash; both are kept.
        </p>
        <SecretField
          label="Your passphrase, once more"
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
        />
      </ConfirmDialog>
    </>
  )
}

function Timestamp({ notice, ask }: { readonly notice: IssuedNotice; readonly ask: Ask }) {
  const { id: noticeId, number, timestampAskedAt } = notice
  const request = () =>
    ask(() => call('notice:request-timestamp', { noticeId }), 'The timestamp request is saved')
  const takeRevocation = () =>
    ask(() => call('notice:take-revocation', { noticeId }), 'The revocation data are in the notice')
  const take = () =>
    ask(() => call('notice:take-timestamp', { noticeId }), 'The timestamp is in the notice')
  return (
    <>
      <Button
        size="small"
        icon="clock"
        label={`Ask for a timestamp of notice ${number}`}
        onPress={() => void request()}
      >
        Ask for a timestamp
      </Button>
      {timestampAskedAt !== null && (
        <Button
          size="small"
          icon="upload"
          label={`Take in the timestamp of notice ${number}`}
          onPress={() => void take()}
        >
          Take in the timestamp
        </Button>
      )}
      <Button
        size="small"
        icon="upload"
        label={`Take in revocation data for notice ${number}`}
        onPress={() => void takeRevocation()}
      >
        Take in revocation data
      </Button>
    </>
  )
}
