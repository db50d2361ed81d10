import type { ChangeFile } from '#core/change-file'
import { ok, refuse, type Result } from '#core/result'
import { signedText, type OpeningFile, type SealFile } from '#core/seal-file'
import { loadCase, type StoredCase } from '../db/cases.ts'
import { listSealBases } from '../db/panel-records.ts'
import { listSeals, type Seal } from '../db/seals.ts'
import { writeWhole } from '../files/write-file.ts'
import { sealPublicKey, signSealText } from '../vault/seal-keys.ts'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { toHearingCase } from './open-case.ts'
import { readSealed, sealState } from './seal-state.ts'

type Unsigned<F> = Omit<F, 'signature'>

const titles = {
  seal: 'Save your sealed view',
  opening: 'Save the opening of your view',
  changes: 'Save what you hold now',
} as const

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** The reader's own seal of a case. */
export function mySeal(
  library: OpenLibrary,
  caseId: string,
): Result<{ readonly stored: StoredCase; readonly seal: Seal }> {
  const stored = loadCase(library.db, caseId)
  if (stored === null) return refuse('NOT_FOUND', 'There is no such case in this library.')
  const me = library.unlocked.person.id
  const seal = listSeals(library.db, caseId).find(({ profileId }) => profileId === me)
  return seal === undefined
    ? refuse('NOT_SEALED', 'Your view of this case is not sealed yet.')
    : ok({ stored, seal })
}

/** Asks where, then writes the file signed with the reader's sealing key. */
export async function saveSigned(
  library: OpenLibrary,
  kind: keyof typeof titles,
  content: Unsigned<SealFile> | Unsigned<OpeningFile> | Unsigned<ChangeFile>,
): Promise<Result<string | null>> {
  const { personalKey, person } = library.unlocked
  const signature = hexOf(signSealText(personalKey, signedText(content)))
  const who = person.role.toLowerCase()
  const path = await library.deps.dialogs.saveFile({
    title: titles[kind],
    suggestedName: `${content.reference}-${kind}-${who}.evenhand-${kind}`,
    filters: [{ name: 'Sealed view', extensions: [`evenhand-${kind}`] }],
  })
  if (path === null) return ok(null)
  const written = await writeWhole(
    path,
    `${JSON.stringify({ ...content, signature }, null, 2)}\n`,
    {
      overwrite: true,
    },
  )
  const { commitment } = content
  if (written.ok) record(library, `${kind}.exported`, content.reference, { commitment })
  return written
}

/** Writes the reader's own seal for another laptop. What is in it stays under the reader's key. */
export async function exportSeal(
  library: OpenLibrary,
  { caseId }: Input<'seal:export'>,
): Promise<Answer<'seal:export'>> {
  const mine = mySeal(library, caseId)
  if (!mine.ok) return mine
  const { stored, seal } = mine.value
  const { person } = library.unlocked
  const basis = listSealBases(library.db, caseId).find(({ profileId }) => profileId === person.id)
  if (seal.signature === null || basis === undefined)
    return refuse('NOT_SIGNED', 'This seal is from before seals were signed and stays here.')
  return saveSigned(library, 'seal', {
    format: 'evenhand-seal',
    version: 1,
    caseKey: stored.rootId,
    reference: stored.reference,
    decidedOn: basis.decidedOn,
    person: {
      profileId: person.id,
      label: person.label,
      // The seat in this case, whatever the person is in a library of their own.
      role: stored.particulars.chair.profileId === person.id ? 'CHAIR' : 'MEMBER',
    },
    commitment: seal.commitment,
    sealedAt: seal.sealedAt,
    box: Buffer.from(seal.box).toString('base64'),
    publicKey: hexOf(sealPublicKey(library.unlocked.personalKey)),
    sealSignature: hexOf(seal.signature),
  })
}

/** Writes salt and view of the reader's own seal, once every seal of the case is in on this laptop. */
export async function exportOpening(
  library: OpenLibrary,
  { caseId }: Input<'seal:export-opening'>,
): Promise<Answer<'seal:export-opening'>> {
  const mine = mySeal(library, caseId)
  if (!mine.ok) return mine
  const { stored, seal } = mine.value
  const { reference, rootId } = stored
  if (!sealState(library, toHearingCase(stored)).allSealed)
    return refuse('NOT_ALL_SEALED', 'Views are opened when every decision-maker’s seal is in.')
  const sealed = readSealed(library, reference, seal.box)
  if (sealed === null) return refuse('NOT_READABLE', 'This seal cannot be opened with your key.')
  return saveSigned(library, 'opening', {
    format: 'evenhand-opening',
    version: 1,
    caseKey: rootId,
    reference,
    profileId: seal.profileId,
    commitment: seal.commitment,
    salt: sealed.salt,
    view: sealed.view,
    publicKey: hexOf(sealPublicKey(library.unlocked.personalKey)),
  })
}
