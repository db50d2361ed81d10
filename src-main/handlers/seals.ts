import { canonicalJson } from '#core/canonical'
import type { HearingCase } from '#core/hearing-case'
import { viewProblems, type ProvisionalView } from '#core/provisional-view'
import { outcomeOptions } from '#core/law/outcome-rules'
import { ok, refuse, type Result } from '#core/result'
import { committedText, decidedOn, sealSignatureText } from '#core/seal-file'
import { listDocuments } from '../db/bundle.ts'
import { inOneTransaction } from '../db/open-database.ts'
import {
  dropDraft,
  insertEarlyOpening,
  insertSeal,
  listSeals,
  loadEarlyOpening,
  saveDraft,
} from '../db/seals.ts'
import { insertSealBasis } from '../db/panel-records.ts'
import { hashText, sealPersonal } from '../vault/keys.ts'
import { sealPublicKey, signSealText } from '../vault/seal-keys.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { composeOpenCase, loadHearingCase, settleCase } from './open-case.ts'
import { decisionMakers, purpose } from './seal-state.ts'

function mayWrite(library: OpenLibrary, caseId: string): Result<HearingCase> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const me = library.unlocked.person.id
  if (loaded.value.status !== 'OPEN')
    return refuse('CASE_SIGNED', 'The notice is signed: views can no longer be written.')
  if (!decisionMakers(loaded.value.particulars).some((maker) => maker.profileId === me))
    return refuse('NOT_A_DECISION_MAKER', 'Only the chair and members of this panel seal a view.')
  if (listSeals(library.db, caseId).some((seal) => seal.profileId === me))
    return refuse('ALREADY_SEALED', 'Your view is sealed. It cannot be edited or withdrawn.')
  return loaded
}

/** Closes something under the person's own key, for one case and one use. */
export const boxOf = (
  library: OpenLibrary,
  reference: string,
  kind: Parameters<typeof purpose>[1],
  content: object,
) =>
  sealPersonal(
    library.unlocked.personalKey,
    purpose(reference, kind),
    Buffer.from(canonicalJson(content), 'utf8'),
  )

/** Keeps the person's draft, encrypted with their own key; nobody else can read it. */
export function saveMyDraft(
  library: OpenLibrary,
  input: Input<'seal:draft'>,
): Answer<'seal:draft'> {
  const allowed = mayWrite(library, input.caseId)
  if (!allowed.ok) return allowed
  const { at } = stamp(library)
  const profileId = library.unlocked.person.id
  const box = boxOf(library, allowed.value.reference, 'draft', { view: input.view })
  saveDraft(library.db, 'provisional_draft', { caseId: input.caseId, profileId, box, at })
  return ok({ savedAt: at })
}

function checkView(
  hearingCase: HearingCase,
  view: ProvisionalView,
  library: OpenLibrary,
): Result<null> {
  const problems = viewProblems(view)
  if (problems.length > 0) return { ok: false, problems }
  const option = outcomeOptions(hearingCase, library.law).find((o) => o.outcome === view.outcome)
  return option === undefined || option.state === 'UNLAWFUL'
    ? refuse('UNLAWFUL', option?.rules[0]?.message ?? 'This outcome is not open.', 'view.outcome')
    : ok(null)
}

/** Seals a view: committed by hash with a random salt, unreadable to others until all have sealed. */
export function commitSeal(
  library: OpenLibrary,
  input: Input<'seal:commit'>,
): Answer<'seal:commit'> {
  const { caseId, view } = input
  const allowed = mayWrite(library, caseId)
  if (!allowed.ok) return allowed
  const checked = checkView(allowed.value, view, library)
  if (!checked.ok) return checked
  const { reference } = allowed.value
  const profileId = library.unlocked.person.id
  const salt = Buffer.from(library.deps.randomBytes(32)).toString('hex')
  const commitment = hashText(committedText({ reference, profileId, salt, view }))
  const sealedAt = stamp(library).at
  const { personalKey, person } = library.unlocked
  const signed = sealSignatureText({ reference, profileId, commitment, sealedAt })
  inOneTransaction(library.db, () => {
    settleCase(library, allowed.value)
    insertSeal(library.db, {
      caseId,
      profileId,
      sealedAt,
      commitment,
      box: boxOf(library, reference, 'seal', { salt, view }),
      signerPublicKey: sealPublicKey(personalKey),
      signature: signSealText(personalKey, signed),
    })
    insertSealBasis(library.db, {
      caseId,
      profileId,
      label: person.label,
      decidedOn: decidedOn(allowed.value, listDocuments(library.db, caseId), hashText),
      receivedAt: null,
      receivedBy: null,
    })
    dropDraft(library.db, 'provisional_draft', caseId, profileId)
    record(library, 'view.sealed', reference, { commitment })
  })
  return composeOpenCase(library, caseId)
}

/**
 * Opens comparators before every view is sealed; the reason stays in the case for ever. It opens
 * comparators only: a sealed view lies under its owner's key, so no reason makes it readable.
 */
export function openEarly(
  library: OpenLibrary,
  input: Input<'seal:open-early'>,
): Answer<'seal:open-early'> {
  const { caseId, reason } = input
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const { particulars, status } = loaded.value
  if (particulars.chair.profileId !== library.unlocked.person.id)
    return refuse('NOT_THE_CHAIR', 'Only the chair of this case opens its comparators early.')
  if (status !== 'OPEN')
    return refuse('CASE_SIGNED', 'The notice is signed: nothing is left to open early.')
  if (loadEarlyOpening(library.db, caseId) !== null) return composeOpenCase(library, caseId)
  inOneTransaction(library.db, () => {
    insertEarlyOpening(library.db, { caseId, ...stamp(library), reason })
    record(library, 'comparators.opened-early', loaded.value.reference, { reason })
  })
  return composeOpenCase(library, caseId)
}
