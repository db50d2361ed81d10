import type { ConsistencyGroup } from '#core/quality/consistency'
import { Table } from '../ui/table.tsx'
import { inFigures } from '../shell/words.ts'
import { percent, percentRange } from './words.ts'

/** The chart by force and period as a table, with the same numbers and the same way to the pairs. */
export function GroupsTable(props: {
  readonly groups: readonly ConsistencyGroup[]
  readonly onOpen: (group: ConsistencyGroup) => void
}) {
  return (
    <Table
      caption="Share of pairs that contradict each other, by force and by period"
      rows={props.groups}
      rowKey={({ kind, label }) => `${kind} ${label}`}
      onOpen={props.onOpen}
      openLabel={({ label }) => `Show the pairs of ${label}`}
      columns={[
        { id: 'label', head: 'Force or period', cell: ({ label }) => label, rowHead: true },
        {
          id: 'pairs',
          head: 'Pairs',
          cell: ({ comparable }) => inFigures(comparable),
          number: true,
        },
        {
          id: 'against',
          head: 'Contradict',
          cell: (group) => inFigures(group.contradicting),
          number: true,
        },
        {
          id: 'share',
          head: 'Share',
          cell: ({ share }) => (share === null ? 'too few to say' : `${percent(share)}%`),
          number: true,
        },
        {
          id: 'interval',
          head: '95% interval',
          cell: ({ interval }) => (interval === null ? '' : percentRange(interval)),
          number: true,
        },
      ]}
    />
  )
}
