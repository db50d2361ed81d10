import type { ReactNode } from 'react'
import {
  publicationStateLabel,
  type Publication,
  type PublicationState,
} from '#core/notice/publication-register'
import { mediumDate } from '../ui/dates.ts'
import { Table, type Column } from '../ui/table.tsx'
import { Tag, type TagTone } from '../ui/tag.tsx'

const tones: Readonly<Record<PublicationState, TagTone>> = {
  PRIVATE: 'neutral',
  WITHHELD: 'neutral',
  TO_PUBLISH: 'warn',
  OUT: 'accent',
  MAY_COME_DOWN: 'accent',
  TAKEN_DOWN: 'neutral',
}

const short = (hash: string): string => hash.slice(0, 8)

const Second = (props: { readonly children: ReactNode }) => (
  <span className="table__second">{props.children}</span>
)

const columns: readonly Column<Publication>[] = [
  {
    id: 'notice',
    head: 'Notice and day it was signed',
    rowHead: true,
    className: 'publications__notice',
    cell: ({ number, full, sha256, issuedOn, replacedBy }) => (
      <>
        <span className="mono">{number}</span>
        <Second>
          <span className="mono">{short(sha256)}</span>
        </Second>
        {full !== null && (
          <Second>
            Full notice <span className="mono">{`${full.number} ${short(full.sha256)}`}</span>
          </Second>
        )}
        <Second>Signed {mediumDate(issuedOn)}</Second>
        {replacedBy !== null && <Second>Replaced by {replacedBy}</Second>}
      </>
    ),
  },
  {
    id: 'state',
    head: 'Where it stands',
    className: 'publications__state',
    cell: ({ state, isRedacted }) => (
      <>
        <Tag tone={tones[state]}>{publicationStateLabel(state)}</Tag>
        {isRedacted && <Second>With parts removed</Second>}
      </>
    ),
  },
  { id: 'since', head: 'Since and until', cell: (row) => <Days {...row} /> },
  {
    id: 'where',
    head: 'Address',
    className: 'publications__where',
    cell: ({ address, publishedOn }) =>
      address === '' && publishedOn !== null ? 'Not recorded' : address,
  },
  {
    id: 'decided',
    head: 'Decided by, and why',
    cell: ({ decidedBy, reasons }) => (
      <>
        {decidedBy}
        {reasons !== '' && <Second>{reasons}</Second>}
      </>
    ),
  },
]

function Days(row: Publication) {
  if (row.publishedOn === null) return null
  return (
    <>
      Since {mediumDate(row.publishedOn)}
      {row.takenDownOn === null
        ? row.mayComeDownOn !== null && (
            <Second>May come down from {mediumDate(row.mayComeDownOn)}</Second>
          )
        : takenDown(row, row.takenDownOn)}
    </>
  )
}

const takenDown = ({ takenDownEarly }: Publication, on: string) => (
  <>
    <Second>Taken down {mediumDate(on)}</Second>
    {takenDownEarly !== '' && <Second>{takenDownEarly}</Second>}
  </>
)

/** The newest notice first; a row opens what is recorded of it. */
export function PublicationsTable(props: {
  readonly rows: readonly Publication[]
  readonly isLoading: boolean
  readonly empty: ReactNode
  readonly onOpen: (row: Publication) => void
}) {
  return (
    <Table
      caption="Signed notices and their publication, newest first"
      columns={columns}
      rows={props.rows}
      rowKey={({ noticeId }) => noticeId}
      onOpen={props.onOpen}
      openLabel={({ number, state }) => `Open ${number}, ${publicationStateLabel(state)}`}
      isLoading={props.isLoading}
      empty={props.empty}
      rowKeys
    />
  )
}
