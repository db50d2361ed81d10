import type { PanelRecord } from '#contract/api'
import type { HearingCase } from '#core/hearing-case'
import { ok } from '#core/result'
import { decidedOn, sealSignatureText } from '#core/seal-file'
import { changesOfView } from '#core/view-change'
import { listDocuments } from '../db/bundle.ts'
import { loadCase } from '../db/cases.ts'
import { inOneTransaction } from '../db/open-database.ts'
import {
  listChanges,
  listSealBases,
  releaseChange,
  type StoredChange,
} from '../db/panel-records.ts'
import { listPeople } from '../db/people.ts'
import { listSeals, type Seal } from '../db/seals.ts'
import { hashText } from '../vault/keys.ts'
import { checkSealText, keyFingerprint, sealPublicKey } from '../vault/seal-keys.ts'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadHearingCase } from './open-case.ts'
import {
  decisionMakers,
  mayReadDeliberation,
  readChange,
  readLetter,
  sealState,
  whoseFindingsMoved,
  signedAt,
} from './seal-state.ts'

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

/** What was recorded up to the signature: a correction of the case adds entries of its own. */
function changesOf(library: OpenLibrary, hearingCase: HearingCase): readonly StoredChange[] {
  const until = signedAt(library, hearingCase)
  const changes = listChanges(library.db, hearingCase.id)
  return until === null
    ? changes
    : changes.filter(({ at, receivedAt }) => (receivedAt ?? at) <= until)
}

/** Every decision-maker has said what changed for them; from then on the panel may read it. */
const isComplete = ({ particulars }: HearingCase, changes: readonly StoredChange[]): boolean =>
  decisionMakers(particulars).every(({ profileId }) =>
    changes.some((change) => change.profileId === profileId),
  )

/** Releases what the reader can open, once every decision-maker has recorded theirs. */
function releaseMine(library: OpenLibrary, hearingCase: HearingCase): void {
  const rootId = loadCase(library.db, hearingCase.id)?.rootId ?? hearingCase.id
  const changes = changesOf(library, hearingCase)
  if (library.readOnly || !isComplete(hearingCase, changes)) return
  for (const change of changes) {
    if (change.released !== null) continue
    const own =
      change.profileId === library.unlocked.person.id
        ? readChange(library, hearingCase.reference, change.box)
        : readLetter(library, rootId, change)
    if (own === null) continue
    inOneTransaction(library.db, () => {
      releaseChange(library.db, change.seq, own)
      record(library, 'view.change-opened', hearingCase.reference, { entry: change.seq })
    })
  }
}

function changeFacts(library: OpenLibrary, hearingCase: HearingCase): PanelRecord['changes'] {
  const { person } = library.unlocked
  const { decisionMakers: makers } = sealState(library, hearingCase)
  const changes = changesOf(library, hearingCase)
  const panel = mayReadDeliberation(person, { ...hearingCase, status: 'OPEN' })
  const open = panel && isComplete(hearingCase, changes)
  return changes.map(({ profileId, at, box, released, receivedAt }) => {
    const isMe = profileId === person.id
    const own = isMe ? readChange(library, hearingCase.reference, box) : null
    const change = own ?? (open ? released : null)
    const sealed = makers.find((maker) => maker.profileId === profileId)?.view ?? null
    return {
      profileId,
      label: labelOf(library, hearingCase, profileId),
      isMe,
      at,
      receivedAt,
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

/** The same, without an entry of its own in the audit record. */
export function panelRecord(
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
    changesComplete: isComplete(hearingCase, changesOf(library, hearingCase)),
    onOtherFindings: whoseFindingsMoved(library, hearingCase),
  })
}
