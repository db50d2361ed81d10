import { DISMISSAL, equalVotes, sharesOf, type Chances, type Known } from './baselines.ts'
import type { PlainCase } from './features.ts'

const STEPS = 300
const RATE = 0.5
/** Pull of each coefficient towards nought. */
const RIDGE = 0.02

/**
 * Ridge logistic regression of dismissal against a lesser outcome on every feature and the two
 * factor counts, by plain gradient descent from nought: the same coefficients every time. What is
 * not dismissal is shared out as the lesser outcomes of the past were, or evenly where it has none.
 * Yields as it goes.
 */
export function* logisticInSteps(
  past: readonly Known[],
): Generator<undefined, (plain: PlainCase) => Chances> {
  const rows = past.map(({ plain }) => inputsOf(plain))
  const model = yield* fit(rows, past)
  const ended = equalVotes(past).filter(({ rung }) => rung !== DISMISSAL)
  const lesser = sharesOf(ended.length === 0 ? EVERY_LESSER : ended)
  return (plain) => {
    const dismissal = chance(model, inputsOf(plain))
    return lesser.map((share, rung) => (rung === DISMISSAL ? dismissal : share * (1 - dismissal)))
  }
}

const EVERY_LESSER = Array.from({ length: DISMISSAL }, (_, rung) => ({ rung, weight: 1 }))

const inputsOf = ({ bits, aggravating, mitigating }: PlainCase): Float64Array =>
  Float64Array.from([1, aggravating / 5, mitigating / 5, ...bits])

function chance(model: Float64Array, inputs: Float64Array): number {
  let sum = 0
  for (let i = 0; i < inputs.length; i++) sum += (model[i] ?? 0) * (inputs[i] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}

function* fit(
  rows: readonly Float64Array[],
  past: readonly Known[],
): Generator<undefined, Float64Array> {
  const size = rows[0]?.length ?? 0
  const model = new Float64Array(size)
  const slope = new Float64Array(size)
  for (let step = 0; step < STEPS; step++) {
    yield
    slope.fill(0)
    rows.forEach((inputs, row) => {
      const wanted = past[row]?.rung === DISMISSAL ? 1 : 0
      const error = chance(model, inputs) - wanted
      for (let i = 0; i < size; i++) slope[i] = (slope[i] ?? 0) + error * (inputs[i] ?? 0)
    })
    for (let i = 0; i < size; i++) {
      const pull = i === 0 ? 0 : RIDGE * (model[i] ?? 0)
      model[i] = (model[i] ?? 0) - RATE * ((slope[i] ?? 0) / Math.max(1, rows.length) + pull)
    }
  }
  return model
}
