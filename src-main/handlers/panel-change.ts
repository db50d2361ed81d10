import type { HearingCase } from '#core/hearing-case'
import { changeProblems } from '#core/provisional-view'
import { ok, refuse, type Result } from '#core/result'
import { decidedOn } from '#core/seal-file'
import { listDocuments } from '../db/bundle.ts'
import { loadLatestComparison } from '../db/comparisons.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { insertChange } from '../db/panel-records.ts'
import { dropDraft, listSeals, saveDraft } from '../db/seals.ts'
import { hashText } from '../vault/keys.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadHearingCase, settleCase } from './open-case.ts'
import { panelRecord } from './panel-record.ts'
import { decisionMakers } from './seal-state.ts'
import { boxOf } from './seals.ts'

/** The case, where the reader may say what they hold after its comparators. */
function mayReconsider(library: OpenLibrary, caseId: string): Result<HearingCase> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const { particulars, status } = loaded.value
  const me = library.unlocked.person.id
  if (status !== 'OPEN')
    return refuse('CASE_SIGNED', 'The notice is signed: nothing is added to the panel’s record.')
  if (!decisionMakers(particulars).some(({ profileId }) => profileId === me))
    return refuse('NOT_A_DECISION_MAKER', 'Only the chair and members of this panel record this.')
  if (!listSeals(library.db, caseId).some(({ profileId }) => profileId === me))
    return refuse('NOT_SEALED', 'Seal your own view first.')
  return loadLatestComparison(library.db, caseId) === null
    ? refuse('COMPARATORS_NOT_OPENED', 'Look at the comparators first.')
    : loaded
}

/** Keeps what the person is writing, closed under their own key; nobody else can read it. */
export function saveChangeDraft(
  library: OpenLibrary,
  { caseId, change }: Input<'seal:change-draft'>,
): Answer<'seal:change-draft'> {
  const allowed = mayReconsider(library, caseId)
  if (!allowed.ok) return allowed
  const { at } = stamp(library)
  const profileId = library.unlocked.person.id
  const box = boxOf(library, allowed.value.reference, 'change-draft', change)
  saveDraft(library.db, 'changed_view_draft', { caseId, profileId, box, at })
  return ok({ savedAt: at })
}

/**
 * Adds what the person holds after the comparators, closed under their own key, with the findings
 * and seriousness on which they hold it; the draft of it goes.
 */
export function recordChange(
  library: OpenLibrary,
  { caseId, change }: Input<'seal:change'>,
): Answer<'seal:change'> {
  const allowed = mayReconsider(library, caseId)
  if (!allowed.ok) return allowed
  const problems = changeProblems(change)
  if (problems.length > 0) return { ok: false, problems }
  const { reference } = allowed.value
  const profileId = library.unlocked.person.id
  const present = decidedOn(allowed.value, listDocuments(library.db, caseId), hashText)
  inOneTransaction(library.db, () => {
    settleCase(library, allowed.value)
    const box = boxOf(library, reference, 'change', change)
    insertChange(library.db, {
      caseId,
      profileId,
      at: stamp(library).at,
      box,
      decidedOn: present,
      letter: null,
      receivedAt: null,
      receivedBy: null,
    })
    dropDraft(library.db, 'changed_view_draft', caseId, profileId)
    record(library, 'view.reconsidered', reference, { sha256: hashText(box.toString('base64')) })
  })
  return panelRecord(library, { caseId })
}
