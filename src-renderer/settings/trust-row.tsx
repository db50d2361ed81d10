import { useState } from 'react'
import type { TrustedCertificate } from '#contract/trust-api'
import { ukDay } from '#core/date-and-clock'
import { call } from '../api.ts'
import { Fingerprint } from '../shell/fingerprint.tsx'
import { Button } from '../ui/button.tsx'
import { mediumDate } from '../ui/dates.ts'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Tag } from '../ui/tag.tsx'
import type { ChangeTrust } from './trust.tsx'

/** What a certificate may speak for, in a few words. */
export const trustKinds = {
  ROOT: 'Root of an authority',
  INTERMEDIATE: 'Intermediate of an authority',
  PERSON: 'Speaks for its holder alone',
} as const

const day = (instant: string) => mediumDate(ukDay(instant))

/** One certificate of the list; `change` is null for whoever only reads it. */
export function TrustRow(props: {
  readonly trusted: TrustedCertificate
  readonly change: ChangeTrust | null
}) {
  const { trusted, change } = props
  const { facts, kind, removed } = trusted
  const [asked, setAsked] = useState(false)
  const remove = async (reason: string) => {
    setAsked(false)
    const ask = () => call('trust:remove', { fingerprint: facts.fingerprint, reason })
    await change?.(ask, `${facts.subject} is trusted no more.`)
  }
  return (
    <li>
      <span>
        <span className="strong">{facts.subject}</span>
        <span className="table__second">
          {trustKinds[kind]}, valid {day(facts.notBefore)} to {day(facts.notAfter)}
        </span>
        <span className="table__second">
          Added on {day(trusted.addedAt)} by {trusted.addedBy}: {trusted.confirmedBy}
        </span>
        {removed !== null && (
          <span className="table__second">
            Removed on {day(removed.at)} by {removed.by}: {removed.because}
          </span>
        )}
        <Fingerprint value={facts.fingerprint} />
      </span>
      {removed !== null && <Tag tone="neutral">Removed</Tag>}
      {removed === null && change !== null && (
        <Button size="small" onPress={() => setAsked(true)}>
          Remove
        </Button>
      )}
      {asked && (
        <Remove
          subject={facts.subject}
          onRemove={(reason) => void remove(reason)}
          onCancel={() => setAsked(false)}
        />
      )}
    </li>
  )
}

function Remove(props: {
  readonly subject: string
  readonly onRemove: (reason: string) => void
  readonly onCancel: () => void
}) {
  const [reason, setReason] = useState('')
  return (
    <ConfirmDialog
      title={`Trust ${props.subject} no more?`}
      confirmLabel="Remove"
      variant="danger"
      isOpen
      isDisabled={reason.trim().length < 3}
      onConfirm={() => props.onRemove(reason)}
      onCancel={props.onCancel}
    >
      <p>
        Names that rest on it are no longer confirmed, in notices already signed as well. The
        signatures themselves stay as good as they were.
      </p>
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
