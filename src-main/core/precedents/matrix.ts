import type { Law } from '../law/law.ts'
import type { Precedent } from '../precedent.ts'
import { known } from '../regime.ts'
import type { ConductRegime, Level, OutcomeCode } from '../vocabulary.ts'

/** Filters of the matrix; they combine with "and", values within one with "or". Absent: no filter. */
export type MatrixFilter = {
  /** One set of rules at a time; `NOT_RECORDED` where the dates do not tell. Absent: every set (lists only). */
  readonly regime?: 'CR2012' | 'CR2020_BASE' | 'CR2020_2025' | 'NOT_RECORDED'
  readonly culpability?: readonly (Level | 'NOT_STATED')[]
  readonly harm?: readonly (Level | 'NOT_STATED')[]
  readonly yearFrom?: number
  readonly yearTo?: number
  readonly force?: string
  readonly origin?: readonly string[]
  readonly confidence?: readonly string[]
  /** Words of the facts: which cases hold them is found out in the word index, see `Holding`. */
  readonly words?: string
}

/** 1 by slot where a case holds the words of the filter, else 0; null where they tell nothing. */
export type Holding = Int32Array | null

export type MatrixCell = {
  readonly outcome: OutcomeCode
  readonly count: number
  readonly share: number
}

/** Conduct type by outcome as first imposed; a case may stand in several rows, never twice in one. */
export type Matrix = {
  readonly outcomes: readonly OutcomeCode[]
  readonly rows: readonly {
    readonly id: string
    readonly label: string
    readonly cases: number
    /** Under five cases: shares are not shown as fills but hatched. */
    readonly few: boolean
    readonly cells: readonly MatrixCell[]
  }[]
  readonly totals: readonly MatrixCell[]
  readonly cases: number
  readonly facets: {
    readonly regime: Readonly<Record<string, number>>
    readonly culpability: Readonly<Record<string, number>>
    readonly harm: Readonly<Record<string, number>>
    readonly years: readonly { readonly year: number; readonly count: number }[]
    readonly forces: readonly { readonly force: string; readonly count: number }[]
    readonly origin: Readonly<Record<string, number>>
    readonly confidence: Readonly<Record<string, number>>
  }
  /** Cases in view that come from the sample library. */
  readonly fromSample: number
  /** The filter that alone empties the view, in plain words; null while there are cases. */
  readonly emptiedBy: string | null
  /** True while a live case of the reader awaits seals: outcome counts are withheld. */
  readonly sealedOff: boolean
}

/** What the matrix needs of a precedent, light enough to hold for a whole library. */
export type MatrixFact = {
  readonly ref: string
  /** Rows of the matrix the case stands in; never the same one twice. */
  readonly matrixRows: readonly string[]
  /** Outcome as first imposed. */
  readonly outcome: OutcomeCode
  readonly culpability: Level | null
  readonly harm: Level | null
  readonly year: number | null
  readonly force: string
  readonly origin: string
  readonly confidence: string
  readonly regime: ConductRegime | 'NOT_RECORDED'
}

/** The light record of a precedent; conduct that no row knows stands in the last row, "other". */
export function factOf(
  precedent: Pick<
    Precedent,
    'ref' | 'outcome' | 'force' | 'origin' | 'confidence' | 'hearingDate' | 'profile'
  >,
  law: Law,
): MatrixFact {
  const { profile } = precedent
  const rows = law.allegationTypes
    .filter((type) => profile.allegationTypes.includes(type.id))
    .map((type) => type.matrixRow)
  const regime = known(profile.regime.conductRegime)
  const last = law.matrixRows.at(-1)?.id
  return {
    ref: precedent.ref,
    matrixRows: rows.length > 0 || last === undefined ? [...new Set(rows)] : [last],
    outcome: precedent.outcome,
    culpability: profile.culpabilityLevel,
    harm: profile.harmLevel,
    year: precedent.hearingDate === null ? null : Number(precedent.hearingDate.slice(0, 4)),
    force: precedent.force,
    origin: precedent.origin,
    confidence: precedent.confidence,
    regime: regime === 'UNKNOWN' ? 'NOT_RECORDED' : regime,
  }
}

export { composeMatrix } from './compose-matrix.ts'
export { columnsOf } from './fact-columns.ts'
export { filterFacts } from './filter-facts.ts'
