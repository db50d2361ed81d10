import { compareWith, type CompareInput } from '#core/comparison/compare'
import type { Comparison } from '#core/comparison/comparison'
import type { WordIndex } from '#core/comparison/text/word-index'
import { searchTerms } from '#core/comparison/words'
import { profileOfCase } from '#core/case-profile'
import type { HearingCase } from '#core/hearing-case'
import type { Profile } from '#core/profile'
import { exclusionsOf, withExclusions, type CaseComparison } from '#core/quality/panel-exclusions'
import { describeReplay } from '#core/quality/replay'
import { canonicalJson } from '#core/canonical'
import { ok, refuse } from '#core/result'
import type { OutcomeCode } from '#core/vocabulary'
import { insertComparison, loadLatestComparison } from '../db/comparisons.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { listRecordedAfter, loadPrecedent } from '../db/precedents.ts'
import { hashText } from '../vault/keys.ts'
import { heldLibrary, readInSlices } from './held-library.ts'
import { locked, record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadDeliberation } from './open-case.ts'
import { sealState, signedAt } from './seal-state.ts'
import { readThesaurus } from './thesaurus.ts'

/** Compares one profile with the whole library; stores nothing. */
export function compareProfile(
  library: OpenLibrary,
  profile: Profile,
  options: {
    readonly exclude?: CompareInput['exclude']
    readonly view?: OutcomeCode | null
  } = {},
): Comparison {
  const { encoded, state, words } = heldLibrary(library)
  return compareWith(encoded, {
    profile,
    words: wordsFor(library, words, profile),
    library: state,
    sha256: hashText,
    ...(options.exclude === undefined ? {} : { exclude: options.exclude }),
    view: options.view ?? null,
  })
}

function wordsFor(library: OpenLibrary, words: WordIndex, profile: Profile) {
  const { narrative, allegationTypes } = profile
  const terms = searchTerms(narrative, allegationTypes, readThesaurus(library))
  return words.rank(terms) ?? new Map<string, number>()
}

/** Compares as a case does: without itself and its siblings, and without what the panel took out. */
function compareCase(
  library: OpenLibrary,
  { reference }: Pick<HearingCase, 'reference'>,
  asked: {
    readonly profile: Profile
    readonly excluded: readonly { readonly ref: string; readonly reason: string }[]
    readonly view: OutcomeCode | null
  },
): CaseComparison {
  const { profile, excluded, view } = asked
  const refs = excluded.map(({ ref }) => ref)
  const exclude = { sourceId: reference, hearingKey: reference, refs }
  const comparison = compareProfile(library, profile, { exclude, view })
  const precedents = refs.flatMap((ref) => loadPrecedent(library.db, ref) ?? [])
  return { ...withExclusions(comparison, excluded, precedents, hashText), view }
}

const notCompared = refuse(
  'NOT_COMPARED',
  'This case has not been compared yet: open its step 5 first.',
)

/** The last comparison that this version of the case rests on: a signed one on none made later. */
export const comparisonOf = (library: OpenLibrary, hearingCase: HearingCase) =>
  loadLatestComparison(library.db, hearingCase.id, signedAt(library, hearingCase))

const isSameComparison = (before: CaseComparison | undefined, now: CaseComparison): boolean =>
  before?.fingerprint.result === now.fingerprint.result && before.view === now.view

/**
 * Whether a comparison was made for the case as it now stands. One from before a change of facts,
 * of exclusions or of the outcome names other cases that point away.
 */
export const isForPresentCase = (comparison: CaseComparison, hearingCase: HearingCase): boolean => {
  const { decision } = hearingCase
  const excluded = (comparison.excludedByPanel ?? []).map(({ ref, reason }) => ({ ref, reason }))
  const found = new Set(excluded.map(({ ref }) => ref))
  const wanted = exclusionsOf(decision.excludedComparators).filter(({ ref }) => found.has(ref))
  return (
    (comparison.view ?? null) === decision.outcome &&
    canonicalJson(comparison.profile) === canonicalJson(profileOfCase(hearingCase)) &&
    canonicalJson(excluded) === canonicalJson(wanted)
  )
}

/** Opens the comparators of a case: refused until every view is sealed or they were opened early. */
export async function openComparison(
  library: OpenLibrary,
  { caseId }: Input<'comparison:open'>,
): Promise<Answer<'comparison:open'>> {
  if (!(await readInSlices(library))) return locked
  const loaded = loadDeliberation(library, caseId)
  if (!loaded.ok) return loaded
  const hearingCase = loaded.value
  const seals = sealState(library, hearingCase)
  if (!seals.comparatorsOpen)
    return refuse('SEALED', 'Comparators open when every decision-maker has sealed a view.')
  const stored = comparisonOf(library, hearingCase)
  if (hearingCase.status !== 'OPEN') return stored === null ? notCompared : ok(stored.comparison)
  const mine = seals.decisionMakers.find((maker) => maker.isMe)?.view
  const comparison = compareCase(library, hearingCase, {
    profile: profileOfCase(hearingCase),
    excluded: exclusionsOf(hearingCase.decision.excludedComparators),
    // The view is kept with the comparison: a member's, or the chair's draft, is not for the others.
    view: seals.draftClosed ? null : (hearingCase.decision.outcome ?? mine?.outcome ?? null),
  })
  inOneTransaction(library.db, () => {
    if (!library.readOnly && !isSameComparison(stored?.comparison, comparison))
      insertComparison(library.db, { caseId, comparison, ...stamp(library) })
    record(library, 'comparators.viewed', hearingCase.reference, comparison.fingerprint)
  })
  return ok(comparison)
}

/** Asks the present library exactly what the last comparison of the case asked; stores nothing. */
export async function replayComparison(
  library: OpenLibrary,
  { caseId }: Input<'comparison:replay'>,
): Promise<Answer<'comparison:replay'>> {
  if (!(await readInSlices(library))) return locked
  const loaded = loadDeliberation(library, caseId)
  if (!loaded.ok) return loaded
  const hearingCase = loaded.value
  if (!sealState(library, hearingCase).comparatorsOpen)
    return refuse('SEALED', 'Comparators open when every decision-maker has sealed a view.')
  const stored = comparisonOf(library, hearingCase)
  if (stored === null) return notCompared
  const { comparison } = stored
  const again = compareCase(library, hearingCase, {
    profile: comparison.profile,
    excluded: comparison.excludedByPanel ?? [],
    view: comparison.view ?? null,
  })
  const present = hashText(canonicalJson(profileOfCase(hearingCase)))
  const replay = describeReplay(
    stored,
    again,
    listRecordedAfter(library.db, stored.madeAt),
    present,
  )
  record(library, 'comparison.replayed', hearingCase.reference, {
    before: replay.before,
    after: replay.after,
  })
  return ok(replay)
}
