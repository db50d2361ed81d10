import { useEffect, useRef } from 'react'
import type { ImportReport } from '#contract/api'
import { readingInWords } from '#core/import/reading'
import { counted } from '../shell/words.ts'
import { Card } from '../ui/card.tsx'
import { Table, type Column } from '../ui/table.tsx'
import { Rejected } from './rejected-rows.tsx'

const fieldWords = (field: string) => field.replaceAll('_', ' ')

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
  const { rejectedRows, repeated, unmapped, remarks, remarksMade, tried } = report
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (tried) top.current?.focus()
  }, [report, tried])
  const said = report.reading === null ? '' : readingInWords(report.reading)
  return (
    <>
      <div ref={top} tabIndex={-1} className="report__top">
        <Card
          title={
            tried ? `What an import of ${report.file} would do` : `What became of ${report.file}`
          }
          aside={counted(report.rows, 'row')}
        >
          <dl className="tally">
            <Figure label="Accepted" value={report.accepted} />
            <Figure label="Already in the library" value={report.duplicates} />
            <Figure label="Rejected" value={rejectedRows} />
          </dl>
          {tried && <p className="note">Nothing was written.</p>}
          {repeated > 0 && (
            <p className="note">
              {counted(repeated, 'row')} of those already in the library stand more than once in the
              file, word for word in what was taken from them.
            </p>
          )}
          {said !== '' && <p className="note">{said}</p>}
        </Card>
      </div>
      {rejectedRows > 0 && <Rejected report={report} />}
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
