import type { ComparisonResult } from '#core/comparison/comparison'
import { inFigures } from '../../shell/words.ts'
import { useWords } from '../words.ts'

/** Cases one or two differences away from setting floor or ceiling, with the distinction to draw. */
export function NearLine(props: {
  readonly comparison: ComparisonResult
  readonly onCase: (ref: string) => void
}) {
  const words = useWords()
  const { near } = props.comparison.constraint
  if (near.length === 0) return null
  return (
    <details className="near-line" open={near.length <= 3}>
      <summary>
        Near the line: {inFigures(near.length)}, one or two differences from setting a bound
      </summary>
      <ul className="plain-list">
        {near.map((entry) => (
          <li key={`${entry.ref}-${entry.direction}`}>
            <button type="button" className="ref" onClick={() => props.onCase(entry.ref)}>
              {entry.ref}
            </button>{' '}
            would set the {entry.direction === 'FLOOR' ? 'floor' : 'ceiling'} at{' '}
            {words.outcome(entry.outcome).label.toLowerCase()}, but for{' '}
            {entry.distinctions.map((d) => d.label.toLowerCase()).join(' and ')}.
          </li>
        ))}
      </ul>
    </details>
  )
}
