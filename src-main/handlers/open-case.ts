import type { BundleDocument, CaseSummary, OpenCase } from '#contract/api'
import { canonicalJson } from '#core/canonical'
import { caseProgress, nextClock } from '#core/case-progress'
import { decisionSchema, seriousnessSchema, type HearingCase } from '#core/hearing-case'
import { regimeOfParticulars } from '#core/law/regime-keys'
import { ok, refuse, type Result } from '#core/result'
import { forumLabel, rankLabel, regimeLabel } from '#core/wording'
import { listDocuments } from '../db/bundle.ts'
import { loadCase, type StoredCase } from '../db/cases.ts'
import { loadLatestComparison } from '../db/comparisons.ts'
import { listNotices } from '../db/notices.ts'
import { settleSections } from '../db/sections.ts'
import { keyedHash } from '../vault/keys.ts'
import { record, today, type OpenLibrary } from './library.ts'
import { mayReadDeliberation, sealState } from './seal-state.ts'
import { closing, unlessClosed } from './awaiting-seals.ts'

export const toHearingCase = (stored: StoredCase): HearingCase => ({
  ...stored,
  regime: regimeOfParticulars(stored.particulars),
})

/** The panel's deliberation, emptied for a reader who may not see it before the notice is signed. */
export function withoutDeliberation(hearingCase: HearingCase): HearingCase {
  return {
    ...hearingCase,
    correctionReason: null,
    seriousness: seriousnessSchema.parse({}),
    decision: decisionSchema.parse({}),
  }
}

/** Cases as clocks may count them for this reader: some only run after one outcome or another. */
export function forClocks(library: OpenLibrary): (hearingCase: HearingCase) => HearingCase {
  const closed = closing(library)
  return (hearingCase) =>
    closed(hearingCase) === null ? hearingCase : withoutDeliberation(hearingCase)
}

export function summarise(
  library: OpenLibrary,
  hearingCase: HearingCase,
  documents: readonly BundleDocument[],
  sealsComplete: boolean,
): CaseSummary {
  const { particulars } = hearingCase
  const progress = caseProgress({
    hearingCase,
    documents: documents.length,
    sealsComplete,
    comparatorsConsulted: loadLatestComparison(library.db, hearingCase.id) !== null,
    issued: hearingCase.status !== 'OPEN',
  })
  return {
    id: hearingCase.id,
    reference: hearingCase.reference,
    matter: particulars.matter,
    forum: forumLabel(particulars.forum),
    officer: particulars.officer.rank === null ? '' : rankLabel(particulars.officer.rank),
    regime: regimeLabel(hearingCase.regime),
    hearingFrom: particulars.dates.hearingFrom,
    hearingTo: particulars.dates.hearingTo,
    status: hearingCase.status,
    step: progress.step,
    completeSteps: progress.completeSteps,
    nextClock: nextClock(hearingCase, library.law, today(library)),
    needs: progress.needs,
  }
}

/** Loads a case whole; what of it a reader may see is `asRead`'s to say. */
export function loadHearingCase(library: OpenLibrary, id: string): Result<HearingCase> {
  const stored = loadCase(library.db, id)
  if (stored === null) return refuse('NOT_FOUND', 'There is no such case in this library.')
  return ok(toHearingCase(stored))
}

/** Keeps and records what was left at a keystroke; call before what is written is sealed or signed. */
export function settleCase(library: OpenLibrary, { id, reference }: HearingCase): void {
  for (const { section, value, savedBy } of settleSections(library.db, id))
    record(library, 'case.changed', reference, {
      section,
      hmac: keyedHash(library.unlocked.libraryKey, canonicalJson(JSON.parse(value))),
      savedBy,
    })
}

/** The case as this reader may see it. */
export function asRead(library: OpenLibrary, hearingCase: HearingCase): HearingCase {
  if (!mayReadDeliberation(library.unlocked.person, hearingCase))
    return withoutDeliberation(hearingCase)
  return sealState(library, hearingCase).draftClosed
    ? { ...hearingCase, decision: decisionSchema.parse({}) }
    : hearingCase
}

/** A case, unless it is a signed one whose outcome is still closed to this reader (`SEALED`). */
export function loadUnlessClosed(library: OpenLibrary, id: string): Result<HearingCase> {
  const loaded = loadHearingCase(library, id)
  return loaded.ok ? unlessClosed(library, loaded.value) : loaded
}

/** A case whose deliberation this reader may see. Refuses `NOT_ON_THE_PANEL`, `SEALED`. */
export function loadDeliberation(library: OpenLibrary, id: string): Result<HearingCase> {
  const loaded = loadUnlessClosed(library, id)
  if (!loaded.ok || mayReadDeliberation(library.unlocked.person, loaded.value)) return loaded
  return refuse('NOT_ON_THE_PANEL', 'Only the panel of this case and its adviser may see this.')
}

/** Everything the case screens show, in one value. */
export function composeOpenCase(library: OpenLibrary, id: string): Result<OpenCase> {
  const loaded = loadUnlessClosed(library, id)
  if (!loaded.ok) return loaded
  const hearingCase = loaded.value
  const documents = listDocuments(library.db, id)
  const seals = sealState(library, hearingCase)
  return ok({
    hearingCase: asRead(library, hearingCase),
    documents,
    seals,
    notices: listNotices(library.db, id),
    summary: summarise(library, hearingCase, documents, seals.allSealed),
  })
}
