import type { Conflict } from '../comparison/comparison.ts'
import { contradiction } from '../comparison/constraint/conflicts.ts'
import type { EncodedLibrary } from '../comparison/library.ts'
import { prepareLibrary } from '../comparison/prepare-library.ts'
import type { Law } from '../law/law.ts'
import type { Precedent } from '../precedent.ts'
import { toEnd, type Step } from '../steps.ts'
import type { PanelModel } from '../vocabulary.ts'
import { countPairs } from './count-pairs.ts'
import {
  hearingsOf,
  pairCases,
  type ConsistencyFilter,
  type LeftOutGroup,
  type PairCase,
} from './pair-cases.ts'
import { kindsOf, type Cell } from './pair-kinds.ts'
import { shareOf, type Share, type Tally } from './pair-share.ts'
import { openTally, PERIOD, type PairTally } from './pair-tally.ts'
import { samplePairs, type PairSample } from './sample-pairs.ts'
import type { RowPair } from './worst-pairs.ts'
export type { ConsistencyFilter } from './pair-cases.ts'

export type NamedPair = {
  /** The case that is less serious, or as serious, on every recorded point. */
  readonly lesser: string
  readonly graver: string
}

/** The same share for one force or one period; a force stands in as many pairs as it has cases in. */
export type ConsistencyGroup = Share & {
  readonly kind: 'FORCE' | 'PERIOD'
  readonly label: string
  readonly years: { readonly from: number; readonly to: number } | null
}

export type Consistency = Share & {
  /** Precedents that could form a pair. */
  readonly cases: number
  /** Null where every pair was counted; otherwise every figure here is of the pairs drawn. */
  readonly sample: PairSample | null
  readonly leftOut: readonly LeftOutGroup[]
  /** Pairs that contradict each other: the widest apart first; of very many, the first. */
  readonly conflicts: readonly Conflict[]
  /** Pairs that agree; of very many, the first. */
  readonly agreeing: readonly NamedPair[]
  /** Forces in alphabetical order, then periods in order of time: never ranked. */
  readonly groups: readonly ConsistencyGroup[]
  readonly choices: {
    readonly forces: readonly string[]
    readonly years: readonly number[]
    readonly panelModels: readonly PanelModel[]
  }
}

/** How much is counted before pairs are drawn instead, and how many are then drawn. */
export type PairEffort = { readonly budget: number; readonly draws: number }
const EFFORT: PairEffort = { budget: 60_000_000, draws: 4_000_000 }

/**
 * How often the library contradicts itself: of all pairs of precedents under the same rules of which
 * one is at least as serious as the other on every recorded point (`constraint/bind.ts`), the share
 * in which the graver one ended lower. Cases of one hearing form no pair. Every pair is counted as
 * long as that is bearable; of a larger library, pairs are drawn evenly, and the interval is that of
 * the draw. Yields as it goes, so that a caller can stop it or let others work in between; the order
 * of the library never matters.
 * @param state Fingerprint of the library: the same library draws the same pairs.
 */
export function* consistencyInSteps(
  library: EncodedLibrary,
  state: string,
  filter: ConsistencyFilter = {},
  effort: PairEffort = EFFORT,
): Generator<Step, Consistency> {
  const { cases, forces, leftOut } = yield* pairCases(library)
  yield { done: 0, total: 0 }
  const { force: name, ...years } = filter
  const force = name === undefined ? null : forces.indexOf(name)
  const open = () => openTally({ ...years, force })
  const kinds = yield* kindsOf(library, cases.filter(inView(filter)))
  const hearings = hearingsOf(library)
  yield { done: 0, total: 0 }
  const marked = markOf(filter, force)
  const ofKinds =
    marked === null ? null : Uint8Array.from(kinds.cells, (of) => (of.some(marked) ? 1 : 0))
  let tally = open()
  let sample: PairSample | null = null
  if (!(yield* countPairs(kinds, ofKinds, hearings, tally, effort.budget))) {
    tally = open()
    const seed = [state, name, filter.yearFrom, filter.yearTo, filter.panelModel].join('|')
    const { draws } = effort
    sample = yield* samplePairs(kinds, marked, hearings, tally, { draws, seed })
  }
  yield { done: 0, total: 0 }
  const choices = choicesOf(cases, forces)
  yield { done: 0, total: 0 }
  return {
    cases: cases.length,
    sample,
    leftOut,
    ...shareOf(tally.all),
    ...listsOf(library, tally),
    groups: groupsOf(tally, forces),
    choices,
  }
}

/** `consistencyInSteps` run to its end, on precedents that are held whole. */
export function consistencyOf(
  precedents: readonly Precedent[],
  law: Law,
  filter: ConsistencyFilter = {},
  effort: PairEffort = EFFORT,
): Consistency {
  const library = prepareLibrary(precedents, law)
  const state = library.precedents.map(({ contentHash }) => contentHash).join()
  return toEnd(consistencyInSteps(library, state, filter, effort))
}

/** Cases that both sides of a pair must be among. */
function inView({ yearFrom, yearTo, panelModel }: ConsistencyFilter): (one: PairCase) => boolean {
  const anyYear = yearFrom === undefined && yearTo === undefined
  return (one) =>
    (panelModel === undefined || one.panelModel === panelModel) &&
    (anyYear || (one.year !== 0 && one.year <= (yearTo ?? Infinity)))
}

/** What one side of a pair at least must be. */
function markOf({ yearFrom }: ConsistencyFilter, force: number | null) {
  if (force !== null) return (cell: Cell) => cell.force === force
  return yearFrom === undefined ? null : (cell: Cell) => cell.year >= yearFrom
}

function listsOf(library: EncodedLibrary, { conflicts, agreeing }: PairTally) {
  const nameOf = (row: number) => library.refs[row] ?? ''
  const conflictOf = ({ lesser, graver }: RowPair) =>
    contradiction(library, lesser, graver) ?? contradiction(library, graver, lesser)
  return {
    conflicts: conflicts.list().flatMap((pair) => conflictOf(pair) ?? []),
    agreeing: agreeing
      .list()
      .map(({ lesser, graver }) => ({ lesser: nameOf(lesser), graver: nameOf(graver) })),
  }
}

function groupsOf({ byForce, byPeriod }: PairTally, forces: readonly string[]) {
  const group = (kind: ConsistencyGroup['kind'], label: string, tally: Tally, from: number) => ({
    kind,
    label,
    years: kind === 'FORCE' ? null : { from, to: from + PERIOD - 1 },
    ...shareOf(tally),
  })
  const out: ConsistencyGroup[] = []
  // Both lists have holes where there was no pair.
  byForce.forEach((tally, at) => out.push(group('FORCE', forces[at] ?? '', tally, 0)))
  byPeriod.forEach((tally, from) =>
    out.push(group('PERIOD', `${from} to ${from + PERIOD - 1}`, tally, from)),
  )
  return out
}

function choicesOf(cases: readonly PairCase[], forces: readonly string[]): Consistency['choices'] {
  const models = new Set<PanelModel | null>()
  const years = new Set<number>()
  const used = new Set<number>()
  for (const { panelModel, year, force } of cases) {
    models.add(panelModel)
    used.add(force)
    if (year !== 0) years.add(year)
  }
  return {
    forces: forces.filter((_, at) => used.has(at)),
    years: [...years].sort((a, b) => a - b),
    panelModels: (['LQC_CHAIR', 'CHIEF_OFFICER_CHAIR'] as const).filter((one) => models.has(one)),
  }
}
