import { useState } from 'react'
import type { KnownSigner } from '#contract/pack-api'
import { ukDay } from '#core/date-and-clock'
import { call } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { mediumDate } from '../ui/dates.ts'
import { Tag } from '../ui/tag.tsx'
import type { ChangeBook } from './exchange.tsx'
import { Revoke } from './revoke.tsx'

/** A signer whose packs are believed, until they are revoked. */
export function SignerRow({
  signer,
  change,
}: {
  readonly signer: KnownSigner
  readonly change: ChangeBook
}) {
  const { fingerprint, libraryId, label, confirmedAt, confirmedBy, revokedAt, reason } = signer
  const [isAsking, setAsking] = useState(false)
  const revoke = async (because: string) => {
    setAsking(false)
    const input = { fingerprint, libraryId, reason: because }
    await change(() => call('exchange:revoke-signer', input), `${label} is no longer believed.`)
  }
  return (
    <li>
      <span>
        <span className="strong">{label}</span>
        <span className="table__second">
          Confirmed on {mediumDate(ukDay(confirmedAt))} by {confirmedBy}
          {revokedAt !== null && `; revoked on ${mediumDate(ukDay(revokedAt))}: ${reason ?? ''}`}
        </span>
        <span className="table__second read-out mono">{fingerprint}</span>
      </span>
      {revokedAt === null ? (
        <Button size="small" onPress={() => setAsking(true)}>
          Revoke
        </Button>
      ) : (
        <Tag tone="neutral">Revoked</Tag>
      )}
      {isAsking && (
        <Revoke
          title={`Revoke ${label}?`}
          consequence="Nothing signed with this certificate is taken in any more. What was taken in stays."
          onRevoke={(because) => void revoke(because)}
          onCancel={() => setAsking(false)}
        />
      )}
    </li>
  )
}
