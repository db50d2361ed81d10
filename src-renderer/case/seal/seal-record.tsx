import type { PanelRecord } from '#contract/api'
import { Card } from '../../ui/card.tsx'
import { shortInstant } from '../../ui/dates.ts'
import { Table, type Column } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { shortHash } from '../words.ts'

type Seal = PanelRecord['seals'][number]

const seatWords = (seat: number | null): string =>
  seat === null
    ? 'Replaced on the panel; the seal stays on record'
    : seat === 0
      ? 'Chair'
      : `Panel member ${seat}`

function Signature(props: { readonly signature: Seal['signature'] }) {
  switch (props.signature) {
    case 'GOOD':
      return <Tag icon="check">Good</Tag>
    case 'BROKEN':
      return (
        <Tag tone="bad" icon="warning">
          Broken
        </Tag>
      )
    case 'NONE':
      return <Tag>Not signed</Tag>
  }
}

function Findings(props: { readonly same: boolean | null }) {
  if (props.same === null) return <span className="muted">Not recorded</span>
  return props.same ? <span>As they stand</span> : <Tag tone="warn">Changed since</Tag>
}

const COLUMNS: readonly Column<Seal>[] = [
  {
    id: 'who',
    head: 'Sealed by',
    rowHead: true,
    cell: (seal) => (
      <>
        {seal.label}
        {seal.isMe ? ', you' : ''}
        {seatWords(seal.seat) !== seal.label && (
          <span className="table__second">{seatWords(seal.seat)}</span>
        )}
      </>
    ),
  },
  {
    id: 'when',
    head: 'When',
    cell: (seal) => (
      <>
        {shortInstant(seal.sealedAt)}
        <span className="table__second">
          {seal.receivedAt === null
            ? 'Made on this laptop'
            : `Received ${shortInstant(seal.receivedAt)}`}
        </span>
      </>
    ),
  },
  {
    id: 'commitment',
    head: 'Commitment',
    cell: (seal) => (
      <span className="mono" title={seal.commitment}>
        {shortHash(seal.commitment, 16)}
      </span>
    ),
  },
  { id: 'signature', head: 'Signature', cell: (seal) => <Signature signature={seal.signature} /> },
  {
    id: 'key',
    head: 'Fingerprint of the key',
    cell: (seal) => <span className="mono record-key">{seal.fingerprint ?? 'None'}</span>,
  },
  {
    id: 'findings',
    head: 'Findings at sealing',
    cell: (seal) => <Findings same={seal.onPresentFindings} />,
  },
]

/** Every seal ever made in this case, with what proves it. */
export function SealRecord(props: { readonly record: PanelRecord | null }) {
  const { record } = props
  if (record === null || record.seals.length === 0) return null
  return (
    <Card flush title="Record of the seals" aside="Kept for ever, contents apart">
      <Table
        caption="Seals of this case, in order of time"
        columns={COLUMNS}
        rows={record.seals}
        rowKey={(seal) => seal.profileId}
      />
    </Card>
  )
}
