import { readFile, stat } from 'node:fs/promises'
import type { z } from 'zod'
import type { ChangeFile } from '#core/change-file'
import { ok, refuse, type Result } from '#core/result'
import {
  checkCommitment,
  openingFileSchema,
  sealFileSchema,
  sealSignatureText,
  signedText,
  type OpeningFile,
  type SealFile,
} from '#core/seal-file'
import { loadCase, type StoredCase } from '../db/cases.ts'
import { listSeals, markReleased } from '../db/seals.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { hashText } from '../vault/keys.ts'
import { checkSealText } from '../vault/seal-keys.ts'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { composeOpenCase, toHearingCase } from './open-case.ts'
import { seatSeal } from './seal-seat.ts'
import { decisionMakers, sealState } from './seal-state.ts'

const largest = { seal: 1024 * 1024, opening: 1024 * 1024, changes: 32 * 1024 * 1024 }
type FileKind = keyof typeof largest

const titles = {
  seal: 'Take in a sealed view',
  opening: 'Take in the opening of a view',
  changes: 'Take in what a decision-maker holds now',
} as const satisfies Record<FileKind, string>
const bytesOf = (hex: string) => Buffer.from(hex, 'hex')

/** Reads a file that anyone may have made: size, shape and the signature over all of it. */
export async function readSigned<F extends SealFile | OpeningFile | ChangeFile>(
  kind: FileKind,
  path: string,
  schema: z.ZodType<F>,
): Promise<Result<F>> {
  let value: unknown
  try {
    if ((await stat(path)).size > largest[kind])
      return refuse('TOO_LARGE', 'The file is too large to be a sealed view.')
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return refuse('UNREADABLE', 'The file cannot be read as a sealed view.')
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success)
    return refuse('NOT_A_SEAL_FILE', 'This is not a file of the kind asked for, or it is damaged.')
  const file = parsed.data
  return checkSealText(bytesOf(file.publicKey), signedText(file), bytesOf(file.signature))
    ? ok(file)
    : refuse('SIGNATURE_BROKEN', 'The file was changed after it was made. Ask for it again.')
}

/** The open case that a file must belong to, and in which the reader decides. */
export function caseOfReader(library: OpenLibrary, caseId: string): Result<StoredCase> {
  const stored = loadCase(library.db, caseId)
  if (stored === null) return refuse('NOT_FOUND', 'There is no such case in this library.')
  const me = library.unlocked.person.id
  if (!decisionMakers(stored.particulars).some(({ profileId }) => profileId === me))
    return refuse('NOT_A_DECISION_MAKER', 'Only the chair and members of this panel take in seals.')
  return stored.status === 'OPEN'
    ? ok(stored)
    : refuse('CASE_SIGNED', 'The notice is signed: no seal is taken in any more.')
}

export const sameCase = (
  file: Pick<SealFile, 'caseKey' | 'reference'>,
  stored: StoredCase,
): Result<null> =>
  file.caseKey === stored.rootId && file.reference === stored.reference
    ? ok(null)
    : refuse('OTHER_CASE', `The file belongs to another case than ${stored.reference}.`)

export async function chooseFile(library: OpenLibrary, kind: FileKind): Promise<string | null> {
  const [path] = await library.deps.dialogs.openFiles({
    title: titles[kind],
    filters: [{ name: 'Sealed view', extensions: [`evenhand-${kind}`] }],
    many: false,
  })
  return path ?? null
}

/** The file that was shown for confirmation, until it is confirmed or the library is locked. */
const shown = new WeakMap<OpenLibrary, { readonly caseId: string; readonly file: SealFile }>()

async function sealFileFor(
  library: OpenLibrary,
  { caseId, link }: Input<'seal:import'>,
): Promise<Result<SealFile | null>> {
  const waiting = shown.get(library)
  if (link !== null && waiting?.caseId === caseId) return ok(waiting.file)
  const path = await chooseFile(library, 'seal')
  if (path === null) return ok(null)
  const read = await readSigned('seal', path, sealFileSchema)
  if (!read.ok) return read
  const { person, reference, commitment, sealedAt, publicKey, sealSignature } = read.value
  const text = sealSignatureText({ reference, profileId: person.profileId, commitment, sealedAt })
  return checkSealText(bytesOf(publicKey), text, bytesOf(sealSignature))
    ? read
    : refuse('SIGNATURE_BROKEN', 'The seal in this file is not signed by the person it names.')
}

/** Takes in another decision-maker's seal. It stays unreadable until that person sends the opening. */
export async function importSeal(
  library: OpenLibrary,
  input: Input<'seal:import'>,
): Promise<Answer<'seal:import'>> {
  const before = caseOfReader(library, input.caseId)
  if (!before.ok) return before
  const file = await sealFileFor(library, input)
  if (!file.ok || file.value === null) return file.ok ? ok(null) : file
  // The case may have been changed or signed while the dialog stood open.
  const stored = caseOfReader(library, input.caseId)
  if (!stored.ok) return stored
  const same = sameCase(file.value, stored.value)
  if (!same.ok) return same
  const taken = seatSeal(library, stored.value, file.value, input.link)
  if (taken.ok && taken.value.state === 'TO_CONFIRM')
    shown.set(library, { caseId: input.caseId, file: file.value })
  else if (taken.ok) shown.delete(library)
  return taken
}

/**
 * Takes in what was sealed, once every seal is in: it is shown only where it is, to the letter, what
 * the seal committed to.
 */
export async function importOpening(
  library: OpenLibrary,
  { caseId }: Input<'seal:import-opening'>,
): Promise<Answer<'seal:import-opening'>> {
  const before = caseOfReader(library, caseId)
  if (!before.ok) return before
  const path = await chooseFile(library, 'opening')
  if (path === null) return ok(null)
  const read = await readSigned('opening', path, openingFileSchema)
  if (!read.ok) return read
  const stored = caseOfReader(library, caseId)
  if (!stored.ok) return stored
  const checked = checkOpening(library, stored.value, read.value)
  if (!checked.ok) return checked
  const { profileId, view, commitment, reference } = read.value
  inOneTransaction(library.db, () => {
    markReleased(library.db, { caseId, profileId, view })
    record(library, 'view.opened', reference, { profileId, commitment })
  })
  return composeOpenCase(library, caseId)
}

function checkOpening(library: OpenLibrary, stored: StoredCase, file: OpeningFile): Result<null> {
  const same = sameCase(file, stored)
  if (!same.ok) return same
  const seal = listSeals(library.db, stored.id).find((s) => s.profileId === file.profileId)
  if (seal === undefined)
    return refuse('NO_SEAL', 'There is no seal of this person here. Take in the seal first.')
  if (!bytesOf(file.publicKey).equals(seal.signerPublicKey ?? Buffer.alloc(0)))
    return refuse('OTHER_KEY', 'The opening is not signed with the key that signed the seal.')
  if (!sealState(library, toHearingCase(stored)).allSealed)
    return refuse('NOT_ALL_SEALED', 'Views are opened when every decision-maker’s seal is in.')
  if (seal.released !== null)
    return refuse('ALREADY_OPENED', 'This view is open already. Nothing was changed.')
  if (file.commitment !== seal.commitment || !checkCommitment(file, seal.commitment, hashText))
    return refuse('COMMITMENT_DIFFERS', 'What the file shows is not what was sealed.')
  return ok(null)
}
