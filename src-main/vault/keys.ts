import { createHash, hash, randomBytes } from 'node:crypto'
import {
  authenticate,
  deriveKey,
  type KeyCost,
  openBox,
  passphraseKey,
  sealBox,
  sealToRecovery,
} from './boxes.ts'
import type { Header, HeaderPerson } from './header.ts'

export type KeyPair = { readonly libraryKey: Buffer; readonly personalKey: Buffer }
export type NewPerson = Pick<HeaderPerson, 'label' | 'role' | 'capacity'>

/** SHA-256 of a UTF-8 text, lower-case hex. */
export const hashText = (text: string): string => hash('sha256', text)

/** The same of a text that comes in parts. */
export function openHash() {
  const open = createHash('sha256')
  return {
    add: (part: string): void => void open.update(part),
    end: (): string => open.digest('hex'),
  }
}

/**
 * Fingerprint of a text that only holders of the library key can make again: a plain hash of a short
 * text, such as a choice among eight outcomes, tells the text to whoever tries them all.
 */
export const keyedHash = (libraryKey: Uint8Array, text: string): string =>
  authenticate(deriveKey(libraryKey, 'content fingerprint'), text)

const base64 = (bytes: Buffer) => bytes.toString('base64')
const unbase64 = (text: string) => Buffer.from(text, 'base64')

/** What a box of the header is for: library, person and kind, so that none opens in another's place. */
export const purposeOf = (libraryId: string, personId: string, kind: 'library' | 'personal') =>
  `evenhand ${kind} key ${libraryId} ${personId}`

/** Closes a person's two keys under a passphrase, and the personal one to the recovery key as well. */
export async function closeKeys(
  header: Pick<Header, 'libraryId' | 'recovery'>,
  person: Pick<HeaderPerson, 'id' | 'label' | 'role' | 'capacity'>,
  keys: KeyPair,
  passphrase: string,
  cost: KeyCost,
): Promise<HeaderPerson> {
  const salt = randomBytes(32)
  const key = await passphraseKey(passphrase, salt, cost)
  const library = purposeOf(header.libraryId, person.id, 'library')
  const personal = purposeOf(header.libraryId, person.id, 'personal')
  const recovery = unbase64(header.recovery.publicKey)
  const closed = {
    id: person.id,
    label: person.label,
    role: person.role,
    capacity: person.capacity,
    kdf: cost,
    salt: base64(salt),
    libraryKey: base64(sealBox(key, library, keys.libraryKey)),
    personalKey: base64(sealBox(key, personal, keys.personalKey)),
    recoveryPersonalKey: base64(sealToRecovery(recovery, personal, keys.personalKey)),
  }
  key.fill(0)
  return closed
}

/** Opens a person's two keys; null where the passphrase is not theirs. */
export async function openKeys(
  libraryId: string,
  person: HeaderPerson,
  passphrase: string,
): Promise<KeyPair | null> {
  const key = await passphraseKey(passphrase, unbase64(person.salt), person.kdf)
  const open = (kind: 'library' | 'personal', box: string) =>
    openBox(key, purposeOf(libraryId, person.id, kind), unbase64(box))
  const libraryKey = open('library', person.libraryKey)
  const personalKey = open('personal', person.personalKey)
  key.fill(0)
  return libraryKey === null || personalKey === null ? null : { libraryKey, personalKey }
}

/** Seed of the key to which packs for this person are locked; fill it with zeros after use. */
export const receivingSeed = (personalKey: Uint8Array): Buffer =>
  deriveKey(personalKey, 'receiving x25519')

/** Closes something only its owner may read: a draft, a sealed view, a signing key. */
export function sealPersonal(personalKey: Uint8Array, purpose: string, bytes: Uint8Array): Buffer {
  return sealBox(deriveKey(personalKey, 'personal box'), purpose, bytes)
}

/** Opens it again; null where it is not this person's, or not for this purpose. */
export function openPersonal(
  personalKey: Uint8Array,
  purpose: string,
  box: Uint8Array,
): Buffer | null {
  return openBox(deriveKey(personalKey, 'personal box'), purpose, box)
}
