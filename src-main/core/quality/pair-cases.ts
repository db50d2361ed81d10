import { CHIEF_OFFICER_CHAIR, LQC_CHAIR, type EncodedLibrary } from '../comparison/library.ts'
import { hashOfText } from '../comparison/shelf.ts'
import { known } from '../regime.ts'
import type { Step } from '../steps.ts'
import type { PanelModel } from '../vocabulary.ts'

/** Which pairs are looked at. Absent: all of them. */
export type ConsistencyFilter = {
  /** Pairs of which at least one case is this force's. */
  readonly force?: string
  /** Pairs of which the later case was decided in these years. */
  readonly yearFrom?: number
  readonly yearTo?: number
  /** Pairs of which both cases had this model of chair. */
  readonly panelModel?: PanelModel
}

/** What pairs ask of a case. */
export type PairCase = {
  readonly row: number
  readonly rules: string
  /** Where it ended: see `ladder.ts`. */
  readonly low: number
  readonly high: number
  /** Place in the list of forces. */
  readonly force: number
  /** 0 where it is not known. */
  readonly year: number
  readonly panelModel: PanelModel | null
}

export type LeftOutOfPairs = 'SET_ASIDE_OR_OTHER_OUTCOME' | 'LOW_CONFIDENCE' | 'RULES_NOT_RECORDED'

/** Cases that no pair can have, with the first of them. */
export type LeftOutGroup = {
  readonly reason: LeftOutOfPairs
  readonly count: number
  readonly refs: readonly string[]
}

export type PairCases = {
  /** In order of reference. */
  readonly cases: readonly PairCase[]
  /** In alphabetical order. */
  readonly forces: readonly string[]
  readonly leftOut: readonly LeftOutGroup[]
}

const MOST_REFS = 200
const REASONS = ['SET_ASIDE_OR_OTHER_OUTCOME', 'LOW_CONFIDENCE', 'RULES_NOT_RECORDED'] as const

const SLICE = 5_000

/** Cases that could form a pair: with an outcome on the ladder, well coded, under known rules. */
export function* pairCases(library: EncodedLibrary): Generator<Step, PairCases> {
  const { rows, placed, listedAt, marks, refs } = library
  const named = new Set<string>()
  for (let row = 0; row < rows; row++) {
    named.add(listedAt(row)?.force ?? '')
    if (row % SLICE === 0) yield { done: 0, total: 0 }
  }
  const forces = [...named].sort()
  const forceAt = new Map(forces.map((force, at) => [force, at]))
  const cases: PairCase[] = []
  const out: Record<LeftOutOfPairs, string[]> = {
    SET_ASIDE_OR_OTHER_OUTCOME: [],
    LOW_CONFIDENCE: [],
    RULES_NOT_RECORDED: [],
  }
  for (let row = 0; row < rows; row++) {
    if (row % SLICE === 0) yield { done: 0, total: 0 }
    const reason = reasonOf(library, row)
    const at = placed[row]
    const shown = listedAt(row)
    if (reason !== null) out[reason].push(refs[row] ?? '')
    else if (at != null && shown !== null) {
      const { force, hearingDate, regime } = shown
      cases.push({
        row,
        rules: regime,
        low: at.low,
        high: at.high,
        force: forceAt.get(force) ?? 0,
        year: hearingDate === null ? 0 : Number(hearingDate.slice(0, 4)),
        panelModel: chairOf(marks[row] ?? 0),
      })
    }
  }
  const leftOut = REASONS.flatMap((reason) =>
    out[reason].length === 0
      ? []
      : [{ reason, count: out[reason].length, refs: out[reason].slice(0, MOST_REFS) }],
  )
  return { cases, forces, leftOut }
}

function reasonOf(library: EncodedLibrary, row: number): LeftOutOfPairs | null {
  const kind = library.eligibilities[library.eligibility[row] ?? 0]
  if (library.placed[row] == null || kind === undefined) return 'SET_ASIDE_OR_OTHER_OUTCOME'
  if (kind.low) return 'LOW_CONFIDENCE'
  const { possible } = kind
  return known({ possible, basis: 'DATES', reason: '' }) === 'UNKNOWN' ? 'RULES_NOT_RECORDED' : null
}

const chairOf = (marks: number): PanelModel | null =>
  (marks & LQC_CHAIR) !== 0
    ? 'LQC_CHAIR'
    : (marks & CHIEF_OFFICER_CHAIR) !== 0
      ? 'CHIEF_OFFICER_CHAIR'
      : null

const NO_KEY = hashOfText('')

/** Says whether two rows were decided at one hearing; the very few that hashes leave open are read. */
export function hearingsOf({ identity, read }: EncodedLibrary) {
  const { hearingKey } = identity
  const times = new Map<number, number>()
  for (const hash of hearingKey) times.set(hash, (times.get(hash) ?? 0) + 1)
  const keys = new Map<number, string | null>()
  const keyOf = (row: number): string | null => {
    const before = keys.get(row)
    if (before !== undefined) return before
    const key = read(row).hearingKey
    keys.set(row, key)
    return key
  }
  /** Whether another row may be of the same hearing. */
  const hasSiblings = (row: number) => {
    const hash = hearingKey[row] ?? NO_KEY
    return hash !== NO_KEY && (times.get(hash) ?? 0) > 1
  }
  const isSame = (a: number, b: number) =>
    hearingKey[a] === hearingKey[b] && hasSiblings(a) && keyOf(a) === keyOf(b) && keyOf(a) !== null
  return { hasSiblings, isSame }
}
export type Hearings = ReturnType<typeof hearingsOf>
