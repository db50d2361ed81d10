import { randomBytes, randomUUID } from 'node:crypto'
import { checkPassphrase } from '#core/passphrase'
import { ok, refuse, type Result } from '#core/result'
import { fullCost, type KeyCost } from './boxes.ts'
import { type Header, isAuthentic, requireHeader, toPeople, writeHeader } from './header.ts'
import { closeKeys, type KeyPair, type NewPerson } from './keys.ts'
import type { Unlocked } from './vault.ts'

// What the holder of an open library writes into its header.

/** Adds a person with keys of their own; whoever adds them never learns the personal key again. */
export async function addPerson(
  folder: string,
  libraryKey: Buffer,
  added: NewPerson & { readonly passphrase: string; readonly kdf?: KeyCost | undefined },
): Promise<Result<Unlocked['person']>> {
  const strong = checkPassphrase(added.passphrase)
  if (!strong.ok) return strong
  const before = requireOwnHeader(folder, libraryKey)
  if (!before.ok) return before
  if (toPeople(before.value).some(({ label }) => sameLabel(label, added.label)))
    return refuse(
      'PERSON_EXISTS',
      `"${added.label}" is already here. Choose another name.`,
      'label',
    )
  const { label, role, capacity } = added
  const person = { id: randomUUID(), label, role, capacity }
  const keys = { libraryKey, personalKey: randomBytes(32) }
  const closed = await closeKeys(
    before.value,
    person,
    keys,
    added.passphrase,
    added.kdf ?? fullCost,
  )
  keys.personalKey.fill(0)
  // Read again: another window may have counted an attempt while the key was being derived.
  const header = requireOwnHeader(folder, libraryKey)
  if (!header.ok) return header
  writeHeader(folder, libraryKey, { ...header.value, people: [...header.value.people, closed] })
  return ok(person)
}

/** Moves the checkpoint of the audit record; cheap enough for after every audited act. */
export function noteAudit(
  folder: string,
  libraryKey: Uint8Array,
  audit: Header['audit'],
): Result<null> {
  return amend(folder, libraryKey, { audit })
}

/** Records that the library was closed in order, with the audit record standing exactly here. */
export function noteLocked(
  folder: string,
  libraryKey: Uint8Array,
  audit: Header['audit'],
  lockedAt: string,
): Result<null> {
  return amend(folder, libraryKey, { audit, openSince: null, lastLockedAt: lockedAt })
}

/**
 * Takes back the mark of an open session in which nothing was written, so that a record found
 * broken at opening is found broken again the next time.
 */
export function noteNothingWritten(folder: string, libraryKey: Uint8Array): Result<null> {
  return amend(folder, libraryKey, { openSince: null })
}

/** Records that a backup was taken. */
export function noteBackup(folder: string, libraryKey: Uint8Array, at: string): Result<null> {
  return amend(folder, libraryKey, { lastBackupAt: at })
}

function amend(
  folder: string,
  libraryKey: Uint8Array,
  change: Partial<Pick<Header, 'audit' | 'openSince' | 'lastLockedAt' | 'lastBackupAt'>>,
): Result<null> {
  const header = requireOwnHeader(folder, libraryKey)
  if (!header.ok) return header
  writeHeader(folder, libraryKey, { ...header.value, ...change })
  return ok(null)
}

/** The header on disk, never signed anew unless it is still as this library last wrote it. */
function requireOwnHeader(folder: string, libraryKey: Uint8Array): Result<Header> {
  const header = requireHeader(folder)
  if (!header.ok || isAuthentic(libraryKey, header.value)) return header
  return refuse(
    'HEADER_ALTERED',
    'library.json was changed outside Evenhand while the library was open. Put it back from the last backup.',
  )
}

/** Overwrites keys in memory; a copy that the runtime made elsewhere is out of reach. */
export function zeroKeys(keys: KeyPair): void {
  keys.libraryKey.fill(0)
  keys.personalKey.fill(0)
}

const sameLabel = (a: string, b: string) =>
  a.trim().toLowerCase().normalize('NFKC') === b.trim().toLowerCase().normalize('NFKC')
