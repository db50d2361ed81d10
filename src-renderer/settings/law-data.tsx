import { useSession } from '../shell/session.ts'
import { longDate } from '../ui/dates.ts'
import { Card } from '../ui/card.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { Table, type Column } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import type { RuleEntry } from '#core/law/law'

const markWords = {
  V: 'Verified in statute',
  F: 'Read in fragments',
  S: 'Second-hand',
  K: 'From memory',
  '?': 'Open',
} as const

const columns: readonly Column<RuleEntry>[] = [
  {
    id: 'id',
    head: 'Rule',
    rowHead: true,
    cell: ({ id }) => <span className="mono">{id}</span>,
  },
  {
    id: 'message',
    head: 'What it says',
    cell: ({ message, source }) => (
      <>
        {message}
        <span className="table__second">{source}</span>
      </>
    ),
  },
  {
    id: 'mark',
    head: 'How sure',
    cell: ({ mark }) => <Tag tone={mark === 'V' ? 'accent' : 'warn'}>{markWords[mark]}</Tag>,
  },
  {
    id: 'signed',
    head: 'Signed off',
    cell: ({ signedOffBy }) => signedOffBy ?? <span className="muted">Not signed off</span>,
  },
]

/** The rules as data, each with its source and how sure we are of it. */
export function LawData() {
  const law = useSession((session) => session.law)
  if (law === null) return <SkeletonRows />
  return (
    <>
      <p className="small muted">
        Law data, version {law.version}. Bank holidays are known until{' '}
        {longDate(law.bankHolidays.knownUntil)}. A verified rule can block; one that is not asks for
        a reason and never blocks.
      </p>
      <Card title="Rules on outcomes" aside={`${law.rules.length} rules`} flush>
        <Table
          caption="Rules on outcomes"
          columns={columns}
          rows={law.rules}
          rowKey={({ id }) => id}
        />
      </Card>
    </>
  )
}
