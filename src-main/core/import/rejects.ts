import type { RejectedRow } from './report.ts'

/**
 * Rejected rows as JSON Lines in the format that was imported, each with `_line`, `_field` and
 * `_reason`, which the importer passes over: mend the row and import the file again. A line that was
 * not a record at all is kept whole in `_raw`.
 */
export function rejectsFile(rejected: readonly RejectedRow[]): string {
  return rejected.map((row) => `${rejectLine(row)}\n`).join('')
}

/** One line of it. */
export function rejectLine(row: RejectedRow): string {
  const marks = { _line: row.line, _field: row.field, _reason: row.reason }
  try {
    const value: unknown = JSON.parse(row.raw)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return JSON.stringify({ ...marks, ...value, ...marks })
  } catch {
    // Not JSON, or nested beyond what can be written again: kept as it stood.
  }
  return JSON.stringify({ ...marks, _raw: row.raw })
}
