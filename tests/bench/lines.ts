export type Line = {
  readonly name: string
  readonly ms: { readonly p50: number; readonly p95: number } | null
  readonly note: string
}

export const once1 = (name: string, ms: number): Line => ({
  name,
  ms: { p50: ms, p95: ms },
  note: '',
})

/** Times of one piece of work for each of some inputs, after some that are not counted. */
export function timed<T>(
  name: string,
  inputs: readonly T[],
  work: (input: T) => unknown,
  unseen = 2,
): Line {
  for (const input of inputs.slice(0, unseen)) work(input)
  const times = inputs.map((input) => {
    const began = performance.now()
    work(input)
    return performance.now() - began
  })
  return lineOf(name, times)
}

/** Times of the second of two pieces of work for each of some inputs. */
export function timedAfter<T, U>(
  name: string,
  inputs: readonly T[],
  before: (input: T) => U,
  work: (made: U) => unknown,
): Line {
  const times = inputs.map((input) => {
    const made = before(input)
    const began = performance.now()
    work(made)
    return performance.now() - began
  })
  return lineOf(name, times)
}

/** The same for work that is waited for. */
export async function timedLater(
  name: string,
  times: number,
  work: () => Promise<unknown>,
): Promise<Line> {
  await work()
  const taken: number[] = []
  while (taken.length < times) {
    const began = performance.now()
    await work()
    taken.push(performance.now() - began)
  }
  return lineOf(name, taken)
}

/** The middle and the slow end of some times. */
export function lineOf(name: string, times: readonly number[]): Line {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { name, ms: { p50: at(0.5), p95: at(0.95) }, note: '' }
}

export const ratio = (name: string, line: Line, to: Line): Line => {
  const times = (line.ms?.p50 ?? 0) / Math.max(1e-6, to.ms?.p50 ?? 0)
  return { name, ms: null, note: `${times < 0.1 ? times.toPrecision(2) : times.toFixed(2)} times` }
}
