import type { PrecedentContent } from '../precedent.ts'
import type { Problem } from '../result.ts'

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
  readonly rejected: readonly RejectedRow[]
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
  readonly cancelled: boolean
}

/** What became of one row. */
export type RowOutcome =
  | {
      readonly kind: 'ACCEPTED' | 'DUPLICATE'
      readonly line: number
      readonly content: Pick<PrecedentContent, 'sourceId' | 'unmapped'>
      readonly remarks: readonly string[]
    }
  | ({ readonly kind: 'REJECTED' } & RejectedRow)

/** A refused row, with every reason in one sentence list and the first field that is wrong. */
export function rejectionOf(line: number, raw: string, problems: readonly Problem[]): RowOutcome {
  const field = problems.find((problem) => problem.field !== undefined)?.field ?? ''
  const reasons = problems.map((problem) =>
    problem.field === undefined || problem.field === field
      ? problem.message
      : `${problem.field}: ${problem.message}`,
  )
  return { kind: 'REJECTED', line, field, reason: [...new Set(reasons)].join('; '), raw }
}

/** Adds the rows up; unknown words are grouped, most frequent first, then by field and word. */
export function buildImportReport(input: {
  readonly file: string
  readonly outcomes: Iterable<RowOutcome>
  readonly cancelled: boolean
}): ImportReport {
  const rejected: RejectedRow[] = []
  const remarks: { line: number; id: string; remark: string }[] = []
  const words = new Map<string, { field: string; word: string; lines: number[] }>()
  let [rows, accepted, duplicates] = [0, 0, 0]
  for (const row of input.outcomes) {
    rows += 1
    if (row.kind === 'REJECTED') {
      const { line, field, reason, raw } = row
      rejected.push({ line, field, reason, raw })
      continue
    }
    if (row.kind === 'DUPLICATE') {
      duplicates += 1
      continue
    }
    accepted += 1
    const id = row.content.sourceId ?? ''
    remarks.push(...row.remarks.map((remark) => ({ line: row.line, id, remark })))
    for (const { field, word } of row.content.unmapped) {
      const key = `${field}\u0000${word.toLowerCase()}`
      const entry = words.get(key) ?? { field, word, lines: [] }
      if (entry.lines.at(-1) !== row.line) entry.lines.push(row.line)
      words.set(key, entry)
    }
  }
  const unmapped = [...words.entries()]
    .sort(([a, x], [b, y]) => y.lines.length - x.lines.length || (a < b ? -1 : 1))
    .map(([, entry]) => entry)
  const { file, cancelled } = input
  return { file, rows, accepted, duplicates, rejected, unmapped, remarks, cancelled }
}
