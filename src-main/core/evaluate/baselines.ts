import type { PlainCase } from './features.ts'

/** Rungs of the ladder, 0 (no action) to 4 (dismissal). */
export const RUNGS = 5
export const DISMISSAL = 4
/** Chance of each rung, summing to 1. */
export type Chances = readonly number[]

export type Known = { readonly plain: PlainCase; readonly rung: number }

/** Learns from past cases; then says the chances of a case. */
export type Baseline = (past: readonly Known[]) => (plain: PlainCase) => Chances

/** Shares of rungs by weight; even where there is no weight at all. */
export function sharesOf(
  votes: readonly { readonly rung: number; readonly weight: number }[],
): Chances {
  const shares = Array.from({ length: RUNGS }, () => 0)
  let sum = 0
  for (const { rung, weight } of votes) {
    shares[rung] = (shares[rung] ?? 0) + weight
    sum += weight
  }
  return sum === 0 ? shares.map(() => 1 / RUNGS) : shares.map((share) => share / sum)
}

export const equalVotes = (past: readonly Known[]) => past.map(({ rung }) => ({ rung, weight: 1 }))

export const majority: Baseline = (past) => {
  const shares = sharesOf(equalVotes(past))
  return () => shares
}

/**
 * Aggravating less mitigating factors, with the one cut that parted dismissal from lesser outcomes
 * best in the past.
 */
export const factorCount: Baseline = (past) => {
  const balances = [...new Set(past.map(({ plain }) => plain.balance))].sort((a, b) => a - b)
  const worth = (cut: number) => {
    const rate = (dismissed: boolean) => {
      const of = past.filter(({ rung }) => (rung === DISMISSAL) === dismissed)
      const right = of.filter(({ plain }) => plain.balance >= cut === dismissed)
      return of.length === 0 ? 0.5 : right.length / of.length
    }
    return rate(true) + rate(false)
  }
  const cut = balances.reduce(
    (best, next) => (worth(next) > worth(best) ? next : best),
    balances[0] ?? 0,
  )
  const side = (above: boolean) =>
    sharesOf(equalVotes(past.filter(({ plain }) => plain.balance >= cut === above)))
  const above = side(true)
  const below = side(false)
  return ({ balance }) => (balance >= cut ? above : below)
}

/** The k nearest by shared features over all features (Jaccard), nearest first. */
export function nearestByFactors(
  past: readonly Known[],
  plain: PlainCase,
  k: number,
): readonly Known[] {
  return past
    .map((known) => ({ known, likeness: jaccard(known.plain.bits, plain.bits) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, k)
    .map(({ known }) => known)
}

function jaccard(a: Uint8Array, b: Uint8Array): number {
  let both = 0
  let either = 0
  for (let i = 0; i < a.length; i++) {
    const here = a[i] ?? 0
    const there = b[i] ?? 0
    both += here & there
    either += here | there
  }
  return either === 0 ? 0 : both / either
}

/** Bernoulli naive Bayes with one imaginary case of each kind for every feature. */
export const naiveBayes: Baseline = (past) => {
  // No rung would have any weight, and nothing over nothing is no number.
  if (past.length === 0) return majority(past)
  const rungs = Array.from({ length: RUNGS }, (_, rung) => rung)
  const models = rungs.map((rung) => {
    const of = past.filter((known) => known.rung === rung)
    const size = past[0]?.plain.bits.length ?? 0
    const chance = Array.from(
      { length: size },
      (_, i) =>
        (of.reduce((sum, { plain }) => sum + (plain.bits[i] ?? 0), 0) + 1) / (of.length + 2),
    )
    return { prior: of.length / past.length, chance }
  })
  return ({ bits }) => {
    const logs = models.map(({ prior, chance }) =>
      chance.reduce(
        (sum, p, i) => sum + Math.log((bits[i] ?? 0) === 1 ? p : 1 - p),
        Math.log(prior),
      ),
    )
    const most = logs.reduce((best, log) => Math.max(best, log), -Infinity)
    return sharesOf(rungs.map((rung) => ({ rung, weight: Math.exp((logs[rung] ?? 0) - most) })))
  }
}
