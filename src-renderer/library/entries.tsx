import { useState } from 'react'
import type { AuditEntry } from '#contract/api'
import { ukClock, ukDay } from '#core/date-and-clock'
import { useSession } from '../shell/session.ts'
import { useToday } from '../shell/today.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { shortDate } from '../ui/dates.ts'
import { Empty } from '../ui/empty.tsx'
import { TextField } from '../ui/field.tsx'
import { Table, type Column } from '../ui/table.tsx'
import { actionWords, shortHash } from './action-words.ts'
import { useRecord } from './library-store.ts'

const columnsFor = (today: string): readonly Column<AuditEntry>[] => [
  {
    id: 'entry',
    head: 'Entry',
    number: true,
    rowHead: true,
    cell: ({ seq }) => seq.toLocaleString('en-GB'),
  },
  {
    id: 'when',
    head: 'When',
    className: 'figures',
    cell: ({ at }) =>
      ukDay(at) === today ? ukClock(at) : `${shortDate(ukDay(at))} ${ukClock(at)}`,
  },
  { id: 'who', head: 'Who', cell: ({ person }) => person },
  { id: 'what', head: 'What', cell: ({ action }) => actionWords(action) },
  { id: 'where', head: 'Where', cell: ({ subject }) => whereWords(subject) },
  {
    id: 'hash',
    head: 'Hash',
    cell: ({ hash }) => <span className="mono muted">{shortHash(hash)}</span>,
  },
]

const whereWords = (subject: string): string => {
  const words = subject.length > 24 ? shortHash(subject) : subject
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const holds = (entry: AuditEntry, text: string): boolean =>
  [actionWords(entry.action), entry.subject, entry.person, entry.detail, entry.hash]
    .join('\n')
    .toLowerCase()
    .includes(text.trim().toLowerCase())

/** The entries, newest first, with one of them opened beside. */
export function Entries(props: {
  readonly opened: AuditEntry | null
  readonly onOpen: (entry: AuditEntry) => void
}) {
  const { entries, loadEarlier, problems } = useRecord()
  const total = useSession(({ facts }) => facts?.auditEntries)
  const [text, setText] = useState('')
  const today = useToday()
  const shown = (entries ?? []).filter((entry) => holds(entry, text))
  const hasEarlier = (entries?.at(-1)?.seq ?? 1) > 1
  return (
    <Card flush className="record-table">
      <div className="record-tools">
        <TextField
          label="Find in the record"
          hideLabel
          type="search"
          placeholder="Find in the record"
          value={text}
          onChange={setText}
        />
        <span className="small muted figures">
          {shown.length.toLocaleString('en-GB')} of{' '}
          {Math.max(total ?? 0, entries?.length ?? 0).toLocaleString('en-GB')} shown
        </span>
        {hasEarlier && (
          <Button size="small" onPress={() => void loadEarlier()}>
            Show 100 earlier
          </Button>
        )}
      </div>
      <Table
        caption="Entries of the audit record, newest first"
        columns={columnsFor(today)}
        rows={shown}
        rowKey={({ seq }) => String(seq)}
        onOpen={props.onOpen}
        openLabel={(entry) => `Open entry ${entry.seq}, ${actionWords(entry.action)}`}
        here={props.opened === null ? null : String(props.opened.seq)}
        isLoading={entries === null && problems.length === 0}
        empty={<Empty title="No entry holds these words">Only loaded entries are searched.</Empty>}
        middle
        rowKeys
      />
    </Card>
  )
}
