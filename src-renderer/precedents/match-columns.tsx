import { useState } from 'react'
import type { ForeignColumn } from '#contract/api'
import { FIELDS } from '#core/import/mapping/fields'
import { MAPPED_FIELDS, type MappedField } from '#core/import/mapping/mapping'
import { counted } from '../shell/words.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
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
          key={field ?? LEAVE_OUT}
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

/** Each heading of the table, what stands under it, and the field that it stands for. */
export function MatchFields() {
  const table = useMatch(({ matching }) => matching?.table)
  if (table === undefined) return null
  return (
    <Card title="Which column stands for which field" aside={counted(table.rows, 'row')} flush>
      <Table
        caption="Headings of the table, examples of their values, and the field each stands for"
        columns={columns}
        rows={table.columns.map((column, at) => ({ column, at }))}
        rowKey={({ at }) => columnKey(at)}
      />
    </Card>
  )
}
