import { useState } from 'react'
import { Button, LinkButton } from '../ui/button.tsx'
import { filterGroups, isNarrowing, type FilterGroupId } from './filter-groups.tsx'
import { useMatrix } from './matrix-store.ts'
import { rulesWords } from './words.ts'
import './filters.css'

const useReset = () => {
  const { filter, reset } = useMatrix()
  const isNarrowed = filterGroups.some(({ id }) => isNarrowing(id, filter))
  return { isNarrowed, reset: () => void reset() }
}

/** The filters as a column, all open. */
export function FilterColumn() {
  const { matrix, whole, filter } = useMatrix()
  const { isNarrowed, reset } = useReset()
  return (
    <aside className="filters-column" aria-label="Filters">
      <div className="row row--apart">
        <h2 className="heading">Filters</h2>
        <LinkButton onPress={reset} isDisabled={!isNarrowed} label="Reset the filters">
          Reset
        </LinkButton>
      </div>
      {matrix !== null &&
        whole !== null &&
        filterGroups.map(({ id, label, render }) => (
          <section key={id} className="filter-group" aria-label={label}>
            <h3 className="filter-group__title">{label}</h3>
            {render({ matrix, whole, filter })}
          </section>
        ))}
    </aside>
  )
}

/** The same filters in a narrow window: a bar of buttons, each opening its group below. */
export function FilterBar() {
  const { matrix, whole, filter } = useMatrix()
  const { isNarrowed, reset } = useReset()
  const [openId, setOpen] = useState<FilterGroupId | null>(null)
  const open = filterGroups.find(({ id }) => id === openId)
  if (matrix === null || whole === null) return null
  return (
    <section className="filter-bar" aria-label="Filters">
      <div className="row">
        {filterGroups.map(({ id, label }) => (
          <Button
            key={id}
            size="small"
            icon={openId === id ? 'chevron-up' : 'chevron-down'}
            isExpanded={openId === id}
            onPress={() => setOpen(openId === id ? null : id)}
          >
            {id === 'rules' ? sentence(rulesWords(filter.regime)) : label}
            {isNarrowing(id, filter) && ' (set)'}
          </Button>
        ))}
        {isNarrowed && (
          <LinkButton onPress={reset} label="Reset the filters">
            Reset
          </LinkButton>
        )}
      </div>
      {open !== undefined && (
        <section className="filter-bar__group" aria-label={open.label}>
          {open.render({ matrix, whole, filter })}
        </section>
      )}
    </section>
  )
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
