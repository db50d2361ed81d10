import { canonicalJson } from '#core/canonical'
import { changeFileSchema, newEntries, type ChangeEntry, type ChangeFile } from '#core/change-file'
import type { ChangedView } from '#core/provisional-view'
import { ok, refuse, type Result } from '#core/result'
import type { StoredCase } from '../db/cases.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { insertChange, listChanges, type StoredChange } from '../db/panel-records.ts'
import { listSeals } from '../db/seals.ts'
import { hashText } from '../vault/keys.ts'
import { closeLetter } from '../vault/letters.ts'
import { sealPublicKey } from '../vault/seal-keys.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { composeOpenCase } from './open-case.ts'
import { mySeal, saveSigned } from './seal-export.ts'
import { caseOfReader, chooseFile, readSigned, sameCase } from './seal-import.ts'
import { decisionMakers, letterPurpose, readChange } from './seal-state.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** Sealing keys of the others who decide now; who only held a seat once reads nothing. */
function readerKeys(library: OpenLibrary, { id, particulars }: StoredCase): readonly Uint8Array[] {
  const me = library.unlocked.person.id
  const seats = decisionMakers(particulars).map(({ profileId }) => profileId)
  return listSeals(library.db, id)
    .filter(({ profileId }) => profileId !== me && seats.includes(profileId))
    .flatMap(({ signerPublicKey }) => (signerPublicKey === null ? [] : [signerPublicKey]))
}

function entryOf(
  stored: StoredCase,
  readers: readonly Uint8Array[],
  { change, own }: { readonly change: StoredChange; readonly own: ChangedView },
): readonly ChangeEntry[] {
  const { at, box, decidedOn } = change
  if (decidedOn === null) return []
  const bytes = Buffer.from(canonicalJson(own), 'utf8')
  const { sealed, keys } = closeLetter(readers, letterPurpose(stored.rootId, change), bytes)
  const closed = keys.map((key) => ({ to: hexOf(key.to), box: base64(key.box) }))
  return [{ at, decidedOn, box: base64(box), letter: { sealed: base64(sealed), keys: closed } }]
}

/** Writes everything the reader recorded after the comparators; only the other decision-makers open it. */
export async function exportChanges(
  library: OpenLibrary,
  { caseId }: Input<'seal:export-changes'>,
): Promise<Answer<'seal:export-changes'>> {
  const mine = mySeal(library, caseId)
  if (!mine.ok) return mine
  const { stored, seal } = mine.value
  const readers = readerKeys(library, stored)
  if (readers.length === 0)
    return refuse('NOBODY_TO_READ', 'No other decision-maker’s signed seal is here to write to.')
  const entries = listChanges(library.db, caseId)
    .filter(({ profileId }) => profileId === seal.profileId)
    .flatMap((change) => {
      const own = readChange(library, stored.reference, change.box)
      return own === null ? [] : entryOf(stored, readers, { change, own })
    })
  if (entries.length === 0) return refuse('NO_CHANGE', 'Record what you hold now first, in step 6.')
  return saveSigned(library, 'changes', {
    format: 'evenhand-changes',
    version: 1,
    caseKey: stored.rootId,
    reference: stored.reference,
    profileId: seal.profileId,
    commitment: seal.commitment,
    entries,
    publicKey: hexOf(sealPublicKey(library.unlocked.personalKey)),
  })
}

/**
 * Takes in what another decision-maker recorded after the comparators. What is in it opens, as on
 * one laptop, when every decision-maker has recorded theirs.
 */
export async function importChanges(
  library: OpenLibrary,
  { caseId }: Input<'seal:import-changes'>,
): Promise<Answer<'seal:import-changes'>> {
  const before = caseOfReader(library, caseId)
  if (!before.ok) return before
  const path = await chooseFile(library, 'changes')
  if (path === null) return ok(null)
  const read = await readSigned('changes', path, changeFileSchema)
  if (!read.ok) return read
  // The case may have been changed or signed while the dialog stood open.
  const stored = caseOfReader(library, caseId)
  if (!stored.ok) return stored
  const lacking = checkChanges(library, stored.value, read.value)
  if (!lacking.ok) return lacking
  if (lacking.value.length > 0) keepEntries(library, caseId, read.value, lacking.value)
  const opened = composeOpenCase(library, caseId)
  return opened.ok ? ok({ openCase: opened.value, added: lacking.value.length }) : opened
}

/** The file belongs to this case, and to the seal that a person of this panel made in it. */
function checkSigner(library: OpenLibrary, stored: StoredCase, file: ChangeFile): Result<null> {
  const same = sameCase(file, stored)
  if (!same.ok) return same
  if (file.profileId === library.unlocked.person.id)
    return refuse('OWN_CHANGE', 'This is your own file. Save it for the others.')
  if (!decisionMakers(stored.particulars).some(({ profileId }) => profileId === file.profileId))
    return refuse('NOT_ON_THE_PANEL', 'The person who made this file does not sit on this panel.')
  const seals = listSeals(library.db, stored.id)
  const seal = seals.find(({ profileId }) => profileId === file.profileId)
  if (seal === undefined)
    return refuse('NO_SEAL', 'There is no seal of this person here. Take in the seal first.')
  if (!Buffer.from(file.publicKey, 'hex').equals(seal.signerPublicKey ?? Buffer.alloc(0)))
    return refuse('OTHER_KEY', 'The file is not signed with the key that signed the seal.')
  return file.commitment === seal.commitment
    ? ok(null)
    : refuse('COMMITMENT_DIFFERS', 'The file was made on another seal than the one here.')
}

/** The entries of a file that are not here yet; none where it was taken in before. */
function checkChanges(
  library: OpenLibrary,
  stored: StoredCase,
  file: ChangeFile,
): Result<readonly ChangeEntry[]> {
  const signer = checkSigner(library, stored, file)
  if (!signer.ok) return signer
  const here = listChanges(library.db, stored.id)
    .filter(({ profileId }) => profileId === file.profileId)
    .map(({ box }) => ({ box: base64(box) }))
  const lacking = newEntries(here, file.entries)
  if (lacking === 'OLDER')
    return refuse('OLDER', 'A newer file of this person was taken in before. Nothing was changed.')
  return lacking === 'OTHER_ENTRIES'
    ? refuse('OTHER_ENTRIES', 'The file does not go on from what is here. Nothing was changed.')
    : ok(lacking)
}

function keepEntries(
  library: OpenLibrary,
  caseId: string,
  { profileId, reference }: ChangeFile,
  entries: readonly ChangeEntry[],
): void {
  const { at: receivedAt, by: receivedBy } = stamp(library)
  inOneTransaction(library.db, () => {
    for (const { at, box, decidedOn, letter } of entries) {
      const bytes = Buffer.from(box, 'base64')
      const kept = { profileId, at, box: bytes, decidedOn, letter, receivedAt, receivedBy }
      insertChange(library.db, { caseId, ...kept })
      record(library, 'view.change-taken-in', reference, { profileId, sha256: hashText(box) })
    }
  })
}
