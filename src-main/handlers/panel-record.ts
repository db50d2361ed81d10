import type { PanelRecord } from '#contract/api'
import type { HearingCase } from '#core/hearing-case'
import { ok, refuse } from '#core/result'
import { decidedOn, sealSignatureText } from '#core/seal-file'
import { changesOfView } from '#core/view-change'
import { listDocuments } from '../db/bundle.ts'
import { loadLatestComparison } from '../db/comparisons.ts'
import { inOneTransaction } from '../db/open-database.ts'
import {
  insertChange,
  listChanges,
  listSealBases,
  releaseChange,
  type StoredChange,
} from '../db/panel-records.ts'
import { listPeople } from '../db/people.ts'
import { listSeals, type Seal } from '../db/seals.ts'
import { hashText } from '../vault/keys.ts'
import { checkSealText, keyFingerprint, sealPublicKey } from '../vault/seal-keys.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadHearingCase } from './open-case.ts'
import { decisionMakers, mayReadDeliberation, readChange, sealState } from './seal-state.ts'
import { boxOf } from './seals.ts'

/** Name of a person who sealed: as on the panel, else as known here or in the file they sent. */
function labelOf(library: OpenLibrary, hearingCase: HearingCase, profileId: string): string {
  const seat = decisionMakers(hearingCase.particulars).find((m) => m.profileId === profileId)
  const basis = listSealBases(library.db, hearingCase.id).find((b) => b.profileId === profileId)
  const person = listPeople(library.db).find(({ id }) => id === profileId)
  return seat?.label ?? basis?.label ?? person?.label ?? ''
}

/** Whether the seal's signature is its signer's; a seal from before signatures has none. */
export function signatureOf(reference: string, seal: Seal): 'GOOD' | 'BROKEN' | 'NONE' {
  const { signerPublicKey, signature, profileId, commitment, sealedAt } = seal
  if (signerPublicKey === null || signature === null) return 'NONE'
  const text = sealSignatureText({ reference, profileId, commitment, sealedAt })
  return checkSealText(signerPublicKey, text, signature) ? 'GOOD' : 'BROKEN'
}

function sealFacts(library: OpenLibrary, hearingCase: HearingCase): PanelRecord['seals'] {
  const { id, particulars, reference } = hearingCase
  const bases = listSealBases(library.db, id)
  const present = decidedOn(hearingCase, listDocuments(library.db, id), hashText)
  return listSeals(library.db, id).map((seal) => {
    const basis = bases.find(({ profileId }) => profileId === seal.profileId)
    const seat = decisionMakers(particulars).findIndex((m) => m.profileId === seal.profileId)
    return {
      profileId: seal.profileId,
      label: labelOf(library, hearingCase, seal.profileId),
      seat: seat === -1 ? null : seat,
      isMe: seal.profileId === library.unlocked.person.id,
      sealedAt: seal.sealedAt,
      commitment: seal.commitment,
      signature: signatureOf(reference, seal),
      fingerprint: seal.signerPublicKey === null ? null : keyFingerprint(seal.signerPublicKey),
      receivedAt: basis?.receivedAt ?? null,
      onPresentFindings: basis === undefined ? null : basis.decidedOn === present,
    }
  })
}

/** Every decision-maker has said what changed for them; from then on the panel may read it. */
const isComplete = ({ particulars }: HearingCase, changes: readonly StoredChange[]): boolean =>
  decisionMakers(particulars).every(({ profileId }) =>
    changes.some((change) => change.profileId === profileId),
  )

/** Releases the reader's own entries once every decision-maker has recorded theirs. */
function releaseMine(library: OpenLibrary, hearingCase: HearingCase): void {
  const changes = listChanges(library.db, hearingCase.id)
  if (library.readOnly || !isComplete(hearingCase, changes)) return
  for (const { seq, profileId, box, released } of changes) {
    if (released !== null || profileId !== library.unlocked.person.id) continue
    const own = readChange(library, hearingCase.reference, box)
    if (own === null) continue
    inOneTransaction(library.db, () => {
      releaseChange(library.db, seq, own)
      record(library, 'view.change-opened', hearingCase.reference, { entry: seq })
    })
  }
}

function changeFacts(library: OpenLibrary, hearingCase: HearingCase): PanelRecord['changes'] {
  const { person } = library.unlocked
  const { decisionMakers: makers } = sealState(library, hearingCase)
  const changes = listChanges(library.db, hearingCase.id)
  const panel = mayReadDeliberation(person, { ...hearingCase, status: 'OPEN' })
  const open = panel && isComplete(hearingCase, changes)
  return changes.map(({ profileId, at, box, released }) => {
    const isMe = profileId === person.id
    const own = isMe ? readChange(library, hearingCase.reference, box) : null
    const change = own ?? (open ? released : null)
    const sealed = makers.find((maker) => maker.profileId === profileId)?.view ?? null
    return {
      profileId,
      label: labelOf(library, hearingCase, profileId),
      isMe,
      at,
      change,
      changed: change === null || sealed === null ? null : changesOfView(sealed, change),
    }
  })
}

/**
 * Who sealed, when, with which key and on which findings, also of those replaced since; and what
 * each held afterwards, as far as this reader may know it. Dissent is read here and nowhere else:
 * neither notice, precedent nor case file is made from it.
 */
export function showPanelRecord(
  library: OpenLibrary,
  input: Input<'seal:record'>,
): Answer<'seal:record'> {
  const shown = panelRecord(library, input)
  const loaded = loadHearingCase(library, input.caseId)
  if (shown.ok && loaded.ok) record(library, 'panel-record.viewed', loaded.value.reference)
  return shown
}

function panelRecord(
  library: OpenLibrary,
  { caseId }: Input<'seal:record'>,
): Answer<'seal:record'> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const hearingCase = loaded.value
  releaseMine(library, hearingCase)
  return ok({
    myFingerprint: keyFingerprint(sealPublicKey(library.unlocked.personalKey)),
    seals: sealFacts(library, hearingCase),
    changes: changeFacts(library, hearingCase),
    changesComplete: isComplete(hearingCase, listChanges(library.db, caseId)),
  })
}

/** Adds what the person holds after the comparators, closed under their own key. */
export function recordChange(
  library: OpenLibrary,
  { caseId, change }: Input<'seal:change'>,
): Answer<'seal:change'> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const { particulars, reference, status } = loaded.value
  const profileId = library.unlocked.person.id
  if (status !== 'OPEN')
    return refuse('CASE_SIGNED', 'The notice is signed: nothing is added to the panel’s record.')
  if (!decisionMakers(particulars).some((maker) => maker.profileId === profileId))
    return refuse('NOT_A_DECISION_MAKER', 'Only the chair and members of this panel record this.')
  if (!listSeals(library.db, caseId).some((seal) => seal.profileId === profileId))
    return refuse('NOT_SEALED', 'Seal your own view first.')
  if (loadLatestComparison(library.db, caseId) === null)
    return refuse('COMPARATORS_NOT_OPENED', 'Look at the comparators first.')
  if (change.reasons.trim() === '')
    return refuse('NO_REASONS', 'Write why your view changed, or why not.', 'change.reasons')
  inOneTransaction(library.db, () => {
    const box = boxOf(library, reference, 'change', change)
    insertChange(library.db, { caseId, profileId, at: stamp(library).at, box })
    record(library, 'view.reconsidered', reference, { sha256: hashText(box.toString('base64')) })
  })
  return panelRecord(library, { caseId })
}
