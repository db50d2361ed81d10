import { bootstrap } from '../statistics/bootstrap.ts'
import { wilson, type Interval } from '../statistics/intervals.ts'
import { seededRandom } from '../statistics/random.ts'
import { roundTo6 } from '../statistics/round.ts'
import { DISMISSAL, RUNGS, type Chances } from './baselines.ts'

/** What a method said of one case, and what happened. */
export type Told = {
  readonly rung: number
  readonly chances: Chances
  /** Rungs of the nearest cases, nearest first; null for a method without neighbours. */
  readonly neighbours: readonly number[] | null
}

type Figure =
  'exact' | 'withinOne' | 'balancedAccuracy' | 'recallLesser' | 'recallDismissal' | 'rps' | 'brier'

export type Measures = {
  readonly n: number
  /** Share told to the rung. */
  readonly exact: number | null
  readonly withinOne: number | null
  /** Mean of the two recalls: dismissal (DWN, WHBD) against every lesser outcome. */
  readonly balancedAccuracy: number | null
  readonly recallLesser: number | null
  readonly recallDismissal: number | null
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
  const value = (figure: Figure, of: readonly Told[]) => rounded(figures[figure](of))
  const resampled = (figure: Figure) =>
    bootstrap(
      told.length,
      (indices) => figures[figure](indices.flatMap((index) => told[index] ?? [])),
      seededRandom(SEED),
    )
  const share = (hit: (one: Told) => boolean, among: (one: Told) => boolean) => {
    const of = told.filter(among)
    return of.length === 0 ? null : wilson(of.filter(hit).length, of.length)
  }
  const all = () => true
  return {
    n: told.length,
    exact: value('exact', told),
    withinOne: value('withinOne', told),
    balancedAccuracy: value('balancedAccuracy', told),
    recallLesser: value('recallLesser', told),
    recallDismissal: value('recallDismissal', told),
    rps: value('rps', told),
    brier: value('brier', told),
    neighbourAgreement: agreement(told),
    intervals: {
      exact: share(isExact, all),
      withinOne: share(isWithinOne, all),
      balancedAccuracy: resampled('balancedAccuracy'),
      recallLesser: share((one) => !saysDismissal(one), isLesser),
      recallDismissal: share(saysDismissal, (one) => !isLesser(one)),
      rps: resampled('rps'),
      brier: resampled('brier'),
    },
    calibration: calibrationOf(told),
  }
}

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
  balancedAccuracy: (of) => {
    const lesser = rate(of.filter(isLesser), (told) => !saysDismissal(told))
    const dismissal = rate(
      of.filter((told) => !isLesser(told)),
      saysDismissal,
    )
    return lesser === null || dismissal === null ? null : (lesser + dismissal) / 2
  },
  rps: (of) => mean(of.map(rankedScore)),
  brier: (of) => mean(of.map((told) => (chanceOfDismissal(told) - (isLesser(told) ? 0 : 1)) ** 2)),
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
