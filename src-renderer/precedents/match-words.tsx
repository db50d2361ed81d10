import { useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { FieldWords } from '#contract/api'
import { FIELDS, refusesStrangers } from '#core/import/mapping/fields'
import type { MappedField, Meaning } from '#core/import/mapping/mapping'
import { counted, inFigures } from '../shell/words.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Select, type SelectItem } from '../ui/select.tsx'
import { Table, type Column } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { closedFields, meaningOf, useMatch, valueKeyOf } from './match-store.ts'

type Word = FieldWords['values'][number]
type Row = { readonly field: MappedField; readonly word: Word }

/** Words of a field that are shown before a person asks for all. */
const FIRST = 12

/** The words of each closed field, and which entry each of them means. */
export function MatchWords() {
  const words = useMatch((state) => state.words)
  const fields = useMatch(
    useShallow(({ mapping }) => (mapping === null ? [] : closedFields(mapping))),
  )
  return fields.map((field) => {
    const found = words[field]
    return found === undefined ? null : <WordsOf key={field} field={field} found={found} />
  })
}

const columns: readonly Column<Row>[] = [
  {
    id: 'word',
    head: 'Word in the table',
    rowHead: true,
    cell: ({ word: { value } }) =>
      value === '' ? <span className="muted">Empty cell</span> : <bdi>{`“${value}”`}</bdi>,
  },
  {
    id: 'rows',
    head: 'Rows',
    number: true,
    className: 'report__line',
    cell: ({ word }) => inFigures(word.rows),
  },
  {
    id: 'meaning',
    head: 'Means',
    className: 'match__choice',
    cell: (row) => <MeaningOf {...row} />,
  },
]

function WordsOf({ field, found }: { readonly field: MappedField; readonly found: FieldWords }) {
  const [showsAll, setShowsAll] = useState(false)
  const { values, otherRows } = found
  if (values.length === 0) return null
  const shown = showsAll ? values : values.slice(0, FIRST)
  const { label } = FIELDS[field]
  return (
    <Card
      title={`What the words for ${label.toLowerCase()} mean`}
      aside={counted(values.length, 'word')}
      flush
    >
      <Table
        caption={`Words for ${label.toLowerCase()}, the most frequent first`}
        columns={columns}
        rows={shown.map((word) => ({ field, word }))}
        rowKey={({ word }) => word.value}
        middle
      />
      {(shown.length < values.length || otherRows > 0) && (
        <div className="report__more stack stack--tight">
          {shown.length < values.length && (
            <div>
              <LinkButton onPress={() => setShowsAll(true)}>
                {`Show all ${values.length} words for ${label.toLowerCase()}`}
              </LinkButton>
            </div>
          )}
          {otherRows > 0 && (
            <p className="note">
              {counted(otherRows, 'row')} with rarer or longer words: they are read as they stand.
            </p>
          )}
        </div>
      )}
    </Card>
  )
}

const ENTRY = 'ENTRY '

const itemsOf = (field: MappedField, word: Word, found: FieldWords): readonly SelectItem[] => {
  const stays =
    word.reads !== null
      ? [{ id: 'WORD', label: `As it stands: ${word.reads}` }]
      : refusesStrangers(field) || word.value === ''
        ? []
        : [{ id: 'WORD', label: 'Not known: keep the word as it stands' }]
  return [
    ...stays,
    ...found.entries.map(({ entry, label }) => ({ id: `${ENTRY}${entry}`, label })),
    ...(field === 'outcome' ? [] : [{ id: 'UNKNOWN', label: 'Not stated' }]),
    { id: 'REJECT', label: 'Reject these rows' },
  ]
}

const meaningFrom = (id: string): Meaning => {
  if (id.startsWith(ENTRY)) return { as: 'ENTRY', entry: id.slice(ENTRY.length) }
  return id === 'WORD' || id === 'UNKNOWN' ? { as: id } : { as: 'REJECT' }
}

function MeaningOf({ field, word }: Row) {
  const { value } = word
  const found = useMatch(({ words }) => words[field])
  const meaning = useMatch(({ mapping }) => meaningOf(mapping, field, value))
  const isSettled = useMatch(({ settled }) => settled.has(valueKeyOf(field, value)))
  const setMeaning = useMatch((state) => state.setMeaning)
  if (found === undefined) return null
  return (
    <div className="stack stack--tight">
      <Select
        label={`${value === '' ? 'An empty cell' : `“${value}”`} means`}
        hideLabel
        items={itemsOf(field, word, found)}
        value={meaning.as === 'ENTRY' ? `${ENTRY}${meaning.entry}` : meaning.as}
        onChange={(id) => setMeaning(field, value, meaningFrom(id))}
      />
      {meaning.as === 'ENTRY' && !isSettled && (
        <div>
          <Tag>Guess from the word</Tag>
        </div>
      )}
    </div>
  )
}
