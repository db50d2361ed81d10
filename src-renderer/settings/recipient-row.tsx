import { useState } from 'react'
import type { Recipient } from '#contract/pack-api'
import { ukDay } from '#core/date-and-clock'
import { call } from '../api.ts'
import { Fingerprint } from '../shell/fingerprint.tsx'
import { Button } from '../ui/button.tsx'
import { mediumDate } from '../ui/dates.ts'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { Tag } from '../ui/tag.tsx'
import type { ChangeBook } from './exchange.tsx'
import { Revoke } from './revoke.tsx'

/** One receiver of the book: confirmed once their fingerprint was compared, revocable for good. */
export function RecipientRow(props: {
  readonly recipient: Recipient
  readonly change: ChangeBook
}) {
  const { recipient, change } = props
  const { id, label, fingerprint, confirmedAt, revokedAt } = recipient
  const [asked, setAsked] = useState<'CONFIRM' | 'REVOKE' | null>(null)
  const confirm = async () => {
    setAsked(null)
    const ask = () => call('exchange:confirm-recipient', { id, fingerprint })
    await change(ask, `The key of ${label} is confirmed.`)
  }
  const revoke = async (reason: string) => {
    setAsked(null)
    const ask = () => call('exchange:revoke-recipient', { id, reason })
    await change(ask, `The key of ${label} is revoked.`)
  }
  return (
    <li>
      <span>
        <span className="strong">{label}</span>
        <span className="table__second">{stateWords(recipient)}</span>
      </span>
      {revokedAt === null && (
        <span className="row">
          {confirmedAt === null && (
            <Button size="small" onPress={() => setAsked('CONFIRM')}>
              Compare the fingerprint
            </Button>
          )}
          <Button size="small" onPress={() => setAsked('REVOKE')}>
            Revoke
          </Button>
        </span>
      )}
      {revokedAt !== null && <Tag tone="neutral">Revoked</Tag>}
      {asked === 'CONFIRM' && (
        <ConfirmDialog
          title={`Is this the key of ${label}?`}
          confirmLabel="It is the same"
          isOpen
          onConfirm={() => void confirm()}
          onCancel={() => setAsked(null)}
        >
          <p>
            Telephone {label} on a number you know, not one that came with the key, and have them
            read out the fingerprint under Settings, Exchange on their laptop. Compare every group:
          </p>
          <Fingerprint value={fingerprint} />
        </ConfirmDialog>
      )}
      {asked === 'REVOKE' && (
        <Revoke
          title={`Revoke the key of ${label}?`}
          consequence="Nothing is locked to it from here on. Packs that were sent stay readable to its holder."
          onRevoke={(reason) => void revoke(reason)}
          onCancel={() => setAsked(null)}
        />
      )}
    </li>
  )
}

const day = (instant: string) => mediumDate(ukDay(instant))

function stateWords(recipient: Recipient): string {
  const { cameBy, addedAt, addedBy, confirmedAt, confirmedBy, revokedAt } = recipient
  const came = `${cameBy === 'FILE' ? 'From a file' : 'Pasted'} on ${day(addedAt)} by ${addedBy}`
  if (revokedAt !== null)
    return `${came}; revoked on ${day(revokedAt)}: ${recipient.revokedBecause ?? ''}`
  return confirmedAt === null
    ? `${came}; not confirmed yet, so nothing is sent to it`
    : `${came}; fingerprint compared on ${day(confirmedAt)} by ${confirmedBy ?? ''}`
}
