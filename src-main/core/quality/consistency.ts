import type { Conflict } from '../comparison/comparison.ts'
import { contradiction } from '../comparison/constraint/conflicts.ts'
import { prepareLibrary, type PreparedLibrary } from '../comparison/prepare-library.ts'
import type { Law } from '../law/law.ts'
import type { Precedent } from '../precedent.ts'
import type { Step } from '../steps.ts'
import { known } from '../regime.ts'
import type { PanelModel } from '../vocabulary.ts'
import { comparablePairs, type ComparablePair } from './comparable-pairs.ts'
import { emptyTally, shareOf, tally, type Share } from './pair-share.ts'

/** Which pairs are looked at. Absent: all of them. */
export type ConsistencyFilter = {
  /** Pairs of which at least one case is this force's. */
  readonly force?: string
  /** Pairs of which the later case was decided in these years. */
  readonly yearFrom?: number
  readonly yearTo?: number
  /** Pairs of which both cases had this model of chair. */
  readonly panelModel?: PanelModel
}

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
  readonly leftOut: readonly { readonly reason: LeftOutOfPairs; readonly refs: readonly string[] }[]
  /** Pairs that contradict each other; of very many, the first. */
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

export type LeftOutOfPairs = 'SET_ASIDE_OR_OTHER_OUTCOME' | 'LOW_CONFIDENCE' | 'RULES_NOT_RECORDED'

const MOST_LISTED = 500
/** Years that one point of the chart covers. */
const PERIOD = 2

const yearOf = ({ hearingDate }: Precedent): number | null =>
  hearingDate === null ? null : Number(hearingDate.slice(0, 4))

/**
 * How often the library contradicts itself: of all pairs of precedents under the same rules of which
 * one is at least as serious as the other on every recorded point (`constraint/bind.ts`), the share
 * in which the graver one ended lower. Cases of one hearing form no pair. Yields as it goes, so that
 * a caller can stop it or let others work in between; the order of the library never matters.
 */
export function* consistencyInSteps(
  precedents: readonly Precedent[],
  law: Law,
  filter: ConsistencyFilter = {},
): Generator<Step, Consistency> {
  const { kept, leftOut } = eligible(prepareLibrary(precedents, law))
  const library = prepareLibrary(kept, law)
  const describe = describer(library)
  const all = emptyTally()
  const byForce = new Map<string, ReturnType<typeof emptyTally>>()
  const byPeriod = new Map<string, ReturnType<typeof emptyTally>>()
  const conflicts: Conflict[] = []
  const agreeing: NamedPair[] = []
  for (const step of comparablePairs(library)) {
    if ('done' in step) {
      yield step
      continue
    }
    const pair = describe(step)
    if (!passes(pair, filter)) continue
    const conflict = conflictOf(library, step)
    const isConflict = conflict !== null
    tally(all, isConflict)
    tally(groupIn(byForce, pair.force), isConflict)
    if (pair.otherForce !== pair.force) tally(groupIn(byForce, pair.otherForce), isConflict)
    if (pair.year !== null) tally(groupIn(byPeriod, periodOf(pair.year)), isConflict)
    if (conflict !== null && conflicts.length < MOST_LISTED) conflicts.push(conflict)
    if (conflict === null && agreeing.length < MOST_LISTED) agreeing.push(namesOf(library, step))
  }
  return {
    cases: library.precedents.length,
    leftOut,
    ...shareOf(all),
    conflicts,
    agreeing,
    groups: [
      ...inOrder(byForce).map(([label, counts]) => ({
        kind: 'FORCE' as const,
        label,
        years: null,
        ...shareOf(counts),
      })),
      ...inOrder(byPeriod).map(([label, counts]) => ({
        kind: 'PERIOD' as const,
        label: `${label} to ${Number(label) + PERIOD - 1}`,
        years: { from: Number(label), to: Number(label) + PERIOD - 1 },
        ...shareOf(counts),
      })),
    ],
    choices: choicesOf(library),
  }
}

/** `consistencyInSteps` run to its end. */
export function consistencyOf(
  precedents: readonly Precedent[],
  law: Law,
  filter: ConsistencyFilter = {},
): Consistency {
  const steps = consistencyInSteps(precedents, law, filter)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

type Described = {
  readonly force: string
  readonly otherForce: string
  readonly year: number | null
  /** Null where the two had different chairs, or it is not known which. */
  readonly panelModel: string | null
}

/** What the filters ask of a pair, worked out once a row: a large library has millions of pairs. */
function describer({ precedents }: PreparedLibrary): (pair: ComparablePair) => Described {
  const forces = precedents.map(({ force }) => force)
  const years = precedents.map(yearOf)
  const models = precedents.map(({ profile }) => known(profile.regime.panelModel))
  return ({ lesser, graver }) => {
    const [a, b] = [years[lesser] ?? null, years[graver] ?? null]
    const model = models[lesser] ?? null
    return {
      force: forces[lesser] ?? '',
      otherForce: forces[graver] ?? '',
      year: a === null || b === null ? null : Math.max(a, b),
      panelModel: model === models[graver] && model !== 'UNKNOWN' ? model : null,
    }
  }
}

function passes(
  { force: one, otherForce, year, panelModel: model }: Described,
  filter: ConsistencyFilter,
): boolean {
  const { force, yearFrom, yearTo, panelModel } = filter
  if (force !== undefined && force !== one && force !== otherForce) return false
  if (panelModel !== undefined && panelModel !== model) return false
  if (yearFrom === undefined && yearTo === undefined) return true
  return year !== null && year >= (yearFrom ?? -Infinity) && year <= (yearTo ?? Infinity)
}

/** Two cases that are as serious as each other contradict either way round. */
const conflictOf = (library: PreparedLibrary, { lesser, graver, alike }: ComparablePair) =>
  contradiction(library, lesser, graver) ?? (alike ? contradiction(library, graver, lesser) : null)

const namesOf = ({ precedents }: PreparedLibrary, pair: ComparablePair): NamedPair => ({
  lesser: precedents[pair.lesser]?.ref ?? '',
  graver: precedents[pair.graver]?.ref ?? '',
})

function eligible(library: PreparedLibrary) {
  const kept: Precedent[] = []
  const refs: Record<LeftOutOfPairs, string[]> = {
    SET_ASIDE_OR_OTHER_OUTCOME: [],
    LOW_CONFIDENCE: [],
    RULES_NOT_RECORDED: [],
  }
  library.precedents.forEach((precedent, row) => {
    const { ref, confidence, profile } = precedent
    if (library.placed[row] === null) refs.SET_ASIDE_OR_OTHER_OUTCOME.push(ref)
    else if (confidence === 'LOW') refs.LOW_CONFIDENCE.push(ref)
    else if (known(profile.regime.conductRegime) === 'UNKNOWN') refs.RULES_NOT_RECORDED.push(ref)
    else kept.push(precedent)
  })
  const reasons = ['SET_ASIDE_OR_OTHER_OUTCOME', 'LOW_CONFIDENCE', 'RULES_NOT_RECORDED'] as const
  const leftOut = reasons.flatMap((reason) =>
    refs[reason].length === 0 ? [] : [{ reason, refs: refs[reason] }],
  )
  return { kept, leftOut }
}

function groupIn(groups: Map<string, ReturnType<typeof emptyTally>>, key: string) {
  const group = groups.get(key) ?? emptyTally()
  groups.set(key, group)
  return group
}

const periodOf = (year: number) => String(year - (year % PERIOD))

const inOrder = <T>(groups: ReadonlyMap<string, T>) =>
  [...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))

function choicesOf({ precedents }: PreparedLibrary): Consistency['choices'] {
  const models = new Set(precedents.map(({ profile }) => known(profile.regime.panelModel)))
  return {
    forces: [...new Set(precedents.map(({ force }) => force))].sort(),
    years: [...new Set(precedents.flatMap((one) => yearOf(one) ?? []))].sort((a, b) => a - b),
    panelModels: (['LQC_CHAIR', 'CHIEF_OFFICER_CHAIR'] as const).filter((one) => models.has(one)),
  }
}
