import { bootstrapInSteps } from '../statistics/bootstrap.ts'
import { wilson, type Interval } from '../statistics/intervals.ts'
import { seededRandom } from '../statistics/random.ts'
import { roundTo6 } from '../statistics/round.ts'
import { toEnd } from '../steps.ts'
import { DISMISSAL, RUNGS, type Chances } from './baselines.ts'

/** What a method said of one case, and what happened. */
export type Told = {
  readonly rung: number
  readonly chances: Chances
  /** Rungs of the nearest cases, nearest first; null for a method without neighbours. */
  readonly neighbours: readonly number[] | null
}

type Figure =
  | 'exact'
  | 'withinOne'
  | 'balancedAccuracy'
  | 'recallLesser'
  | 'recallDismissal'
  | 'weightedKappa'
  | 'rps'
  | 'brier'

export type Measures = {
  readonly n: number
  /** Share told to the rung. */
  readonly exact: number | null
  readonly withinOne: number | null
  /** Mean of the two recalls: dismissal (DWN, WHBD) against every lesser outcome. */
  readonly balancedAccuracy: number | null
  readonly recallLesser: number | null
  readonly recallDismissal: number | null
  /**
   * Agreement on the rung beyond chance, a miss weighed by the square of its rungs (Cohen's kappa):
   * 1 is perfect, 0 what chance gives; null where all was told, and ended, on one rung.
   */
  readonly weightedKappa: number | null
  /** Ranked probability score over the ladder, 0 (perfect) to 1. */
  readonly rps: number | null
  /** Brier score of the chance of dismissal, 0 (perfect) to 1. */
  readonly brier: number | null
  /** Share of the nearest 1, 3 and 5 that ended on the same rung as the case. */
  readonly neighbourAgreement: {
    readonly top1: number
    readonly top3: number
    readonly top5: number
  } | null
  /** 95%: Wilson for plain shares, bootstrap over cases for the rest. */
  readonly intervals: Readonly<Record<Figure, Interval | null>>
  /** Chance of dismissal that was stated, in fifths, against the share that was dismissed. */
  readonly calibration: readonly {
    readonly from: number
    readonly to: number
    readonly n: number
    readonly stated: number
    readonly happened: number
  }[]
}

const SEED = 20_260_101

export function measuresOf(told: readonly Told[]): Measures {
  return toEnd(measuresInSteps(told))
}

/** `measuresOf`, pausing as it resamples, which takes long. */
export function* measuresInSteps(told: readonly Told[]): Generator<undefined, Measures> {
  const value = (figure: Figure) => rounded(figures[figure](told))
  const share = (hit: (one: Told) => boolean, among: (one: Told) => boolean) => {
    const of = told.filter(among)
    return of.length === 0 ? null : wilson(of.filter(hit).length, of.length)
  }
  const all = () => true
  const balancedAccuracy = yield* resampled(told.length, balancedBy(told))
  const weightedKappa = yield* resampled(told.length, kappaBy(told))
  const rps = yield* resampled(told.length, meanBy(told.map(rankedScore)))
  const brier = yield* resampled(told.length, meanBy(told.map(squaredError)))
  return {
    n: told.length,
    exact: value('exact'),
    withinOne: value('withinOne'),
    balancedAccuracy: value('balancedAccuracy'),
    recallLesser: value('recallLesser'),
    recallDismissal: value('recallDismissal'),
    weightedKappa: value('weightedKappa'),
    rps: value('rps'),
    brier: value('brier'),
    neighbourAgreement: agreement(told),
    intervals: {
      exact: share(isExact, all),
      withinOne: share(isWithinOne, all),
      balancedAccuracy,
      recallLesser: share((one) => !saysDismissal(one), isLesser),
      recallDismissal: share(saysDismissal, (one) => !isLesser(one)),
      weightedKappa,
      rps,
      brier,
    },
    calibration: calibrationOf(told),
  }
}

const resampled = (n: number, figure: ByIndex) => bootstrapInSteps(n, figure, seededRandom(SEED))

const rounded = (value: number | null) => (value === null ? null : roundTo6(value))
const chanceOfDismissal = ({ chances }: Told) => chances[DISMISSAL] ?? 0
export const saysDismissal = (told: Told) => chanceOfDismissal(told) >= 0.5
const isLesser = ({ rung }: Told) => rung !== DISMISSAL

/** The likeliest rung; of two equals the lower. */
const saidRung = ({ chances }: Told) =>
  chances.reduce((best, chance, rung) => (chance > (chances[best] ?? 0) ? rung : best), 0)
const isExact = (told: Told) => saidRung(told) === told.rung
const isWithinOne = (told: Told) => Math.abs(saidRung(told) - told.rung) <= 1

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
const rate = (of: readonly Told[], hit: (told: Told) => boolean) =>
  mean(of.map((told) => (hit(told) ? 1 : 0)))

const figures: Readonly<Record<Figure, (of: readonly Told[]) => number | null>> = {
  exact: (of) => rate(of, isExact),
  withinOne: (of) => rate(of, isWithinOne),
  recallLesser: (of) => rate(of.filter(isLesser), (told) => !saysDismissal(told)),
  recallDismissal: (of) =>
    rate(
      of.filter((told) => !isLesser(told)),
      saysDismissal,
    ),
  balancedAccuracy: (of) => balancedBy(of)([...of.keys()]),
  weightedKappa: (of) => kappaBy(of)([...of.keys()]),
  rps: (of) => mean(of.map(rankedScore)),
  brier: (of) => mean(of.map(squaredError)),
}

const squaredError = (told: Told) => (chanceOfDismissal(told) - (isLesser(told) ? 0 : 1)) ** 2

/** A figure of some of the cases, by their places: read a thousand times over for one interval. */
type ByIndex = (indices: readonly number[]) => number | null

function balancedBy(told: readonly Told[]): ByIndex {
  const kinds = Uint8Array.from(
    told,
    (one) => (isLesser(one) ? 0 : 2) + (saysDismissal(one) === isLesser(one) ? 0 : 1),
  )
  return (indices) => {
    const times = [0, 0, 0, 0]
    for (const index of indices) times[kinds[index] ?? 0] = (times[kinds[index] ?? 0] ?? 0) + 1
    const [wrongLesser = 0, lesser = 0, wrongDismissal = 0, dismissal = 0] = times
    if (wrongLesser + lesser === 0 || wrongDismissal + dismissal === 0) return null
    return (lesser / (wrongLesser + lesser) + dismissal / (wrongDismissal + dismissal)) / 2
  }
}

function kappaBy(told: readonly Told[]): ByIndex {
  const cells = Uint8Array.from(told, (one) => saidRung(one) * RUNGS + one.rung)
  return (indices) => {
    const said = new Float64Array(RUNGS)
    const ended = new Float64Array(RUNGS)
    let seen = 0
    for (const index of indices) {
      const cell = cells[index] ?? 0
      const [a, b] = [Math.floor(cell / RUNGS), cell % RUNGS]
      said[a] = (said[a] ?? 0) + 1
      ended[b] = (ended[b] ?? 0) + 1
      seen += (a - b) ** 2
    }
    let byChance = 0
    for (let a = 0; a < RUNGS; a++)
      for (let b = 0; b < RUNGS; b++) byChance += (a - b) ** 2 * (said[a] ?? 0) * (ended[b] ?? 0)
    return byChance === 0 ? null : 1 - (seen * indices.length) / byChance
  }
}

const meanBy =
  (values: readonly number[]): ByIndex =>
  (indices) => {
    let sum = 0
    for (const index of indices) sum += values[index] ?? 0
    return indices.length === 0 ? null : sum / indices.length
  }

function rankedScore({ chances, rung }: Told): number {
  let said = 0
  let score = 0
  for (let below = 0; below < RUNGS - 1; below++) {
    said += chances[below] ?? 0
    score += (said - (rung <= below ? 1 : 0)) ** 2
  }
  return score / (RUNGS - 1)
}

function agreement(told: readonly Told[]): Measures['neighbourAgreement'] {
  const top = (k: number) => {
    const shares = told.flatMap(({ neighbours, rung }) => {
      const first = neighbours?.slice(0, k) ?? []
      return first.length === 0 ? [] : [first.filter((one) => one === rung).length / first.length]
    })
    return roundTo6(mean(shares) ?? 0)
  }
  if (told.every(({ neighbours }) => neighbours === null)) return null
  return { top1: top(1), top3: top(3), top5: top(5) }
}

const FIFTHS = 5

function calibrationOf(told: readonly Told[]): Measures['calibration'] {
  return Array.from({ length: FIFTHS }, (_, fifth) => {
    const of = told.filter(
      (one) => Math.min(FIFTHS - 1, Math.floor(chanceOfDismissal(one) * FIFTHS)) === fifth,
    )
    return {
      from: fifth / FIFTHS,
      to: (fifth + 1) / FIFTHS,
      n: of.length,
      stated: roundTo6(mean(of.map(chanceOfDismissal)) ?? 0),
      happened: roundTo6(rate(of, (one) => !isLesser(one)) ?? 0),
    }
  })
}
