import type { RejectedRow } from './report.ts'

/** Rows that were refused for one reason, whatever stood in the field. */
export type RejectionReason = {
  readonly field: string
  /** What was wrong; `…` stands for the value where rows had different ones. */
  readonly reason: string
  readonly rows: number
  /** Lines of the first of them. */
  readonly lines: readonly number[]
  /** What stood in the field, most frequent first; of very many the first that were met. */
  readonly values: readonly RejectedValue[]
  /** Rows whose value is not among these. */
  readonly otherValues: number
}
export type RejectedValue = {
  readonly value: string
  readonly rows: number
  readonly lines: readonly number[]
}

/** Reasons, values of all of them, and lines of each that are held at most. */
const MOST_REASONS = 500
const MOST_VALUES = 2_000
const MOST_LINES = 20

type Group = { rows: number; readonly lines: number[] }
type Reason = Group & {
  readonly field: string
  readonly reason: string
  readonly values: Map<string, Group>
  otherValues: number
}

/**
 * Adds rejected rows up by their reason, and by the value that a reason quotes, so that thousands of
 * rows are read as the few mistakes that they are. In bounded memory: what a hostile file has beyond
 * that is counted under a reason of its own.
 */
export function openRejections() {
  const reasons = new Map<string, Reason>()
  let values = 0
  return {
    add: ({ line, field, reason }: Omit<RejectedRow, 'raw'>): void => {
      const quoted = Array.from(reason.matchAll(QUOTED), ([, value = '']) => value).join('; ')
      const group = reasonFor(reasons, field, reason.replaceAll(QUOTED, '"…"'))
      count(group, line)
      if (quoted === '') return
      const known = group.values.get(quoted)
      if (known === undefined && values === MOST_VALUES) group.otherValues += 1
      else if (known === undefined) {
        values += 1
        group.values.set(quoted, { rows: 1, lines: [line] })
      } else count(known, line)
    },
    list: (): readonly RejectionReason[] => [...reasons.values()].map(listed).sort(byRows),
  }
}

const QUOTED = /"([^"]*)"/g

function reasonFor(reasons: Map<string, Reason>, field: string, reason: string): Reason {
  const key = `${field}\u0000${reason}`
  const known = reasons.get(key)
  if (known !== undefined) return known
  if (reasons.size >= MOST_REASONS && key !== OTHERS) return reasonFor(reasons, '', OTHER_REASONS)
  const fresh: Reason = { field, reason, rows: 0, lines: [], values: new Map(), otherValues: 0 }
  reasons.set(key, fresh)
  return fresh
}

const OTHER_REASONS = 'Some other reason: the saved file has each row with its own'
const OTHERS = `\u0000${OTHER_REASONS}`

function count(group: Group, line: number): void {
  group.rows += 1
  if (group.lines.length < MOST_LINES) group.lines.push(line)
}

function listed({ field, reason, rows, lines, values, otherValues }: Reason): RejectionReason {
  const list = Array.from(values, ([value, group]) => ({ value, ...group })).sort(byRows)
  const [only] = list
  // A reason that quotes one value alone is told with it.
  return list.length === 1 && only !== undefined && otherValues === 0
    ? { field, reason: withValue(reason, only.value), rows, lines, values: [], otherValues }
    : { field, reason, rows, lines, values: list, otherValues }
}

const withValue = (reason: string, value: string) => {
  const parts = value.split('; ')
  return reason.replaceAll('"…"', () => `"${parts.shift() ?? '…'}"`)
}

/** Most frequent first; of two alike the one met first. */
const byRows = (a: RejectedCount, b: RejectedCount): number =>
  b.rows - a.rows || (a.lines[0] ?? 0) - (b.lines[0] ?? 0)
type RejectedCount = { readonly rows: number; readonly lines: readonly number[] }

const LINES_SAID = 5

/** The first of some lines: "2, 5, 9 and 40 more". */
export function linesInWords(lines: readonly number[], of = lines.length): string {
  const said = lines.slice(0, LINES_SAID)
  return of > said.length ? `${said.join(', ')} and ${of - said.length} more` : said.join(', ')
}
