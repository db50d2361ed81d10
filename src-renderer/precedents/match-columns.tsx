import { useState } from 'react'
import type { ForeignColumn } from '#contract/api'
import { FIELDS } from '#core/import/mapping/fields'
import { MAPPED_FIELDS, type MappedField } from '#core/import/mapping/mapping'
import { counted } from '../shell/words.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Segmented, TextField } from '../ui/field.tsx'
import { Select, type SelectItem } from '../ui/select.tsx'
import { Table, type Column } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { columnKey, useMatch } from './match-store.ts'

const LEAVE_OUT = 'LEAVE_OUT'
type Choice = MappedField | typeof LEAVE_OUT
const items: readonly SelectItem<Choice>[] = [
  { id: LEAVE_OUT, label: 'Leave out' },
  ...MAPPED_FIELDS.map((field) => ({ id: field, label: FIELDS[field].label })),
]

const none: readonly MappedField[] = []

type Row = { readonly column: ForeignColumn; readonly at: number }

/** How a column is named to a person: by its heading, or by its place. */
const nameOf = ({ heading, nth }: ForeignColumn, at: number): string => {
  if (heading === '') return `Column ${at + 1}, without a heading`
  return nth === 1 ? heading : `${heading} (${nth})`
}

const columns: readonly Column<Row>[] = [
  {
    id: 'heading',
    head: 'Heading in the table',
    rowHead: true,
    className: 'match__heading',
    cell: ({ column, at }) => <span className="strong">{nameOf(column, at)}</span>,
  },
  {
    id: 'examples',
    head: 'What stands there',
    cell: ({ column }) => <Examples column={column} />,
  },
  {
    id: 'field',
    head: 'Stands for',
    className: 'match__choice',
    cell: (row) => <Choices {...row} />,
  },
]

function Examples({ column }: { readonly column: ForeignColumn }) {
  const { examples, filled } = column
  if (examples.length === 0) return <span className="muted">Nothing in any row</span>
  return (
    <>
      <ul className="match__examples record record--list">
        {examples.map((example) => (
          <li key={example}>
            <bdi>{example}</bdi>
          </li>
        ))}
      </ul>
      <span className="note">{counted(filled, 'row')}</span>
    </>
  )
}

function Choices({ column, at }: Row) {
  // Each cell follows its own part alone: a table may have two hundred columns.
  const fields = useMatch(({ mapping }) => mapping?.columns[at]?.fields) ?? none
  const isSettled = useMatch(({ settled }) => settled.has(columnKey(at)))
  const setFields = useMatch((state) => state.setFields)
  const [isAdding, setAdding] = useState(false)
  const name = nameOf(column, at)
  const choose = (place: number, choice: Choice) => {
    const next = choice === LEAVE_OUT ? [] : [choice]
    setAdding(false)
    void setFields(at, [
      ...new Set([...fields.slice(0, place), ...next, ...fields.slice(place + 1)]),
    ])
  }
  const shown: readonly (MappedField | null)[] =
    fields.length === 0 || isAdding ? [...fields, null] : fields
  return (
    <div className="stack stack--tight">
      {shown.map((field, place) => (
        <Select
          // By its place: by its field, a choice would be another one and lose the focus.
          key={place}
          label={place === 0 ? `${name} stands for` : `${name} stands for this too`}
          hideLabel
          items={items}
          value={field ?? LEAVE_OUT}
          onChange={(choice) => choose(place, choice)}
        />
      ))}
      <div className="row">
        {fields.length > 0 && !isSettled && <Tag>Guess from the heading</Tag>}
        {fields.length > 0 && fields.length < 4 && !isAdding && (
          <LinkButton
            label={`${name} stands for another field too`}
            onPress={() => setAdding(true)}
          >
            For another field too
          </LinkButton>
        )}
      </div>
      {column.isPrivate && (
        <p className="note">It seems to name a person or a characteristic: leave it out.</p>
      )}
    </div>
  )
}

/** Columns beyond which a table is looked through by words and by what is left out. */
const MANY = 12

const views = [
  { id: 'ALL', label: 'All columns' },
  { id: 'LEFT_OUT', label: 'Left out' },
] as const

/** Each heading of the table, what stands under it, and the field that it stands for. */
export function MatchFields() {
  const table = useMatch(({ matching }) => matching?.table)
  const [words, setWords] = useState('')
  // Those left out when it was asked: a column that is matched now keeps its place and the focus.
  const [only, setOnly] = useState<ReadonlySet<number> | null>(null)
  if (table === undefined) return null
  const all = table.columns.map((column, at) => ({ column, at }))
  const sought = words.trim().toLowerCase()
  const shown = all.filter(
    ({ column, at }) =>
      (only === null || only.has(at)) && nameOf(column, at).toLowerCase().includes(sought),
  )
  const show = (view: (typeof views)[number]['id']) => {
    const { mapping } = useMatch.getState()
    const left = all.filter(({ at }) => mapping?.columns[at]?.fields.length === 0)
    setOnly(view === 'ALL' ? null : new Set(left.map(({ at }) => at)))
  }
  return (
    <Card title="Which column stands for which field" aside={counted(table.rows, 'row')} flush>
      {all.length > MANY && (
        <div className="match__find">
          <TextField label="Find a heading" type="search" value={words} onChange={setWords} />
          <Segmented
            label="Show"
            items={views}
            value={only === null ? 'ALL' : 'LEFT_OUT'}
            onChange={show}
          />
          <p className="note" role="status">
            {`${shown.length} of ${counted(all.length, 'column')}`}
          </p>
        </div>
      )}
      <Table
        caption="Headings of the table, examples of their values, and the field each stands for"
        columns={columns}
        rows={shown}
        rowKey={({ at }) => columnKey(at)}
        empty={<Empty title="No heading has these words">Find it by other words.</Empty>}
      />
    </Card>
  )
}
