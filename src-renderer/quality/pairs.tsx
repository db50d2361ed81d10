import { useState } from 'react'
import type { Consistency } from '#core/quality/consistency'
import { outcomeLabel } from '#core/wording'
import { useSession } from '../shell/session.ts'
import { inFigures } from '../shell/words.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { TextLink } from '../ui/link.tsx'
import { Tag } from '../ui/tag.tsx'

const PAGE = 10

const Ref = ({ id }: { readonly id: string }) => (
  <TextLink href={`/precedents/${id}`} mono>
    {id}
  </TextLink>
)

/** The pairs behind the share: those that contradict each other first, each opening both cases. */
export function Pairs({ consistency }: { readonly consistency: Consistency }) {
  const { law } = useSession()
  const [shown, setShown] = useState(PAGE)
  const { conflicts, agreeing, contradicting, comparable, sample } = consistency
  const agree = comparable - contradicting
  return (
    <Card
      title="The pairs"
      aside={conflicts.length > 0 && <Tag tone="warn">Check the coding first</Tag>}
    >
      {conflicts.length === 0 ? (
        <p>No two comparable cases contradict each other.</p>
      ) : (
        <>
          <p className="small muted">
            Those that ended furthest apart stand first
            {contradicting > conflicts.length &&
              `: the first ${conflicts.length} of ${inFigures(contradicting)}`}
            {sample !== null && ', of the pairs drawn'}.
          </p>
          <ul className="quality__pairs">
            {conflicts.slice(0, shown).map(({ lower, higher, explanation }) => (
              <li key={`${lower.ref} ${higher.ref}`}>
                <p>
                  <Ref id={lower.ref} /> ended in{' '}
                  {law === null ? lower.outcome : outcomeLabel(lower.outcome, law).toLowerCase()},{' '}
                  <Ref id={higher.ref} /> in{' '}
                  {law === null ? higher.outcome : outcomeLabel(higher.outcome, law).toLowerCase()}.
                </p>
                <p className="small muted">{explanation}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      {conflicts.length > shown && (
        <LinkButton onPress={() => setShown(shown + PAGE)}>
          Show more of {inFigures(conflicts.length)}
        </LinkButton>
      )}
      {agree > 0 && (
        <details className="quality__refs">
          <summary>
            Pairs that agree: {inFigures(agree)}
            {agreeing.length < agree && `, the first ${agreeing.length} listed`}
          </summary>
          <ul className="quality__pairs">
            {agreeing.map(({ lesser, graver }) => (
              <li key={`${lesser} ${graver}`}>
                <Ref id={graver} /> is at least as serious as <Ref id={lesser} />, and did not end
                lower.
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
