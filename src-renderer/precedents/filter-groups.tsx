import { useId } from 'react'
import type { Matrix, MatrixFilter } from '#core/precedents/matrix'
import { confidenceLabel, levelLabel } from '#core/wording'
import { ORIGIN_LABELS } from '#core/wording-precedent'
import type { Confidence, Level } from '#core/vocabulary'
import { Checkbox } from '../ui/choices.tsx'
import { Select } from '../ui/select.tsx'
import { useMatrix } from './matrix-store.ts'
import { RulesFilter } from './rules-filter.tsx'
import { WordsFilter } from './words-filter.tsx'
import { YearFilter } from './year-filter.tsx'

type GroupProps = { readonly matrix: Matrix; readonly whole: Matrix; readonly filter: MatrixFilter }

type CheckKey = 'culpability' | 'harm' | 'origin' | 'confidence'
type Option = { readonly id: string; readonly label: string }

const levels: readonly Option[] = [
  ...(['HIGH', 'MEDIUM', 'LOW'] satisfies Level[]).map((id) => ({ id, label: levelLabel(id) })),
  { id: 'NOT_STATED', label: 'Not stated' },
]
const confidences: readonly Option[] = (['HIGH', 'MEDIUM', 'LOW'] satisfies Confidence[]).map(
  (id) => ({ id, label: confidenceLabel(id) }),
)
const originsIn = (whole: Matrix): readonly Option[] =>
  Object.entries(ORIGIN_LABELS)
    .filter(([id]) => (whole.facets.origin[id] ?? 0) > 0)
    .map(([id, label]) => ({ id, label }))

/** Every group of filters, in the order of the column; the bar shows them one at a time. */
export const filterGroups = [
  { id: 'rules', label: 'Rules that applied', render: () => <RulesFilter /> },
  { id: 'words', label: 'Words of the facts', render: () => <WordsFilter /> },
  { id: 'culpability', label: 'Culpability', render: checks('culpability', () => levels) },
  { id: 'harm', label: 'Harm', render: checks('harm', () => levels) },
  { id: 'years', label: 'Year of hearing', render: () => <YearFilter /> },
  { id: 'force', label: 'Force', render: (props: GroupProps) => <ForceFilter {...props} /> },
  { id: 'origin', label: 'Source', render: checks('origin', originsIn) },
  {
    id: 'confidence',
    label: 'Confidence',
    render: checks('confidence', () => confidences),
  },
] as const

export type FilterGroupId = (typeof filterGroups)[number]['id']

/** Whether a group narrows the view now. The rules always do, so they are not counted. */
export function isNarrowing(id: FilterGroupId, filter: MatrixFilter): boolean {
  if (id === 'rules') return false
  if (id === 'years') return filter.yearFrom !== undefined || filter.yearTo !== undefined
  return filter[id] !== undefined
}

function checks(field: CheckKey, optionsOf: (whole: Matrix) => readonly Option[]) {
  return function render({ matrix, whole, filter }: GroupProps) {
    return <Checks field={field} options={optionsOf(whole)} matrix={matrix} filter={filter} />
  }
}

function Checks(props: {
  readonly field: CheckKey
  readonly options: readonly Option[]
  readonly matrix: Matrix
  readonly filter: MatrixFilter
}) {
  const { field, options, matrix, filter } = props
  const { change } = useMatrix()
  const on: readonly string[] = filter[field] ?? options.map(({ id }) => id)
  const toggle = (id: string, isOn: boolean) => {
    const next = options
      .map((one) => one.id)
      .filter((one) => (one === id ? isOn : on.includes(one)))
    return next.length === options.length ? change({}, [field]) : change({ [field]: next })
  }
  return (
    <div className="filter-checks">
      {options.map(({ id, label }) => (
        <Checkbox key={id} isSelected={on.includes(id)} onChange={(isOn) => void toggle(id, isOn)}>
          <span className="counted">
            <span>{label}</span>
            <span className="counted__count">{matrix.facets[field][id] ?? 0}</span>
          </span>
        </Checkbox>
      ))}
    </div>
  )
}

function ForceFilter({ matrix, whole, filter }: GroupProps) {
  const { change } = useMatrix()
  const id = useId()
  const { forces } = whole.facets
  const count = (force: string) =>
    matrix.facets.forces.find((one) => one.force === force)?.count ?? 0
  const items = [
    { id: '', label: forces.length === 1 ? 'The 1 force' : `All ${forces.length} forces` },
    ...forces.map(({ force }) => ({ id: force, label: `${force} (${count(force)})` })),
  ]
  return (
    <Select
      id={id}
      label="Force"
      hideLabel
      items={items}
      value={filter.force ?? ''}
      onChange={(force) => void (force === '' ? change({}, ['force']) : change({ force }))}
    />
  )
}
