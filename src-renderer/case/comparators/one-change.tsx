import type { Comparison, CounterfactualEntry } from '#core/comparison/comparison'
import { Icon } from '../../ui/icon.tsx'
import { useWords } from '../words.ts'

const ACTIONS = { ADD: 'with', REMOVE: 'without', RAISE: 'raised:', LOWER: 'lowered:' } as const
const TARGETS = { FLOOR: 'floor', CEILING: 'ceiling', MAJORITY: 'majority of like cases' } as const

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const changeWords = (entry: CounterfactualEntry) =>
  capital(
    entry.changes
      .map(({ action, feature }) => `${ACTIONS[action]} ${feature.label.toLowerCase()}`)
      .join(' and '),
  )

/** "Floor lowered; ceiling raised; ceiling lowered". */
const noSuchCase = (entries: readonly CounterfactualEntry[]) =>
  capital(
    entries
      .map(
        ({ target, direction }) =>
          `${TARGETS[target]} ${direction === 'UP' ? 'raised' : 'lowered'}`,
      )
      .join('; '),
  )

/** The smallest change that would move floor, ceiling or majority, with the case that shows it. */
export function OneChange(props: {
  readonly comparison: Comparison
  readonly onCase: (ref: string) => void
}) {
  const words = useWords()
  const { counterfactual, constraint } = props.comparison
  const shown = counterfactual.filter((entry) => entry.shownBy !== null)
  const none = counterfactual.filter((entry) => entry.shownBy === null)
  const isNew = ({ target }: CounterfactualEntry) =>
    (target === 'FLOOR' && constraint.floor === null) ||
    (target === 'CEILING' && constraint.ceiling === null)
  return (
    <ul className="one-change">
      {shown.map((entry, index) => (
        <li key={index}>
          <Icon name={entry.direction === 'UP' ? 'chevron-up' : 'chevron-down'} />
          <div>
            <p className="sentence">
              {changeWords(entry)}: {isNew(entry) ? 'a ' : ''}
              {TARGETS[entry.target]}{' '}
              {entry.movesTo === null ? (
                'falls away'
              ) : (
                <>
                  {isNew(entry) ? 'is set at' : entry.direction === 'UP' ? 'rises to' : 'falls to'}{' '}
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
          </div>
        </li>
      ))}
      {(none.length > 0 || shown.length === 0) && (
        <li>
          <Icon name="cross" />
          <div>
            <p className="sentence">
              {none.length === 0 ? 'Floor, ceiling and majority' : noSuchCase(none)}: no change of
              one or two things does it
            </p>
            <p className="note">No such case in the library</p>
          </div>
        </li>
      )}
    </ul>
  )
}
