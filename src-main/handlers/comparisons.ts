import { compareAndName, type CompareInput } from '#core/comparison/compare'
import type { Comparison } from '#core/comparison/comparison'
import { resultElsewhere } from '#core/comparison/result-elsewhere'
import type { WordIndex } from '#core/comparison/text/word-index'
import { searchTerms } from '#core/comparison/words'
import { profileOfCase, withFactors } from '#core/case-profile'
import { precedentHearing } from '#core/co-heard'
import type { HearingCase } from '#core/hearing-case'
import type { FullRecord } from '#core/notice/notice-record'
import type { Profile } from '#core/profile'
import { exclusionsOf, withExclusions, type CaseComparison } from '#core/quality/panel-exclusions'
import { describeReplay } from '#core/quality/replay'
import { canonicalJson } from '#core/canonical'
import { ok, refuse } from '#core/result'
import type { OutcomeCode } from '#core/vocabulary'
import {
  insertComparison,
  loadComparisonByResult,
  loadLatestComparison,
} from '../db/comparisons.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { listRecordedAfter, loadPrecedent } from '../db/precedents.ts'
import { hashText } from '../vault/keys.ts'
import { heldLibrary, readInSlices } from './held-library.ts'
import { locked, record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadDeliberation } from './open-case.ts'
import { sealState, signedAt } from './seal-state.ts'
import { recordSeenBeside } from './seen-beside.ts'
import { readThesaurus } from './thesaurus.ts'

/** Compares one profile with the whole library; stores nothing. */
export function compareProfile(
  library: OpenLibrary,
  profile: Profile,
  options: Options = {},
): Comparison {
  return compareAndNameProfile(library, profile, options).comparison
}

type Options = {
  readonly exclude?: CompareInput['exclude']
  readonly view?: OutcomeCode | null
  readonly oneChange?: boolean
}

function compareAndNameProfile(library: OpenLibrary, profile: Profile, options: Options) {
  const { encoded, state, words } = heldLibrary(library)
  return compareAndName(encoded, {
    profile,
    words: wordsFor(library, words, profile),
    library: state,
    sha256: hashText,
    ...(options.exclude === undefined ? {} : { exclude: options.exclude }),
    view: options.view ?? null,
    oneChange: options.oneChange ?? true,
  })
}

function wordsFor(library: OpenLibrary, words: WordIndex, profile: Profile) {
  const { narrative, allegationTypes } = profile
  const terms = searchTerms(narrative, allegationTypes, readThesaurus(library))
  return words.rank(terms) ?? new Map<string, number>()
}

/** Whose comparison it is: a case never meets itself, nor an officer heard with it. */
type Asking = { readonly reference: string; readonly hearingKey: string }

const asking = (hearingCase: HearingCase): Asking => ({
  reference: hearingCase.reference,
  hearingKey: precedentHearing(hearingCase),
})

/** Compares as a case does: without itself and its siblings, and without what the panel took out. */
function compareCase(
  library: OpenLibrary,
  { reference, hearingKey }: Asking,
  asked: {
    readonly profile: Profile
    readonly excluded: readonly { readonly ref: string; readonly reason: string }[]
    readonly view: OutcomeCode | null
    readonly oneChange?: boolean
  },
): CaseComparison {
  const { profile, excluded, view, oneChange = true } = asked
  const refs = excluded.map(({ ref }) => ref)
  const exclude = { sourceId: reference, hearingKey, refs }
  const { comparison, searched } = compareAndNameProfile(library, profile, {
    exclude,
    view,
    oneChange,
  })
  const precedents = refs.flatMap((ref) => loadPrecedent(library.db, ref) ?? [])
  const made = { ...withExclusions(comparison, excluded, precedents, hashText), view, searched }
  if (refs.length === 0) return made
  // What they would have said is asked as well: a case that points away wants its answer either way.
  const whole = compareProfile(library, profile, {
    exclude: { ...exclude, refs: [] },
    view,
    oneChange: false,
  })
  const away = whole.searchReport.pointingAway.filter((ref) => refs.includes(ref))
  return { ...made, excludedPointingAway: away }
}

export const notCompared = refuse(
  'NOT_COMPARED',
  'This case has not been compared yet: open its step 5 first.',
)

const noSuchComparison = refuse(
  'NO_SUCH_COMPARISON',
  'No comparison of this case has that fingerprint. Copy the result from the notice, in full.',
)

/** The last comparison that this version of the case rests on: a signed one on none made later. */
export const comparisonOf = (library: OpenLibrary, hearingCase: HearingCase) =>
  loadLatestComparison(library.db, hearingCase.id, signedAt(library, hearingCase))

const isSameComparison = (before: CaseComparison | undefined, now: CaseComparison): boolean =>
  before?.fingerprint.result === now.fingerprint.result &&
  before.view === now.view &&
  // Comparisons from before these were asked for are made anew.
  canonicalJson(before.excludedPointingAway ?? []) ===
    canonicalJson(now.excludedPointingAway ?? []) &&
  canonicalJson(before.searched ?? null) === canonicalJson(now.searched ?? null)

/** The case whose comparators are asked for, once they are open to the reader and the library is read. */
async function openComparators(library: OpenLibrary, caseId: string) {
  if (!(await readInSlices(library))) return locked
  const loaded = loadDeliberation(library, caseId)
  if (!loaded.ok) return loaded
  const hearingCase = loaded.value
  const seals = sealState(library, hearingCase)
  return seals.comparatorsOpen
    ? ok({ hearingCase, seals })
    : refuse('SEALED', 'Comparators open when every decision-maker has sealed a view.')
}

/** Opens the comparators of a case: refused until every view is sealed or they were opened early. */
export async function openComparison(
  library: OpenLibrary,
  { caseId }: Input<'comparison:open'>,
): Promise<Answer<'comparison:open'>> {
  const opened = await openComparators(library, caseId)
  if (!opened.ok) return opened
  const { hearingCase, seals } = opened.value
  const stored = comparisonOf(library, hearingCase)
  if (hearingCase.status !== 'OPEN') return stored === null ? notCompared : ok(stored.comparison)
  const mine = seals.decisionMakers.find((maker) => maker.isMe)?.view
  const comparison = compareCase(library, asking(hearingCase), {
    profile: profileOfCase(hearingCase),
    excluded: exclusionsOf(hearingCase.decision.excludedComparators),
    // The view is kept with the comparison: a member's, or the chair's draft, is not for the others.
    view: seals.draftClosed ? null : (hearingCase.decision.outcome ?? mine?.outcome ?? null),
  })
  inOneTransaction(library.db, () => {
    if (!library.readOnly && !isSameComparison(stored?.comparison, comparison))
      insertComparison(library.db, { caseId, comparison, ...stamp(library) })
    record(library, 'comparators.viewed', hearingCase.reference, comparison.fingerprint)
    recordSeenBeside(library, hearingCase)
  })
  return ok(comparison)
}

/**
 * The like cases were the facts told in other words or other factors found. Kept nowhere, and for no
 * view; that the case's comparators were looked at is on record already, so keystrokes are not.
 */
export async function tryComparison(
  library: OpenLibrary,
  { caseId, narrative, factors, oneChange = true }: Input<'comparison:try'>,
): Promise<Answer<'comparison:try'>> {
  const opened = await openComparators(library, caseId)
  if (!opened.ok) return opened
  const { hearingCase } = opened.value
  if (comparisonOf(library, hearingCase) === null) return notCompared
  const profile = profileOfCase(hearingCase)
  return ok(
    compareCase(library, asking(hearingCase), {
      profile: { ...(factors === undefined ? profile : withFactors(profile, factors)), narrative },
      excluded: exclusionsOf(hearingCase.decision.excludedComparators),
      view: null,
      oneChange,
    }),
  )
}

/**
 * Asks the present library exactly what a comparison of the case asked: the last one, or the one
 * whose fingerprint a notice prints. Stores nothing.
 */
export async function replayComparison(
  library: OpenLibrary,
  { caseId, result }: Input<'comparison:replay'>,
): Promise<Answer<'comparison:replay'>> {
  const opened = await openComparators(library, caseId)
  if (!opened.ok) return opened
  const { hearingCase } = opened.value
  const stored =
    result === undefined
      ? comparisonOf(library, hearingCase)
      : loadComparisonByResult(library.db, caseId, result, signedAt(library, hearingCase))
  if (stored === null) return result === undefined ? notCompared : noSuchComparison
  const { comparison } = stored
  const again = compareCase(library, asking(hearingCase), {
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

/** Asks the present library what a notice of any library says it asked of its own; stores nothing. */
export async function replayRecorded(
  library: OpenLibrary,
  from: Asking,
  recorded: NonNullable<FullRecord['comparison']>,
): Promise<Answer<'notice:replay'>> {
  if (!(await readInSlices(library))) return locked
  const { profile, excluded, view, method, floor, ceiling, counted, madeAt } = recorded
  const again = compareCase(library, from, { profile, excluded, view })
  const fingerprint = { ...recorded.fingerprint, result: recorded.resultElsewhere }
  const neighbours = counted.map((ref) => ({ ref, counted: true }))
  const comparison = { fingerprint, method, neighbours, constraint: { floor, ceiling } }
  const result = resultElsewhere(again, hashText)
  const replay = describeReplay(
    { comparison, madeAt, madeBy: null },
    { ...again, fingerprint: { ...again.fingerprint, result } },
    listRecordedAfter(library.db, madeAt),
    fingerprint.profile,
  )
  record(library, 'comparison.replayed', from.reference, {
    before: replay.before,
    after: replay.after,
  })
  return ok(replay)
}
