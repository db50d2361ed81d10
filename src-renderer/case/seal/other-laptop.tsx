import type { OpenCase, PanelRecord } from '#contract/api'
import { useSession } from '../../shell/session.ts'
import { mayKeep } from '../../shell/may.ts'
import { Card } from '../../ui/card.tsx'
import { ChangeFiles } from './change-files.tsx'
import { FingerprintBox } from './fingerprint-box.tsx'
import { HandOver } from './hand-over.tsx'
import { OwnFiles } from './own-files.tsx'

/** A decision-maker with a laptop of their own: the case goes out, seals and openings come back. */
export function OtherLaptop(props: {
  readonly openCase: OpenCase
  readonly record: PanelRecord | null
}) {
  const { openCase, record } = props
  const { seals, hearingCase } = openCase
  const person = useSession((session) => session.person)
  const people = useSession((session) => session.status?.people) ?? []
  const decides = seals.decisionMakers.some((maker) => maker.isMe)
  const chairs = seals.decisionMakers[0]?.isMe === true
  // A member who was handed the case does not hand it on.
  const hands = mayKeep(person) && (chairs || !decides) && hearingCase.status === 'OPEN'
  const inUse =
    seals.decisionMakers.some((maker) => !people.some(({ id }) => id === maker.profileId)) ||
    (record?.seals.some(({ receivedAt }) => receivedAt !== null) ?? false)
  if (seals.decisionMakers.length < 2 || (!decides && !hands)) return null
  return (
    <Card title="A member on another laptop" icon="exchange">
      <details className="other-laptop" open={inUse}>
        <summary>Hand the case over, exchange seals, open the views</summary>
        <div>
          {decides && record !== null && (
            <div className="my-fingerprint">
              <span className="label">My fingerprint, to read out over the telephone</span>
              <FingerprintBox fingerprint={record.myFingerprint} />
            </div>
          )}
          {hands && <HandOver openCase={openCase} />}
          {decides && <OwnFiles openCase={openCase} />}
          {decides && seals.comparatorsOpen && <ChangeFiles openCase={openCase} record={record} />}
        </div>
      </details>
    </Card>
  )
}
