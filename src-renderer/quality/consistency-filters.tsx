import type { Consistency, ConsistencyFilter } from '#core/quality/consistency'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Select } from '../ui/select.tsx'
import { useQuality } from './quality-store.ts'
import { panelModelWords } from './words.ts'

const ANY = 'ANY'

/** Force, years and chair: which pairs are looked at. */
export function ConsistencyFilters(props: {
  readonly consistency: Consistency
  readonly filter: ConsistencyFilter
}) {
  const { filter } = props
  const { choices } = props.consistency
  const { compare } = useQuality()
  const { force, yearFrom, yearTo, panelModel } = filter
  const set = (change: {
    readonly [K in keyof ConsistencyFilter]: ConsistencyFilter[K] | undefined
  }) => void compare(defined({ ...filter, ...change }))
  const years = choices.years.map((year) => ({ id: String(year), label: String(year) }))
  const yearOf = (id: string) => (id === ANY ? undefined : Number(id))
  return (
    <Card>
      <div className="quality__ask">
        <Select
          label="Force of either case"
          items={[
            { id: ANY, label: 'Every force' },
            ...choices.forces.map((one) => ({ id: one, label: one })),
          ]}
          value={force ?? ANY}
          onChange={(id) => set({ force: id === ANY ? undefined : id })}
        />
        <Select
          label="Later case decided from"
          items={[{ id: ANY, label: 'Any year' }, ...years]}
          value={yearFrom === undefined ? ANY : String(yearFrom)}
          onChange={(id) => set({ yearFrom: yearOf(id) })}
        />
        <Select
          label="to"
          items={[{ id: ANY, label: 'Any year' }, ...years]}
          value={yearTo === undefined ? ANY : String(yearTo)}
          onChange={(id) => set({ yearTo: yearOf(id) })}
        />
        <Select
          label="Chair of both cases"
          items={[
            { id: ANY, label: 'Any chair' },
            ...choices.panelModels.map((id) => ({ id, label: panelModelWords[id] })),
          ]}
          value={panelModel ?? ANY}
          onChange={(id) => set({ panelModel: id === ANY ? undefined : id })}
        />
        {Object.keys(filter).length > 0 && (
          <Button onPress={() => void compare({})}>Every pair</Button>
        )}
      </div>
    </Card>
  )
}

/** A filter that is taken away is absent, not undefined. */
function defined(filter: {
  readonly [K in keyof ConsistencyFilter]: ConsistencyFilter[K] | undefined
}): ConsistencyFilter {
  const { force, yearFrom, yearTo, panelModel } = filter
  return {
    ...(force === undefined ? {} : { force }),
    ...(yearFrom === undefined ? {} : { yearFrom }),
    ...(yearTo === undefined ? {} : { yearTo }),
    ...(panelModel === undefined ? {} : { panelModel }),
  }
}
