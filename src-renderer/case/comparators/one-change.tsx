import type { ComparisonResult } from '#core/comparison/comparison'
import { changesInWords } from '#core/quality/one-change'
import { Icon } from '../../ui/icon.tsx'
import { useWords } from '../words.ts'

/** The smallest change that would move floor, ceiling or majority, with the case that shows it. */
export function OneChange(props: {
  readonly comparison: ComparisonResult
  readonly onCase: (ref: string) => void
}) {
  const words = useWords()
  const { shown, none } = changesInWords(props.comparison)
  return (
    <ul className="one-change">
      {shown.map((change, index) => (
        <li key={index}>
          <Icon name={change.direction === 'UP' ? 'chevron-up' : 'chevron-down'} />
          <div>
            <p className="sentence">
              {change.words}{' '}
              {change.outcome !== null && (
                <b>{words.outcome(change.outcome).label.toLowerCase()}</b>
              )}
            </p>
            <p className="note">
              <button type="button" className="ref" onClick={() => props.onCase(change.shownBy)}>
                {change.shownBy}
              </button>{' '}
              shows it
            </p>
            {change.caution !== null && <p className="note">{change.caution}</p>}
          </div>
        </li>
      ))}
      {none !== null && (
        <li>
          <Icon name="cross" />
          <div>
            <p className="sentence">{none}</p>
            <p className="note">No such case in the library</p>
          </div>
        </li>
      )}
    </ul>
  )
}
