import type { Comparison, CounterfactualEntry } from '#core/comparison/comparison'
import { Icon } from '../../ui/icon.tsx'
import { useWords } from '../words.ts'

const ACTIONS = { ADD: 'With', REMOVE: 'Without', RAISE: 'Raised:', LOWER: 'Lowered:' } as const
const TARGETS = { FLOOR: 'floor', CEILING: 'ceiling', MAJORITY: 'majority of like cases' } as const

const changeWords = (entry: CounterfactualEntry) =>
  entry.changes
    .map(({ action, feature }) => `${ACTIONS[action]} ${feature.label.toLowerCase()}`)
    .join(' and ')

const noSuchCase = (entry: CounterfactualEntry) =>
  `${TARGETS[entry.target]} ${entry.direction === 'UP' ? 'raised' : 'lowered'} by one change`

/** The smallest change of one factor that would move floor, ceiling or majority, with the case that shows it. */
export function OneChange(props: {
  readonly comparison: Comparison
  readonly onCase: (ref: string) => void
}) {
  const words = useWords()
  const entries = props.comparison.counterfactual
  if (entries.length === 0)
    return <p className="note">No single change would move floor, ceiling or majority.</p>
  return (
    <ul className="one-change">
      {entries.map((entry, index) => (
        <li key={index}>
          <Icon
            name={
              entry.shownBy === null
                ? 'cross'
                : entry.direction === 'UP'
                  ? 'chevron-up'
                  : 'chevron-down'
            }
          />
          <div>
            {entry.shownBy === null ? (
              <>
                <p className="sentence">{noSuchCase(entry)}</p>
                <p className="note">No such case in the library</p>
              </>
            ) : (
              <>
                <p className="sentence">
                  {changeWords(entry)}: {TARGETS[entry.target]}{' '}
                  {entry.movesTo === null ? (
                    'falls away'
                  ) : (
                    <>
                      {entry.direction === 'UP' ? 'rises' : 'falls'} to{' '}
                      <b>{words.outcome(entry.movesTo).label.toLowerCase()}</b>
                    </>
                  )}
                </p>
                <p className="note">
                  <button
                    type="button"
                    className="ref"
                    onClick={() => props.onCase(entry.shownBy ?? '')}
                  >
                    {entry.shownBy}
                  </button>{' '}
                  shows it
                </p>
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
