import type { SealState } from '#contract/api'
import { Card } from '../../ui/card.tsx'
import { shortInstant } from '../../ui/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { outcomeWithLength } from '#core/wording'
import { shortHash, useLaw } from '../words.ts'

/** Who decides and who has sealed; what others hold stays hidden until all have. */
export function DecisionMakers(props: { readonly seals: SealState }) {
  const { decisionMakers } = props.seals
  const law = useLaw()
  const sealed = decisionMakers.filter((maker) => maker.sealedAt !== null).length
  return (
    <Card title="Decision-makers" aside={`${sealed} of ${decisionMakers.length} sealed`}>
      <ul className="makers">
        {decisionMakers.map((maker) => (
          <li key={maker.label} data-sealed={maker.sealedAt !== null}>
            <span className="makers__disc" aria-hidden="true">
              <Icon name={maker.sealedAt === null ? 'pencil' : 'check'} />
            </span>
            <span className="makers__who">
              <b>
                {maker.label}
                {maker.isMe ? ', you' : ''}
              </b>
              <span className="small muted">
                {maker.sealedAt === null
                  ? maker.isMe
                    ? 'Writing'
                    : maker.profileId === null
                      ? 'Not linked to a person of this library'
                      : 'Not sealed yet'
                  : `Sealed ${shortInstant(maker.sealedAt)}`}
              </span>
              {props.seals.allSealed && maker.view?.outcome != null && (
                <span className="small">
                  {outcomeWithLength(maker.view.outcome, maker.view.months, law)}
                </span>
              )}
            </span>
            <span className="mono small" title={maker.commitment ?? ''}>
              {maker.commitment === null ? '' : shortHash(maker.commitment)}
            </span>
          </li>
        ))}
      </ul>
      <p className="note">The adviser does not decide and has no view to seal.</p>
    </Card>
  )
}
