import type { PreparedLibrary } from '../comparison/prepare-library.ts'
import { measure, type Measured } from '../comparison/measure.ts'
import { weightsOf } from '../comparison/nearest.ts'
import type { Method } from '../comparison/weights.ts'
import type { Precedent } from '../precedent.ts'
import { wilson, type Interval } from '../statistics/intervals.ts'
import { sharesOf, type Chances } from './baselines.ts'
import type { Told } from './measures.ts'
import { miscodings } from './robustness.ts'

/** What the method found for one case; for grading only, never shown as advice. */
export type Found = Told & {
  readonly floor: number | null
  readonly ceiling: number | null
  /** The weighted vote of the counted cases alone, as the comparison shows them. */
  readonly underSameRules: Told
  /** No case counted: the shares of the past stood in for them. */
  readonly abstained: boolean
  /** Shares of the first five neighbours that each miscoded factor puts out. */
  readonly miscodings: readonly number[]
}

/**
 * The weighted vote of the nearest cases, held between floor and ceiling where these do not
 * contradict each other. It is told twice: from every past case, which is what the plain methods
 * learn from too, and from those alone that count under the rules of the case. Yields as it goes.
 */
export function* tellByEvenhand(
  library: PreparedLibrary,
  test: Precedent,
  rung: number,
  words: ReadonlyMap<string, number>,
  past: Chances,
  method: Method,
): Generator<undefined, Found> {
  const { hearingKey, contentHash, sourceId, profile } = test
  const input = { profile, words, exclude: { hearingKey, contentHash, sourceId }, method }
  const counted = measure(library, input)
  const floor = counted.force.FLOOR.rung
  const ceiling = counted.force.CEILING.rung
  const tell = ({ scan, nearest }: Measured): Told => {
    const weights = weightsOf(nearest, scan.totals, method.sharpness)
    const rungs = nearest.map((row) => library.placed[row]?.rung ?? 0)
    const votes = rungs.map((at, i) => ({ rung: at, weight: weights[i] ?? 0 }))
    const chances = nearest.length === 0 ? past : sharesOf(votes)
    return { rung, chances: hold(chances, floor, ceiling), neighbours: rungs }
  }
  return {
    ...tell(measure(library, { ...input, everyCase: true })),
    floor,
    ceiling,
    underSameRules: tell(counted),
    abstained: counted.nearest.length === 0,
    miscodings: yield* miscodings(library, input),
  }
}

function hold(chances: Chances, floor: number | null, ceiling: number | null): Chances {
  const low = floor ?? 0
  const high = ceiling ?? chances.length - 1
  if (low > high) return chances
  return sharesOf(
    chances.map((weight, rung) => ({ rung: Math.min(high, Math.max(low, rung)), weight })),
  )
}

export type ConstraintGrade = Readonly<
  Record<
    'floor' | 'ceiling',
    {
      /** Cases on which the library forced a bound. */
      readonly forced: number
      readonly coverage: number
      readonly coverageInterval: Interval
      /** Cases that ended beyond the bound. */
      readonly wrong: number
      readonly wrongInterval: Interval
    }
  >
>

export function gradeConstraint(found: readonly Found[]): ConstraintGrade {
  const grade = (bound: (one: Found) => number | null, beyond: (one: Found) => boolean) => {
    const forced = found.filter((one) => bound(one) !== null)
    const wrong = forced.filter(beyond).length
    return {
      forced: forced.length,
      coverage: found.length === 0 ? 0 : forced.length / found.length,
      coverageInterval: wilson(forced.length, found.length),
      wrong,
      wrongInterval: wilson(wrong, forced.length),
    }
  }
  return {
    floor: grade(
      ({ floor }) => floor,
      ({ floor, rung }) => rung < (floor ?? 0),
    ),
    ceiling: grade(
      ({ ceiling }) => ceiling,
      ({ ceiling, rung }) => ceiling !== null && rung > ceiling,
    ),
  }
}
