import { canonicalJson, type Sha256 } from '../canonical.ts'
import type { Law } from '../law/law.ts'
import type { Precedent } from '../precedent.ts'
import type { Profile } from '../profile.ts'
import { toEnd } from '../steps.ts'
import type { OutcomeCode } from '../vocabulary.ts'
import type { Comparison, ComparisonResult } from './comparison.ts'
import { findConflicts } from './constraint/conflicts.ts'
import { boundOf } from './constraint/constraint.ts'
import { nearConstraints } from './constraint/near.ts'
import { counterfactualsInSteps } from './constraint/what-if.ts'
import type { Exclusion } from './left-out.ts'
import type { EncodedLibrary } from './library.ts'
import { prepareLibrary } from './prepare-library.ts'
import { measure } from './measure.ts'
import { listNeighbours, type Roles } from './neighbours.ts'
import { composeSearchReport, searchedCases, type SearchedCases } from './search-report.ts'
import { composeSpread } from './spread.ts'
import { METHOD, METHOD_NAME, METHOD_VERSION, type Method } from './weights.ts'

export type CompareInput = {
  readonly profile: Profile
  readonly precedents: readonly Precedent[]
  /** Text relevance by reference, 0 or more, higher for nearer; a reference not in it has none. */
  readonly words: ReadonlyMap<string, number> | Float64Array
  readonly law: Law
  /** Hash of the state of the library. */
  readonly library: string
  readonly sha256: Sha256
  /** How the case itself and its siblings are recognised in the library. */
  readonly exclude?: Exclusion
  /** The outcome that the reader has in view, for the cases that point away from it. */
  readonly view?: OutcomeCode | null
  /** False where what one change would move is not asked for: the search for it takes longest. */
  readonly oneChange?: boolean
}

/**
 * Compares a case with the library: likeness, a fortiori constraint, spread, counterfactual and
 * search report. The same library, profile, words and method give the same bytes on every machine.
 */
export function compare(input: CompareInput): Comparison {
  return compareWith(prepareLibrary(input.precedents, input.law), input)
}

/** `compare` on a library that was prepared before. */
export function compareWith(
  library: EncodedLibrary,
  input: Omit<CompareInput, 'precedents' | 'law'>,
  method: Method = METHOD,
): Comparison {
  return compareAndName(library, input, method).comparison
}

/** `compareWith`, and the cases behind those numbers of the search report that name none. */
export const compareAndName = (
  library: EncodedLibrary,
  input: Omit<CompareInput, 'precedents' | 'law'>,
  method: Method = METHOD,
): ComparedAndNamed => toEnd(compareInSteps(library, input, method))

type ComparedAndNamed = { readonly comparison: Comparison; readonly searched: SearchedCases }

/**
 * `compareAndName`, yielding as it goes, so that a caller can stop it or let others work in between:
 * the same bytes. Another comparison with the library meanwhile makes it throw.
 */
export function* compareInSteps(
  library: EncodedLibrary,
  input: Omit<CompareInput, 'precedents' | 'law'>,
  method: Method = METHOD,
): Generator<undefined, ComparedAndNamed> {
  const { result, searched } = yield* resultInSteps(library, input, method)
  return { comparison: withFingerprint(result, input), searched }
}

/** A result with what makes it repeatable: hashes of library, profile, method and all it says. */
export const withFingerprint = <Result extends ComparisonResult>(
  result: Result,
  { library, sha256 }: Pick<CompareInput, 'library' | 'sha256'>,
): Result & Pick<Comparison, 'fingerprint'> => ({
  ...result,
  fingerprint: {
    library,
    profile: sha256(canonicalJson(result.profile)),
    method: sha256(canonicalJson(result.method)),
    result: sha256(canonicalJson(result)),
  },
})

/** `compareInSteps` without the fingerprint, which takes long and what is kept nowhere does without. */
export function* resultInSteps(
  library: EncodedLibrary,
  input: Omit<CompareInput, 'precedents' | 'law' | 'library' | 'sha256'>,
  method: Method = METHOD,
): Generator<undefined, { readonly result: ComparisonResult; readonly searched: SearchedCases }> {
  const { said, counterfactual, searched } = compareDirectly(library, input, method)
  yield
  const changes = input.oneChange === false ? [] : yield* counterfactual()
  yield
  return { result: { ...said, counterfactual: changes }, searched: searched() }
}

/** Everything of a comparison but the search for what would change it, which takes far longer. */
export type DirectComparison = Omit<ComparisonResult, 'counterfactual'>

/**
 * A comparison for a reader who is still changing the case: all but the fingerprint is there at
 * once, and the counterfactual when it is asked for, before another comparison with the library.
 */
export function compareDirectly(
  library: EncodedLibrary,
  input: Omit<CompareInput, 'precedents' | 'law' | 'library' | 'sha256'>,
  method: Method = METHOD,
): {
  readonly said: DirectComparison
  readonly counterfactual: () => Generator<undefined, Comparison['counterfactual']>
  readonly searched: () => SearchedCases
} {
  const { profile, words, exclude = {}, view = null } = input
  const turn = (library.room.turn += 1)
  const measured = measure(library, { profile, words, exclude, method }, library.room)
  const checkMine = () => {
    if (library.room.turn !== turn) throw new Error('The library was compared with again since')
  }
  const { scan, standing, force, nearest, listed } = measured
  const { counted, totals } = scan
  const constraint = {
    floor: boundOf(library, force.FLOOR),
    ceiling: boundOf(library, force.CEILING),
    near: nearConstraints(library, scan.case, counted, standing, force, totals),
    conflicts: findConflicts(library, force.FLOOR, force.CEILING, nearest),
  }
  const neighbours = listNeighbours(library, scan, listed, rolesOf(constraint), method)
  const inSpread = neighbours.filter(({ counted: counts }) => counts).slice(0, nearest.length)
  return {
    said: {
      method: {
        name: METHOD_NAME,
        version: METHOD_VERSION,
        weights: method.weights,
        settings: settingsOf(method),
      },
      profile,
      neighbours,
      constraint,
      ...composeSpread(library, nearest, totals, counted.length, method),
      searchReport: composeSearchReport(library, scan, inSpread, view, method),
    },
    counterfactual: function* () {
      const steps = counterfactualsInSteps(library, scan, standing, force, method)
      for (;;) {
        checkMine()
        const step = steps.next()
        if (step.done === true) return step.value
        yield
      }
    },
    searched: () => {
      checkMine()
      return searchedCases(library, scan)
    },
  }
}

const settingsOf = (method: Method): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(method).flatMap(([name, value]) =>
      typeof value === 'number' ? [[name, value]] : [],
    ),
  )

/** The weightiest role of each case; a case that sets a bound is not also said to be near it. */
function rolesOf({ floor, ceiling, near, conflicts }: Comparison['constraint']): Roles {
  const roles = new Map<string, 'SETS_FLOOR' | 'SETS_CEILING' | 'NEAR' | 'CONFLICT'>()
  const shown = (refs: readonly string[]) => refs.slice(0, 20)
  for (const { ref } of near) roles.set(ref, 'NEAR')
  for (const { lower, higher } of conflicts) {
    roles.set(lower.ref, 'CONFLICT')
    roles.set(higher.ref, 'CONFLICT')
  }
  for (const ref of shown(ceiling?.refs ?? [])) roles.set(ref, 'SETS_CEILING')
  for (const ref of shown(floor?.refs ?? [])) roles.set(ref, 'SETS_FLOOR')
  return roles
}
