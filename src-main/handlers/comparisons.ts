import { resultElsewhere } from '#core/comparison/result-elsewhere'
import { profileOfCase, withFactors } from '#core/case-profile'
import type { HearingCase } from '#core/hearing-case'
import type { FullRecord } from '#core/notice/notice-record'
import { exclusionsOf, type CaseComparison } from '#core/quality/panel-exclusions'
import { describeReplay } from '#core/quality/replay'
import { triedToColumns } from '#core/quality/tried-in-columns'
import { canonicalJson } from '#core/canonical'
import { ok, refuse } from '#core/result'
import {
  hasComparison,
  insertComparison,
  loadComparisonByResult,
  loadLatestComparison,
} from '../db/comparisons.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { listRecordedAfter } from '../db/precedents.ts'
import { hashText } from '../vault/keys.ts'
import { asking, compareCase, tryCase, type Asked, type Asking } from './compare-case.ts'
import { newTry } from './comparing.ts'
import { readInSlices } from './held-library.ts'
import { locked, record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadDeliberation } from './open-case.ts'
import { sealState, signedAt } from './seal-state.ts'
import { recordSeenBeside } from './seen-beside.ts'

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

/** Whether there is one, for whoever does not read it. */
export const isCompared = (library: OpenLibrary, hearingCase: HearingCase): boolean =>
  hasComparison(library.db, hearingCase.id, signedAt(library, hearingCase))

const isSameComparison = (before: CaseComparison | undefined, now: CaseComparison): boolean =>
  before?.fingerprint.result === now.fingerprint.result &&
  before.view === now.view &&
  // Comparisons from before these were asked for are made anew.
  canonicalJson(before.excludedPointingAway ?? []) ===
    canonicalJson(now.excludedPointingAway ?? []) &&
  canonicalJson(before.searched ?? null) === canonicalJson(now.searched ?? null)

/** The case whose comparators are asked for, where they are open to the reader. */
function openToReader(library: OpenLibrary, caseId: string) {
  const loaded = loadDeliberation(library, caseId)
  if (!loaded.ok) return loaded
  const hearingCase = loaded.value
  const seals = sealState(library, hearingCase)
  return seals.comparatorsOpen
    ? ok({ hearingCase, seals })
    : refuse('SEALED', 'Comparators open when every decision-maker has sealed a view.')
}

/** The same, once the library is read. */
async function openComparators(library: OpenLibrary, caseId: string) {
  return (await readInSlices(library)) ? openToReader(library, caseId) : locked
}

type Opened = Extract<ReturnType<typeof openToReader>, { readonly ok: true }>['value']

function askedBy({ hearingCase, seals }: Opened): Asked {
  const mine = seals.decisionMakers.find((maker) => maker.isMe)?.view
  return {
    profile: profileOfCase(hearingCase),
    excluded: exclusionsOf(hearingCase.decision.excludedComparators),
    // The view is kept with the comparison: a member's, or the chair's draft, is not for the others.
    view: seals.draftClosed ? null : (hearingCase.decision.outcome ?? mine?.outcome ?? null),
  }
}

/** Whether a case that was read again asks what it asked before. */
const asksTheSame = (now: Opened, before: Opened): boolean =>
  now.hearingCase.status === before.hearingCase.status &&
  canonicalJson(askedBy(now)) === canonicalJson(askedBy(before))

/** Opens the comparators of a case: refused until every view is sealed or they were opened early. */
export async function openComparison(
  library: OpenLibrary,
  { caseId }: Input<'comparison:open'>,
): Promise<Answer<'comparison:open'>> {
  for (;;) {
    const opened = await openComparators(library, caseId)
    if (!opened.ok) return opened
    const { hearingCase } = opened.value
    if (hearingCase.status !== 'OPEN') {
      const stored = comparisonOf(library, hearingCase)
      return stored === null ? notCompared : ok(stored.comparison)
    }
    const comparison = await compareCase(library, asking(hearingCase), askedBy(opened.value))
    if (comparison === null) return locked
    // Saved, signed or deleted between two slices: what is kept answers the case as it now stands.
    const now = openToReader(library, caseId)
    if (!now.ok) return now
    if (asksTheSame(now.value, opened.value))
      return ok(kept(library, now.value.hearingCase, comparison))
  }
}

/** The comparison, stored where it says anything new, and the look at it on the audit record. */
function kept(library: OpenLibrary, hearingCase: HearingCase, comparison: CaseComparison) {
  const { id: caseId, reference } = hearingCase
  const stored = comparisonOf(library, hearingCase)
  inOneTransaction(library.db, () => {
    if (!library.readOnly && !isSameComparison(stored?.comparison, comparison))
      insertComparison(library.db, { caseId, comparison, ...stamp(library) })
    record(library, 'comparators.viewed', reference, comparison.fingerprint)
    recordSeenBeside(library, hearingCase)
  })
  return comparison
}

const outdated = refuse('OUTDATED', 'Something else was tried meanwhile: only that is answered.')

/**
 * The like cases were the facts told in other words or other factors found. Kept nowhere, and for no
 * view; that the case's comparators were looked at is on record already, so keystrokes are not. What
 * is tried last is answered: what was tried before and is not answered yet is given up.
 */
export async function tryComparison(
  library: OpenLibrary,
  { caseId, narrative, factors, oneChange = true }: Input<'comparison:try'>,
): Promise<Answer<'comparison:try'>> {
  const isWanted = newTry(library)
  const opened = await openComparators(library, caseId)
  if (!opened.ok) return opened
  const { hearingCase } = opened.value
  if (!isCompared(library, hearingCase)) return notCompared
  const profile = profileOfCase(hearingCase)
  const tried = { ...(factors === undefined ? profile : withFactors(profile, factors)), narrative }
  const excluded = exclusionsOf(hearingCase.decision.excludedComparators)
  const asked = { profile: tried, excluded, view: null, oneChange }
  const comparison = await tryCase(library, asking(hearingCase), asked, isWanted)
  if (comparison !== null) return ok(triedToColumns(comparison))
  return library.db.open ? outdated : locked
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
  const again = await compareCase(library, asking(hearingCase), {
    profile: comparison.profile,
    excluded: comparison.excludedByPanel ?? [],
    view: comparison.view ?? null,
  })
  if (again === null) return locked
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
  const again = await compareCase(library, from, { profile, excluded, view })
  if (again === null) return locked
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
