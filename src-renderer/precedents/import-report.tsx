import type { ImportReport, RejectedRow } from '#contract/api'
import { counted } from '../shell/words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Banner } from '../ui/notice.tsx'
import { Table, type Column } from '../ui/table.tsx'
import { useImport } from './import-store.ts'

const fieldWords = (field: string) => field.replaceAll('_', ' ')

const rejectedColumns: readonly Column<RejectedRow>[] = [
  { id: 'line', head: 'Line', rowHead: true, className: 'report__line', cell: ({ line }) => line },
  {
    id: 'field',
    head: 'Field',
    className: 'report__field',
    cell: ({ field }) => fieldWords(field),
  },
  { id: 'reason', head: 'What was wrong', cell: ({ reason }) => reason },
]

/** The first lines that a word stands in; a table that says more cannot be read. */
const linesOf = (lines: readonly number[]): string => {
  const named = lines.slice(0, LINES).join(', ')
  return lines.length > LINES ? `${named} and more` : named
}
const LINES = 20

type Unmapped = ImportReport['unmapped'][number]
const unmappedColumns: readonly Column<Unmapped>[] = [
  { id: 'word', head: 'Word', rowHead: true, cell: ({ word }) => `“${word}”` },
  {
    id: 'field',
    head: 'Field',
    className: 'report__field',
    cell: ({ field }) => fieldWords(field),
  },
  { id: 'lines', head: 'Lines', cell: ({ lines }) => linesOf(lines) },
]

type Remark = ImportReport['remarks'][number]
const remarkColumns: readonly Column<Remark>[] = [
  { id: 'line', head: 'Line', rowHead: true, className: 'report__line', cell: ({ line }) => line },
  { id: 'id', head: 'Collector’s id', cell: ({ id }) => <span className="mono">{id}</span> },
  { id: 'remark', head: 'Remark', cell: ({ remark }) => remark },
]

/** What became of every row of the file. */
export function Report({ report }: { readonly report: ImportReport }) {
  const { rejected, rejectedRows, unmapped, remarks, remarksMade } = report
  return (
    <>
      <Card title={`What became of ${report.file}`} aside={counted(report.rows, 'row')}>
        <dl className="tally">
          <Figure label="Accepted" value={report.accepted} />
          <Figure label="Already in the library" value={report.duplicates} />
          <Figure label="Rejected" value={rejectedRows} />
        </dl>
      </Card>
      {rejected.length > 0 && <Rejected rows={rejected} all={rejectedRows} />}
      {unmapped.length > 0 && (
        <Card
          title="Words the vocabulary does not know"
          aside={counted(unmapped.length, 'word')}
          flush
        >
          <Table
            caption="Words the vocabulary does not know, with their lines"
            columns={unmappedColumns}
            rows={unmapped.slice(0, SHOWN)}
            rowKey={({ field, word }) => `${field} ${word}`}
          />
          {unmapped.length > SHOWN && (
            <p className="note report__more">
              The {SHOWN} most frequent stand here. Each precedent keeps its own.
            </p>
          )}
        </Card>
      )}
      {remarks.length > 0 && (
        <Card title="Accepted, but worth a look" aside={counted(remarksMade, 'remark')} flush>
          <div className="report__remarks">
            <Table
              caption="Remarks on accepted rows"
              columns={remarkColumns}
              rows={remarks.slice(0, SHOWN)}
              rowKey={({ line, remark }) => `${line} ${remark}`}
            />
          </div>
          {remarks.length > SHOWN && (
            <p className="note report__more">
              The first {SHOWN} of {remarksMade.toLocaleString('en-GB')} stand here. Each precedent
              carries its own.
            </p>
          )}
        </Card>
      )}
    </>
  )
}

/** Rows of a long table that a person may still read through. */
const SHOWN = 200

function Figure({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="figures">{value.toLocaleString('en-GB')}</dd>
    </div>
  )
}

function Rejected(props: { readonly rows: readonly RejectedRow[]; readonly all: number }) {
  const { rows, all } = props
  const { saveRejects, savedTo } = useImport()
  return (
    <Card
      title="Rejected rows"
      aside={
        <Button size="small" icon="download" onPress={() => void saveRejects()}>
          Save rejected rows
        </Button>
      }
      flush
    >
      {savedTo !== null && (
        <div className="report__saved">
          <Banner tone="info" title="Saved">
            {savedTo}: the rows with their reasons, in the same format. Mend them and import the
            file.
          </Banner>
        </div>
      )}
      <Table
        caption="Rejected rows, with field and reason"
        columns={rejectedColumns}
        rows={rows.slice(0, SHOWN)}
        rowKey={({ line, field, reason }) => `${line} ${field} ${reason}`}
      />
      {all > Math.min(rows.length, SHOWN) && (
        <p className="note report__more">
          The first {SHOWN} stand here; the saved file has all {all.toLocaleString('en-GB')}.
        </p>
      )}
    </Card>
  )
}
