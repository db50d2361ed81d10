import type { ImportReport, RejectedRow } from '#contract/api'
import { linesInWords } from '#core/import/rejections'
import { counted, inFigures } from '../shell/words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Banner } from '../ui/notice.tsx'
import { Table, type Column } from '../ui/table.tsx'
import { useImport } from './import-store.ts'

const fieldWords = (field: string) => field.replaceAll('_', ' ')

type Reason = ImportReport['reasons'][number]
type Value = Reason['values'][number]

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

const valueColumns: readonly Column<Value>[] = [
  { id: 'value', head: 'What stood there', rowHead: true, cell: ({ value }) => `“${value}”` },
  {
    id: 'rows',
    head: 'Rows',
    number: true,
    className: 'report__line',
    cell: ({ rows }) => inFigures(rows),
  },
  { id: 'lines', head: 'Lines', cell: ({ lines, rows }) => linesInWords(lines, rows) },
]

/** Why rows were rejected, grouped by reason; and the rows themselves, of many the first. */
export function Rejected({ report }: { readonly report: ImportReport }) {
  const { rejected, rejectedRows, reasons } = report
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
      {rejectedRows > FEW ? (
        <>
          <ul className="rejections">
            {reasons.slice(0, SHOWN).map((reason) => (
              <ReasonOfMany key={`${reason.field} ${reason.reason}`} of={reason} />
            ))}
          </ul>
          {reasons.length > SHOWN && (
            <p className="note report__more">The {SHOWN} most frequent reasons stand here.</p>
          )}
          <details className="report__rows">
            <summary>The first rows one by one</summary>
            <Rows rows={rejected} all={rejectedRows} />
          </details>
        </>
      ) : (
        <Rows rows={rejected} all={rejectedRows} />
      )}
    </Card>
  )
}

/** Rows that are quicker read one by one. */
const FEW = 12
/** Rows of a long table that a person may still read through. */
const SHOWN = 200
const VALUES_SHOWN = 10

function ReasonOfMany({ of }: { readonly of: Reason }) {
  const { field, reason, rows, lines, values } = of
  const shown = values.slice(0, VALUES_SHOWN)
  const others = shown.reduce((left, value) => left - value.rows, rows)
  return (
    <li>
      <p>
        <b className="figures">{counted(rows, 'row')}</b>
        {field !== '' && <span className="muted">, {fieldWords(field)}</span>}
      </p>
      <p>{reason}</p>
      {shown.length === 0 ? (
        <p className="note">
          {rows === 1 ? 'Line' : 'Lines'} {linesInWords(lines, rows)}
        </p>
      ) : (
        <Table
          caption={`What stood in ${fieldWords(field)}`}
          columns={valueColumns}
          rows={shown}
          rowKey={({ value }) => value}
        />
      )}
      {shown.length > 0 && others > 0 && (
        <p className="note">
          {counted(others, 'row')} with other values: the saved file has each with its own.
        </p>
      )}
    </li>
  )
}

function Rows(props: { readonly rows: readonly RejectedRow[]; readonly all: number }) {
  const { rows, all } = props
  return (
    <>
      <Table
        caption="Rejected rows, with field and reason"
        columns={rejectedColumns}
        rows={rows.slice(0, SHOWN)}
        rowKey={({ line, field, reason }) => `${line} ${field} ${reason}`}
      />
      {all > Math.min(rows.length, SHOWN) && (
        <p className="note report__more">
          The first {SHOWN} stand here; the saved file has all {inFigures(all)}.
        </p>
      )}
    </>
  )
}
