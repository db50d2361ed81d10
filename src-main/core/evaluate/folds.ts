import type { Precedent } from '../precedent.ts'

/** Cases to be told, and the past to tell them from; never a case of one hearing on both sides. */
export type Fold = { readonly past: readonly Precedent[]; readonly tests: readonly Precedent[] }

/** How the library's own cases are divided into past and told. */
export type MethodSplit =
  | 'leave-one-out'
  | 'leave-one-force-out'
  /** ISO date: cases decided before it are the past, those on or after it are told. */
  | { readonly before: string }

export type Split = MethodSplit | { readonly test: readonly Precedent[] }

/** Above this many cases, one in ten is left out at a time: same honesty, a bearable time. */
const MOST_SINGLY = 200
const TENTHS = 10
/** Cases told at most, evenly over the library. */
const MOST_TOLD = 500

export const nameOf = (split: Split): string =>
  typeof split === 'string'
    ? split
    : 'before' in split
      ? `before and from ${split.before}`
      : 'test file'

export function foldsOf(precedents: readonly Precedent[], split: Split): readonly Fold[] {
  const sorted = [...precedents].sort((a, b) => (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0))
  if (typeof split !== 'string')
    return 'test' in split ? [apart(sorted, split.test)] : [byDate(sorted, split.before)]
  if (split === 'leave-one-force-out') return leftOutBy(sorted, ({ force }) => force)
  if (sorted.length <= MOST_SINGLY) return leftOutBy(sorted, hearingOf)
  const hearings = [...new Set(sorted.map(hearingOf))].sort()
  const tenth = new Map(hearings.map((hearing, index) => [hearing, String(index % TENTHS)]))
  return leftOutBy(sorted, (precedent) => tenth.get(hearingOf(precedent)) ?? '')
}

const hearingOf = ({ hearingKey, ref }: Precedent) => hearingKey ?? `only:${ref}`

/** Takes every hearing that has a case among the tests out of the past. */
function apart(past: readonly Precedent[], tests: readonly Precedent[]): Fold {
  const hearings = new Set(tests.map(hearingOf))
  const hashes = new Set(tests.map(({ contentHash }) => contentHash))
  return {
    past: past.filter(
      (precedent) => !hearings.has(hearingOf(precedent)) && !hashes.has(precedent.contentHash),
    ),
    tests: evenly(tests, MOST_TOLD),
  }
}

function leftOutBy(
  precedents: readonly Precedent[],
  keyOf: (precedent: Precedent) => string,
): readonly Fold[] {
  const groups = new Map<string, Precedent[]>()
  for (const precedent of precedents) {
    const key = keyOf(precedent)
    groups.set(key, [...(groups.get(key) ?? []), precedent])
  }
  const told = new Set(evenly(precedents, MOST_TOLD))
  return [...groups.values()].map((tests) => {
    const fold = apart(precedents, tests)
    return { past: fold.past, tests: tests.filter((precedent) => told.has(precedent)) }
  })
}

/** A date that is known too roughly to lie on one side stays out of both. */
function byDate(precedents: readonly Precedent[], date: string): Fold {
  const roughly = (known: string | null) => known === null || date.startsWith(`${known}-`)
  const dated = precedents.filter(({ hearingDate }) => !roughly(hearingDate))
  return apart(
    dated.filter(({ hearingDate }) => (hearingDate ?? '') < date),
    dated.filter(({ hearingDate }) => (hearingDate ?? '') >= date),
  )
}

/** So many of a list at most, as far from each other as they can be. */
export function evenly<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items
  return Array.from(
    { length: most },
    (_, i) => items[Math.floor((i * items.length) / most)],
  ).filter((item) => item !== undefined)
}
