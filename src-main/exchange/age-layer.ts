import { Decrypter, Encrypter } from 'age-encryption'
import { ok, refuse, type Result } from '#core/result'

// The outer layer of a pack is a plain age file, so that any other age program opens it with the
// same passphrase or key.

/** Who can open it: whoever knows the passphrase, or holds the key of one of the recipients. */
export type PackLock = { readonly passphrase: string } | { readonly recipients: readonly string[] }

/** What a reader has: a passphrase, or age keys of their own (`AGE-SECRET-KEY-1...`). */
export type PackKey = { readonly passphrase: string } | { readonly identities: readonly string[] }

const header = Buffer.from('age-encryption.org/v1\n')

export const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.compare(bytes.subarray(0, header.length), header) === 0

/** Refused (`WRONG_RECIPIENT`) where a recipient is not an age key. */
export async function encryptPack(bytes: Uint8Array, lock: PackLock): Promise<Result<Uint8Array>> {
  const encrypter = new Encrypter()
  try {
    if ('passphrase' in lock) encrypter.setPassphrase(lock.passphrase)
    else for (const recipient of lock.recipients) encrypter.addRecipient(recipient)
  } catch {
    return refuse('WRONG_RECIPIENT', 'A recipient’s key starts with age1. One of these is none.')
  }
  return ok(await encrypter.encrypt(bytes))
}

/** Refused where the key does not fit (`WRONG_KEY`) or any byte was changed (`DAMAGED_PACK`). */
export async function decryptPack(bytes: Uint8Array, key: PackKey): Promise<Result<Uint8Array>> {
  const decrypter = new Decrypter()
  try {
    if ('passphrase' in key) decrypter.addPassphrase(key.passphrase)
    else for (const identity of key.identities) decrypter.addIdentity(identity)
  } catch {
    return refuse('WRONG_KEY', 'The key for this pack cannot be read: it is not an age key.')
  }
  try {
    return ok(await decrypter.decrypt(bytes))
  } catch (error) {
    const isKey = error instanceof Error && error.message.includes('no identity matched')
    return isKey
      ? refuse(
          'WRONG_KEY',
          'This passphrase or key does not open the pack, or the pack was changed. Ask its maker.',
          'passphrase',
        )
      : refuse(
          'DAMAGED_PACK',
          'The pack was changed or cut short on its way. Ask its maker to send it again.',
        )
  }
}
