import { randomBytes } from 'node:crypto'
import { checkPassphrase } from '#core/passphrase'
import { ok, refuse, type Result } from '#core/result'
import { beginAttempt, noAttempts } from './attempts.ts'
import { fullCost, openWithRecovery, passphraseKey, recoveryPublicKey } from './boxes.ts'
import {
  type Header,
  type HeaderPerson,
  isAuthentic,
  requireHeader,
  writeAttempts,
  writeHeader,
} from './header.ts'
import { closeKeys, type KeyPair, openKeys, purposeOf } from './keys.ts'
import { zeroKeys } from './keep-vault.ts'
import { parseRecoveryKey } from './recovery-key.ts'
import type { Unlocked } from './vault.ts'

export type UnlockVault = {
  readonly folder: string
  readonly profileId: string
  readonly passphrase: string
  /** Epoch milliseconds. */
  readonly now: number
}

/**
 * Opens the keys of one person. Refuses `WRONG_PASSPHRASE` in the same words and time whether the
 * profile or the passphrase was wrong, and `TRY_LATER` while a wait runs.
 */
export async function unlockVault(input: UnlockVault): Promise<Result<Unlocked>> {
  const tried = await tryPassphrase(input)
  if (!tried.ok) return tried
  const { header, person, keys, failedBefore } = tried.value
  return ok(openSession(input.folder, header, person, keys, failedBefore, input.now))
}

/** Asks again for the passphrase of a person, for an act that needs it; the same waits apply. */
export async function confirmPassphrase(input: UnlockVault): Promise<Result<null>> {
  const tried = await tryPassphrase(input)
  if (!tried.ok) return tried
  zeroKeys(tried.value.keys)
  // Read again: a person may have been added, or the record noted, while the key was derived.
  const header = requireHeader(input.folder)
  if (!header.ok) return header
  writeAttempts(input.folder, header.value, noAttempts)
  return ok(null)
}

/** Sets a new passphrase for someone who knows the present one. */
export async function changePassphrase(
  input: UnlockVault & { readonly newPassphrase: string },
): Promise<Result<null>> {
  const strong = checkPassphrase(input.newPassphrase, 'newPassphrase')
  if (!strong.ok) return strong
  const tried = await tryPassphrase(input)
  if (!tried.ok) return tried
  const { header, person, keys } = tried.value
  const changed = await closeKeys(header, person, keys, input.newPassphrase, person.kdf)
  writeHeader(input.folder, keys.libraryKey, withPerson(header, changed))
  zeroKeys(keys)
  return ok(null)
}

/**
 * Opens with the recovery key and sets a new passphrase; private drafts and the signing key stay
 * readable. A slip of typing is refused first and not counted as an attempt.
 */
export async function recoverVault(
  input: UnlockVault & { readonly recoveryKey: string },
): Promise<Result<Unlocked>> {
  const strong = checkPassphrase(input.passphrase)
  if (!strong.ok) return strong
  const secret = parseRecoveryKey(input.recoveryKey)
  if (!secret.ok) return secret
  const read = requireHeader(input.folder)
  if (!read.ok) return read
  const begun = beginAttempt(input.folder, read.value, input.now)
  if (!begun.ok) return begun
  const header = { ...begun.value, attempts: noAttempts }
  const person = header.people.find(({ id }) => id === input.profileId)
  const keys = person === undefined ? null : openRecovered(header, person, secret.value)
  secret.value.fill(0)
  if (person === undefined || keys === null)
    return refuse(
      'WRONG_RECOVERY_KEY',
      'This recovery key does not open this library.',
      'recoveryKey',
    )
  if (!isAuthentic(keys.libraryKey, header)) return altered
  const changed = await closeKeys(header, person, keys, input.passphrase, person.kdf)
  const failed = read.value.attempts.failed
  return ok(
    openSession(input.folder, withPerson(header, changed), changed, keys, failed, input.now),
  )
}

type Tried = {
  /** With the attempts set back to none. */
  readonly header: Header
  readonly person: HeaderPerson
  readonly keys: KeyPair
  readonly failedBefore: number
}

async function tryPassphrase(input: UnlockVault): Promise<Result<Tried>> {
  const read = requireHeader(input.folder)
  if (!read.ok) return read
  const begun = beginAttempt(input.folder, read.value, input.now)
  if (!begun.ok) return begun
  const header = { ...begun.value, attempts: noAttempts }
  const person = header.people.find(({ id }) => id === input.profileId)
  const keys =
    person === undefined
      ? await spendTheSameTime(header, input.passphrase)
      : await openKeys(header.libraryId, person, input.passphrase)
  if (person === undefined || keys === null)
    return refuse('WRONG_PASSPHRASE', 'That does not open this library.', 'passphrase')
  if (!isAuthentic(keys.libraryKey, header)) return altered
  return ok({ header, person, keys, failedBefore: read.value.attempts.failed })
}

/** An unknown profile takes as long to refuse as a wrong passphrase does. */
async function spendTheSameTime(header: Header, passphrase: string): Promise<null> {
  await passphraseKey(passphrase, randomBytes(32), header.people[0]?.kdf ?? fullCost)
  return null
}

function openRecovered(header: Header, person: HeaderPerson, secret: Buffer): KeyPair | null {
  const publicKey = Buffer.from(header.recovery.publicKey, 'base64')
  if (!recoveryPublicKey(secret).equals(publicKey)) return null
  const open = (whose: string, kind: 'library' | 'personal', box: string) =>
    openWithRecovery(secret, purposeOf(header.libraryId, whose, kind), Buffer.from(box, 'base64'))
  const libraryKey = open('recovery', 'library', header.recovery.libraryKey)
  const personalKey = open(person.id, 'personal', person.recoveryPersonalKey)
  return libraryKey === null || personalKey === null ? null : { libraryKey, personalKey }
}

function openSession(
  folder: string,
  header: Header,
  person: HeaderPerson,
  keys: KeyPair,
  failedBefore: number,
  now: number,
): Unlocked {
  const { backupTakenAt, ...lasting } = header
  writeHeader(folder, keys.libraryKey, { ...lasting, openSince: new Date(now).toISOString() })
  const { id, label, role, capacity } = person
  return {
    libraryId: header.libraryId,
    ...keys,
    person: { id, label, role, capacity },
    failedBefore,
    checkpoint: header.audit,
    closedInOrder: header.openSince === null,
    backupTakenAt: backupTakenAt ?? null,
  }
}

function withPerson(header: Header, changed: HeaderPerson): Header {
  return { ...header, people: header.people.map((one) => (one.id === changed.id ? changed : one)) }
}

const altered = refuse(
  'HEADER_ALTERED',
  'library.json was changed outside Evenhand, so it is not trusted. Put it back from the last backup.',
)
