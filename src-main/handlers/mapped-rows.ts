import { openMapping } from '#core/import/mapping/apply'
import { checkMapping } from '#core/import/mapping/check'
import { canonicalMapping, columnNames, sameColumn } from '#core/import/mapping/mapping'
import { mappedReason, type ColumnName, type TableMapping } from '#core/import/mapping/mapping'
import { ok, type Problem, type Result } from '#core/result'
import { listMappings } from '../db/table-mappings.ts'
import type { FileRow } from '../files/read-rows.ts'
import { hashText } from '../vault/keys.ts'
import { readTables } from './import-files.ts'
import type { Chosen } from './import-state.ts'
import type { OpenLibrary } from './library.ts'
import { cellsIn, notChosen } from './table-look.ts'

/** How a chosen table is read, and what each of its records says of that. */
export type MappedTable = {
  readonly mapping: TableMapping
  readonly columns: readonly ColumnName[]
  /** The row of the file that holds their headings: what stands above it is no row. */
  readonly heading: number
  readonly name: string | null
  readonly sha256: string
  readonly reason: string
}

/** Readies a mapping for the table that was chosen, or says everything that keeps it from being used. */
export function readyMapping(
  library: OpenLibrary,
  { look, reading }: Chosen,
  mapping: TableMapping,
): Result<MappedTable> {
  if (look === null || reading === null) return notChosen
  const problems = checkMapping(mapping, look, readTables(library))
  if (problems.length > 0) return { ok: false, problems }
  const sha256 = hashText(canonicalMapping(mapping))
  const name = listMappings(library.db).find((kept) => kept.sha256 === sha256)?.name ?? null
  const reason = mappedReason(name, sha256)
  return ok({ mapping, columns: look.columns, heading: reading.heading, name, sha256, reason })
}

/** A row with what the mapping found wrong in it. */
export type MappedFileRow = FileRow & { readonly problems?: readonly Problem[] }

/** The rows of a table as records of our own format; `raw` is the record, to be mended and imported. */
export async function* mapRows(
  rows: AsyncGenerator<FileRow>,
  { mapping, columns, heading: headingLine }: MappedTable,
  months: readonly string[],
): AsyncGenerator<MappedFileRow> {
  let rowOf: ReturnType<typeof openMapping> | null = null
  for await (const row of rows) {
    if (row.line > 0 && row.line < headingLine) continue
    if ('error' in row) yield row
    else if (rowOf === null) {
      const heading = cellsIn(row.value)
      if (!areSame(columnNames(heading), columns)) return yield { ...row, error: CHANGED }
      rowOf = openMapping(mapping, heading, months)
    } else if (cellsIn(row.value).some((cell) => cell.trim() !== '')) {
      const { record, problems } = rowOf(cellsIn(row.value))
      yield { line: row.line, raw: JSON.stringify(record), value: record, problems }
    }
  }
}

const CHANGED =
  'The headings of the table have changed since it was looked through: choose it again'

const areSame = (now: readonly ColumnName[], then: readonly ColumnName[]): boolean =>
  now.length === then.length &&
  now.every((column, at) => {
    const before = then[at]
    return before !== undefined && sameColumn(column, before)
  })
