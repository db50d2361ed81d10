import type { BookEntry } from '#core/law/rule-book'
import { Card } from '../ui/card.tsx'
import { mediumDate } from '../ui/dates.ts'
import { Empty } from '../ui/empty.tsx'
import { Table, type Column } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { inForceWords } from './words.ts'

const columns: readonly Column<BookEntry>[] = [
  {
    id: 'id',
    head: 'Entry and source',
    rowHead: true,
    className: 'book__id',
    cell: ({ id, source }) => (
      <>
        <span className="mono">{id}</span>
        <span className="table__second">{source}</span>
      </>
    ),
  },
  {
    id: 'words',
    head: 'What it says',
    cell: ({ title, words }) => (
      <>
        <span className="book__title">{title}</span>
        <span className="table__second">{words}</span>
      </>
    ),
  },
  {
    id: 'mark',
    head: 'How sure, since when',
    className: 'book__mark',
    cell: (entry) => (
      <>
        <Tag tone={entry.mark === 'V' ? 'accent' : 'warn'}>{entry.markWords}</Tag>
        <span className="table__second">{inForceWords(entry)}</span>
      </>
    ),
  },
  {
    id: 'signed',
    head: 'Signed off',
    className: 'book__signed',
    cell: (entry) => <SignedOff entry={entry} />,
  },
]

function SignedOff({ entry: { signOff, earlier } }: { readonly entry: BookEntry }) {
  if (signOff !== null)
    return (
      <>
        {signOff.signedBy}
        <span className="table__second">{mediumDate(signOff.signedOn)}</span>
      </>
    )
  if (earlier !== null)
    return (
      <>
        <span className="is-warn">Signed off for an earlier wording</span>
        <span className="table__second">{mediumDate(earlier.signedOn)}</span>
      </>
    )
  return <span className="muted">Not signed off</span>
}

/** Entries of one part of the rule book, with one of them opened beside. */
export function EntriesTable(props: {
  readonly label: string
  readonly entries: readonly BookEntry[]
  readonly opened: string | null
  readonly isLoading: boolean
  readonly onOpen: (entry: BookEntry) => void
}) {
  return (
    <Card flush className="book__card">
      <Table
        caption={props.label}
        columns={columns}
        rows={props.entries}
        rowKey={({ key }) => key}
        openLabel={({ id, title }) => `Open ${id}, ${title}`}
        onOpen={props.onOpen}
        here={props.opened}
        isLoading={props.isLoading}
        empty={
          <Empty title="No entry answers to this search">
            Clear the search, or show verified entries too.
          </Empty>
        }
        rowKeys
      />
    </Card>
  )
}
