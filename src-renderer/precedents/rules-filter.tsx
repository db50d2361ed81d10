import { useMatrix } from './matrix-store.ts'
import { rulesChoices } from './words.ts'

/** One set of rules at a time. Native radios: the arrows move and choose at once. */
export function RulesFilter() {
  const { matrix, filter, change } = useMatrix()
  return (
    <>
      <div className="filter-checks" role="radiogroup" aria-label="Rules that applied">
        {rulesChoices.map(({ id, label }) => (
          <label key={id} className="rules-choice">
            <input
              type="radio"
              name="rules"
              value={id}
              checked={filter.regime === id}
              onChange={() => void change({ regime: id })}
            />
            <span className="counted">
              <span>{label}</span>
              <span className="counted__count">{matrix?.facets.regime[id] ?? 0}</span>
            </span>
          </label>
        ))}
      </div>
      <p className="note">One at a time, so that unlike cases are never added together.</p>
    </>
  )
}
