import fc from 'fast-check'
import type { Direction } from '#core/comparison/constraint/bind'
import type { CounterfactualEntry } from '#core/comparison/comparison'
import { compareDirectly } from '#core/comparison/compare'
import { prepareLibrary } from '#core/comparison/prepare-library'
import { METHOD } from '#core/comparison/weights'
import type { Precedent } from '#core/precedent'
import type { Profile } from '#core/profile'
import type { Level } from '#core/vocabulary'
import { CON, precedent, PRO, smallLaw } from './library.ts'
import { anyCase, binding, placeOf, rungOf, standsInTheWay } from './second-reading.ts'

// What changes of a case would move, read a second time: each change is made in turn, and the case
// read or compared anew. Slow, and over names alone.

type Step = {
  readonly action: CounterfactualEntry['changes'][number]['action']
  readonly id: string
}
type Steps = readonly Step[]
/** What is expected of an entry; `shownBy` alone where a bound falls away. */
export type Expected = {
  readonly steps: Steps
  readonly shownBy: Precedent
  readonly movesTo: Precedent | null
}

const LEVELS: readonly Level[] = ['LOW', 'MEDIUM', 'HIGH']
const FIELDS = { CULPABILITY: 'culpabilityLevel', HARM: 'harmLevel' } as const
const levelOf = (id: string) => {
  const [scale, level] = id.split('_')
  if (scale !== 'CULPABILITY' && scale !== 'HARM') return null
  const to = LEVELS.find((one) => one === level)
  return to === undefined ? null : { field: FIELDS[scale], to }
}

/** The case as it would be after the changes. */
export const changed = (of: Profile, steps: Steps): Profile =>
  steps.reduce<Profile>((from, { action, id }) => {
    const level = levelOf(id)
    if (level !== null) return { ...from, [level.field]: level.to }
    const factors = from.factors.filter((one) => one !== id)
    const absentFactors = from.absentFactors.filter((one) => one !== id)
    return action === 'ADD'
      ? { ...from, factors: [...factors, id], absentFactors }
      : { ...from, factors, absentFactors: [...absentFactors, id] }
  }, of)

/** Every one thing that might have been found otherwise. */
export function stepsFrom(of: Profile, ids = [...PRO, ...CON]): readonly Step[] {
  const factors = ids.map((id): Step => ({
    action: of.factors.includes(id) ? 'REMOVE' : 'ADD',
    id,
  }))
  const levels = (['CULPABILITY', 'HARM'] as const).flatMap((scale) => {
    const now = of[FIELDS[scale]]
    return LEVELS.filter((to) => to !== now).map((to): Step => {
      const raised = now !== null && LEVELS.indexOf(to) > LEVELS.indexOf(now)
      return { action: now === null ? 'ADD' : raised ? 'RAISE' : 'LOWER', id: `${scale}_${to}` }
    })
  })
  return [...factors, ...levels]
}

/** Every two of them that are not two levels of one thing. */
export const pairsFrom = (of: Profile): readonly Steps[] => {
  const steps = stepsFrom(of)
  const aboutOf = ({ id }: Step) => levelOf(id)?.field ?? id
  return steps.flatMap((one, i) =>
    steps
      .slice(i + 1)
      .flatMap((other) => (aboutOf(one) === aboutOf(other) ? [] : [[one, other] as const])),
  )
}

export type Scores = ReadonlyMap<string, number>
const nearestFirst = (scores: Scores) => (a: Precedent, b: Precedent) =>
  (scores.get(b.ref) ?? 0) - (scores.get(a.ref) ?? 0) || (a.ref < b.ref ? -1 : 1)

const gravest = (direction: Direction) => (direction === 'FLOOR' ? 1 : -1)

/** The rung of a bound: the foot or the top of the ladder where nothing binds. */
const boundOf = (direction: Direction, of: Profile, library: readonly Precedent[]): number => {
  const rungs = binding(direction, of, library).map(rungOf)
  return direction === 'FLOOR' ? Math.max(0, ...rungs) : Math.min(4, ...rungs)
}

/** Of the cases that bind after the changes, the nearest of those on the furthest rung. */
function binderAfter(
  direction: Direction,
  of: Profile,
  steps: Steps,
  library: readonly Precedent[],
  scores: Scores,
): Precedent | null {
  const bound = binding(direction, changed(of, steps), library)
  const furthest = (a: Precedent, b: Precedent) => (rungOf(b) - rungOf(a)) * gravest(direction)
  return bound.toSorted((a, b) => furthest(a, b) || nearestFirst(scores)(a, b))[0] ?? null
}

/** Changes that a case beyond the bound names: all that keeps it from binding, and nothing else. */
export function tightening(
  direction: Direction,
  of: Profile,
  library: readonly Precedent[],
  scores: Scores,
): readonly Expected[] {
  const now = boundOf(direction, of, library)
  const beyond = library.filter((one) => (rungOf(one) - now) * gravest(direction) > 0)
  const steps = stepsFrom(of)
  const clearing = (past: Profile, id: string): Steps => {
    const level = levelOf(id)
    const wanted = level === null ? id : `${id.split('_')[0]}_${past[level.field]}`
    return steps.filter((step) => step.id === wanted)
  }
  for (const size of [1, 2]) {
    const sets = beyond.flatMap(({ profile }) => {
      const apart = standsInTheWay(direction, profile, of)
      if (apart?.length !== size) return []
      const clear = apart.flatMap((id) => clearing(profile, id))
      return clear.length === size ? [clear] : []
    })
    const once = [...new Map(sets.map((set) => [wordsOf(set), set])).values()]
    const found = once.flatMap((set) => {
      const binder = binderAfter(direction, of, set, library, scores)
      return binder === null ? [] : [{ steps: set, shownBy: binder, movesTo: binder }]
    })
    if (found.length > 0) return found
  }
  return []
}

/** Changes after which the bound lies nearer the end of the ladder where there is none. */
export function loosening(
  direction: Direction,
  of: Profile,
  library: readonly Precedent[],
  scores: Scores,
): readonly Expected[] {
  const from = boundOf(direction, of, library)
  const place = (one: Precedent) => placeOf(one, direction) * gravest(direction)
  const [setter] = binding(direction, of, library).toSorted(
    (a, b) => place(b) - place(a) || nearestFirst(scores)(a, b),
  )
  if (setter === undefined || from === boundOf(direction, of, [])) return []
  for (const sets of [stepsFrom(of).map((step) => [step]), pairsFrom(of)]) {
    const found = sets.flatMap((steps) => {
      const next = binderAfter(direction, of, steps, library, scores)
      const falls = next === null || (rungOf(next) - from) * gravest(direction) < 0
      return falls ? [{ steps, shownBy: next ?? setter, movesTo: next }] : []
    })
    if (found.length > 0) return found
  }
  return []
}

/** The nearest cases to a case, nearest first, and the rung on which most of them stand by weight. */
export function openMajority(library: readonly Precedent[], law = smallLaw) {
  const prepared = prepareLibrary(library, law)
  const byRef = new Map(library.map((one) => [one.ref, one]))
  return (of: Profile) => {
    const { said } = compareDirectly(prepared, { profile: of, words: new Map(), oneChange: false })
    const scores: Scores = new Map(
      said.neighbours.filter((one) => one.counted).map(({ ref, score }) => [ref, score]),
    )
    const nearest = [...scores.keys()]
      .flatMap((ref) => byRef.get(ref) ?? [])
      .toSorted(nearestFirst(scores))
      .slice(0, METHOD.nearest)
    const best = scores.get(nearest[0]?.ref ?? '') ?? 1
    const votes = [0, 0, 0, 0, 0]
    for (const one of nearest) {
      const share = (scores.get(one.ref) ?? 0) / best
      votes[rungOf(one)] = (votes[rungOf(one)] ?? 0) + Math.round(share ** METHOD.sharpness * 1e6)
    }
    return { scores, nearest, rung: votes.lastIndexOf(Math.max(...votes)) }
  }
}

/** Changes after which the majority stands on another rung, with a near case there that has them. */
export function turning(
  of: Profile,
  library: readonly Precedent[],
  sets: readonly Steps[],
  law = smallLaw,
): Readonly<Record<'UP' | 'DOWN', readonly Expected[]>> {
  const majorityOf = openMajority(library, law)
  const before = majorityOf(of)
  const moves = { UP: new Array<Expected>(), DOWN: new Array<Expected>() }
  if (before.scores.size < METHOD.fewest) return moves
  for (const steps of sets) {
    const { nearest, rung } = majorityOf(changed(of, steps))
    const shownBy = nearest.find((one) => rungOf(one) === rung && steps.every(has(one.profile)))
    if (rung === before.rung || shownBy === undefined) continue
    moves[rung > before.rung ? 'UP' : 'DOWN'].push({ steps, shownBy, movesTo: shownBy })
  }
  return moves
}

const has =
  (past: Profile) =>
  ({ action, id }: Step): boolean => {
    const level = levelOf(id)
    if (level !== null) return past[level.field] === level.to
    return past.factors.includes(id) === (action === 'ADD')
  }

/** The same words for the same changes, in whatever order. */
export const wordsOf = (steps: Steps): string =>
  steps
    .map(({ action, id }) => `${action} ${id}`)
    .toSorted()
    .join(', ')

/** A case, and a library of cases that differ from it by a few such changes or none. */
export const closeTo = (sizes: { readonly minLength: number; readonly maxLength: number }) =>
  anyCase.chain((of) =>
    fc
      .array(
        fc.record({
          steps: fc.shuffledSubarray([...stepsFrom(of)], { maxLength: 3 }),
          silent: fc.option(fc.constantFrom('culpabilityLevel', 'harmLevel', 'liveWarning'), {
            freq: 4,
          }),
          outcome: fc.constantFrom('NO_BREACH', 'WW', 'FWW', 'RIR', 'DWN'),
          rank: fc.constantFrom('CONSTABLE', 'SERGEANT'),
        }),
        sizes,
      )
      .map((cases) => ({
        of,
        library: cases.map(({ steps, silent, outcome, rank }, n) => {
          const past = { ...changed(of, steps), rank }
          return precedent(n + 1, outcome, silent === null ? past : { ...past, [silent]: null })
        }),
      })),
  )
export const closeNeighbourhood = closeTo({ minLength: 1, maxLength: 14 })
