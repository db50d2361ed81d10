import { singleChanges, type Change } from '../comparison/constraint/changes.ts'
import type { EncodedLibrary } from '../comparison/library.ts'
import { nearestRows } from '../comparison/nearest.ts'
import { scanLibrary, type ScanInput } from '../comparison/scan.ts'
import { bootstrapInSteps } from '../statistics/bootstrap.ts'
import type { Interval } from '../statistics/intervals.ts'
import { seededRandom } from '../statistics/random.ts'
import { roundTo6 } from '../statistics/round.ts'
import { evenly } from './folds.ts'

/** Neighbours that are looked at: those a reader sees first. */
const FIRST = 5
/** Rows looked at for one case at most: in a large library fewer factors are tried, evenly spread. */
const MOST_ROWS = 100_000
const FEWEST_TRIED = 4

/**
 * For each factor of the taxonomy, found where the case has it not or missing where it has it: the
 * share, 0 to 1, of the first five counted neighbours that this one miscoding puts out. Empty where
 * fewer than five count. Yields between factors.
 */
export function* miscodings(
  library: EncodedLibrary,
  input: ScanInput,
): Generator<undefined, readonly number[]> {
  const before = firstOf(library, input)
  if (before.length < FIRST) return []
  const factors = singleChanges(input.profile, library.taxonomy).filter(
    ({ step }) => step.feature.kind === 'FACTOR',
  )
  const shares: number[] = []
  for (const { apply } of tried(factors, library.rows)) {
    yield
    const after = firstOf(library, { ...input, profile: apply(input.profile) })
    shares.push(before.filter((row) => !after.includes(row)).length / FIRST)
  }
  return shares
}

function firstOf(library: EncodedLibrary, input: ScanInput): readonly number[] {
  const { counted, totals } = scanLibrary(library, input)
  return nearestRows(counted, totals, FIRST)
}

const tried = (changes: readonly Change[], rows: number): readonly Change[] =>
  evenly(changes, Math.max(FEWEST_TRIED, Math.floor(MOST_ROWS / rows)))

/** How much one wrongly coded factor moves the first five neighbours, over all cases told. */
export type Robustness = {
  readonly cases: number
  /** Miscodings tried, one factor at a time. */
  readonly miscodings: number
  /** Mean share of the first five that is put out, and the largest, 0 to 1. */
  readonly mean: number
  readonly worst: number
  /** Share of the miscodings that put out one of the five at most. */
  readonly atMostOne: number
  /** 95%, by resampling cases: the miscodings of one case stand or fall together. */
  readonly intervals: Readonly<Record<'mean' | 'atMostOne', Interval | null>>
}

const SEED = 20_260_102
const ONE = 1 / FIRST

/** Yields as it goes. */
export function* gradeRobustness(
  shares: readonly (readonly number[])[],
): Generator<undefined, Robustness> {
  const tried = shares.filter((ofCase) => ofCase.length > 0)
  const cases = tried.map((ofCase) => ({
    miscodings: ofCase.length,
    moved: ofCase.reduce((sum, share) => sum + share, 0),
    atMostOne: ofCase.filter((share) => share <= ONE).length,
  }))
  const of = (name: 'moved' | 'atMostOne') => (indices: readonly number[]) => {
    let all = 0
    let sum = 0
    for (const index of indices) {
      all += cases[index]?.miscodings ?? 0
      sum += cases[index]?.[name] ?? 0
    }
    return all === 0 ? null : sum / all
  }
  const every = [...cases.keys()]
  const interval = (name: 'moved' | 'atMostOne') =>
    bootstrapInSteps(cases.length, of(name), seededRandom(SEED))
  return {
    cases: cases.length,
    miscodings: cases.reduce((sum, { miscodings: count }) => sum + count, 0),
    mean: roundTo6(of('moved')(every) ?? 0),
    worst: tried.flat().reduce((most, share) => Math.max(most, share), 0),
    atMostOne: roundTo6(of('atMostOne')(every) ?? 0),
    intervals: {
      mean: yield* interval('moved'),
      atMostOne: yield* interval('atMostOne'),
    },
  }
}
