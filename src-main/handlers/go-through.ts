import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * Goes through work that yields, and after every so many milliseconds leaves a turn in which the
 * window is answered. Null once it is not to go on.
 */
export async function goThrough<S, T>(
  steps: Generator<S, T>,
  slice: number,
  goesOn: () => boolean,
  say: (step: S) => void = () => {},
): Promise<T | null> {
  for (let began = performance.now(); ;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() - began < slice) continue
    say(step.value)
    await nextTurn()
    if (!goesOn()) return null
    began = performance.now()
  }
}
