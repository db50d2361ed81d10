import type { PrecedentContent } from '../precedent.ts'
import type { Problem } from '../result.ts'
import type { TableReading } from './reading.ts'
import { openRejections, type RejectionReason } from './rejections.ts'

// The shapes below are the process boundary's too (contract/api.ts takes them from here or repeats
// them): core may not import the contract.

export type RejectedRow = {
  readonly line: number
  readonly field: string
  readonly reason: string
  /** The row as it stood, for a person to mend. */
  readonly raw: string
}

export type ImportReport = {
  readonly file: string
  readonly rows: number
  readonly accepted: number
  readonly duplicates: number
  /** How many of these stand in the file more than once. */
  readonly repeated: number
  /** The first of them; `rejectedRows` tells how many there are in all. */
  readonly rejected: readonly RejectedRow[]
  readonly rejectedRows: number
  /** Why all of them were rejected, the most frequent reason first. */
  readonly reasons: readonly RejectionReason[]
  readonly unmapped: readonly {
    readonly field: string
    readonly word: string
    readonly lines: readonly number[]
  }[]
  readonly remarks: readonly {
    readonly line: number
    readonly id: string
    readonly remark: string
  }[]
  /** Of a large import the first remarks are listed; this is how many there were. */
  readonly remarksMade: number
  readonly cancelled: boolean
  /** How a table was read; null where a file tells that itself. */
  readonly reading: ReportedReading | null
  /** True where nothing was written, so that a person sees first what would be. */
  readonly tried: boolean
}
export type ReportedReading = TableReading & { readonly otherSheets: readonly string[] }

/** What became of one row. */
export type RowOutcome =
  | {
      readonly kind: 'ACCEPTED' | 'DUPLICATE' | 'REPEATED'
      readonly line: number
      readonly content: Pick<PrecedentContent, 'sourceId' | 'unmapped'>
      readonly remarks: readonly string[]
    }
  | Rejection
type Rejection = { readonly kind: 'REJECTED' } & RejectedRow

/** A refused row, with every reason in one sentence list and the first field that is wrong. */
export function rejectionOf(line: number, raw: string, problems: readonly Problem[]): Rejection {
  const field = problems.find((problem) => problem.field !== undefined)?.field ?? ''
  const reasons = problems.map((problem) =>
    problem.field === undefined || problem.field === field
      ? problem.message
      : `${problem.field}: ${problem.message}`,
  )
  return { kind: 'REJECTED', line, field, reason: short([...new Set(reasons)].join('; ')), raw }
}

/** Rejected rows, remarks, and lines and kinds of unknown words that a report holds at most. */
const MOST_REJECTED = 5_000
const MOST_REMARKS = 5_000
const MOST_WORDS = 5_000
const MOST_LINES = 200
/** Characters of a reason, a remark or an unknown word: a hostile file can make them any length. */
const MOST_TEXT = 500
/** Characters of a rejected row that a report holds; the file of rejected rows has it whole. */
const MOST_RAW = 2_000

const short = (text: string): string =>
  text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT).replace(/[\ud800-\udbff]$/, '')}…`

export type ReportBuilder = {
  readonly add: (row: RowOutcome) => void
  readonly report: (cancelled: boolean) => ImportReport
}

/**
 * Adds rows up one at a time, whatever their number, in bounded memory. Unknown words are grouped,
 * most frequent first, then by field and word.
 */
export function openReport(file: string): ReportBuilder {
  const rejected: RejectedRow[] = []
  const reasons = openRejections()
  const remarks: { line: number; id: string; remark: string }[] = []
  const words: Words = new Map()
  const totals = {
    rows: 0,
    accepted: 0,
    duplicates: 0,
    repeated: 0,
    rejectedRows: 0,
    remarksMade: 0,
  }
  const add = (row: RowOutcome) => {
    totals.rows += 1
    if (row.kind === 'DUPLICATE' || row.kind === 'REPEATED') {
      totals.duplicates += 1
      if (row.kind === 'REPEATED') totals.repeated += 1
    } else if (row.kind === 'REJECTED') {
      totals.rejectedRows += 1
      const { line, field, reason, raw } = row
      reasons.add(row)
      if (rejected.length < MOST_REJECTED)
        rejected.push({ line, field, reason, raw: raw.slice(0, MOST_RAW) })
    } else {
      totals.accepted += 1
      totals.remarksMade += row.remarks.length
      const id = short(row.content.sourceId ?? '')
      for (const remark of row.remarks)
        if (remarks.length < MOST_REMARKS)
          remarks.push({ line: row.line, id, remark: short(remark) })
      for (const { field, word } of row.content.unmapped)
        countWord(words, field, short(word), row.line)
    }
  }
  const report = (cancelled: boolean): ImportReport => ({
    file,
    ...totals,
    rejected,
    reasons: reasons.list(),
    unmapped: [...words.entries()]
      .sort(([a, x], [b, y]) => y.times - x.times || (a < b ? -1 : 1))
      .map(([, { field, word, lines }]) => ({ field, word, lines })),
    remarks,
    cancelled,
    reading: null,
    tried: false,
  })
  return { add, report }
}

type Words = Map<string, { field: string; word: string; times: number; lines: number[] }>

function countWord(words: Words, field: string, word: string, line: number): void {
  const key = `${field}\u0000${word.toLowerCase()}`
  const entry = words.get(key) ?? { field, word, times: 0, lines: [] }
  if (entry.times === 0 && words.size === MOST_WORDS) return
  words.set(key, entry)
  if (entry.lines.at(-1) === line) return
  entry.times += 1
  if (entry.lines.length < MOST_LINES) entry.lines.push(line)
}

/** The report of rows that are all at hand. */
export function buildImportReport(input: {
  readonly file: string
  readonly outcomes: Iterable<RowOutcome>
  readonly cancelled: boolean
}): ImportReport {
  const { add, report } = openReport(input.file)
  for (const row of input.outcomes) add(row)
  return report(input.cancelled)
}
