import { readFile, stat } from 'node:fs/promises'
import { ok, refuse, type Result } from '#core/result'
import * as recipients from '../db/pack-recipients.ts'
import { insertRevokedSigner, listKnownSigners } from '../db/packs.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { isReceivingKey, receivingFingerprint, receivingKey } from '../exchange/receiving-key.ts'
import { writeWhole } from '../files/write-file.ts'
import { receivingSeed } from '../vault/keys.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { locked } from './library.ts'

const keyFiles = [{ name: 'Receiving key', extensions: ['txt', 'age', 'pub'] }]
const largestKeyFile = 64 * 1024

/** The public half of the reader's own key. */
export function myReceivingKey({ unlocked }: OpenLibrary): Promise<string> {
  const seed = receivingSeed(unlocked.personalKey)
  return receivingKey(seed).finally(() => seed.fill(0))
}

async function readBook(library: OpenLibrary): Promise<Answer<'exchange:book'>> {
  const key = await myReceivingKey(library)
  if (!library.db.open) return locked
  return ok({
    mine: { key, fingerprint: receivingFingerprint(key) },
    recipients: recipients
      .listRecipients(library.db)
      .map((one) => ({ ...one, fingerprint: receivingFingerprint(one.key) })),
    signers: listKnownSigners(library.db),
  })
}

/** A text file that any age program takes as a file of recipients, with who it is in a comment. */
async function saveMyKey(library: OpenLibrary): Promise<Answer<'exchange:save-key'>> {
  const key = await myReceivingKey(library)
  const { label } = library.unlocked.person
  const path = await library.deps.dialogs.saveFile({
    title: 'Save my receiving key',
    suggestedName: 'receiving-key.txt',
    filters: keyFiles,
  })
  if (path === null) return ok(null)
  if (!library.db.open) return locked
  const lines = [`# Receiving key of ${label}`, `# Fingerprint ${receivingFingerprint(key)}`, key]
  const written = await writeWhole(path, `${lines.join('\n')}\n`, { overwrite: true })
  if (written.ok) record(library, 'receiving-key.saved', library.unlocked.person.id)
  return written
}

/** The one age key in a text; refused where there is none, or more than one. */
function keyIn(text: string): Result<string> {
  const keys = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  const [key] = keys
  return key !== undefined && keys.length === 1 && isReceivingKey(key)
    ? ok(key)
    : refuse('NOT_A_KEY', 'This is not a receiving key: one starts with age1, and stands alone.')
}

async function keyFromFile(library: OpenLibrary): Promise<Result<string | null>> {
  const [path] = await library.deps.dialogs.openFiles({
    title: 'Add a receiving key',
    filters: keyFiles,
    many: false,
  })
  if (path === undefined) return ok(null)
  try {
    if ((await stat(path)).size > largestKeyFile)
      return refuse('TOO_LARGE', 'The file is too large to be a receiving key.')
    return keyIn(await readFile(path, 'utf8'))
  } catch {
    return refuse('UNREADABLE', 'The file cannot be read.')
  }
}

async function addRecipient(
  library: OpenLibrary,
  { label, key: pasted }: Input<'exchange:add-recipient'>,
): Promise<Answer<'exchange:add-recipient'>> {
  const key = pasted === null ? await keyFromFile(library) : keyIn(pasted)
  if (!key.ok || key.value === null) return key.ok ? ok(null) : key
  if (!library.db.open) return locked
  const added = { label, key: key.value, cameBy: pasted === null ? 'FILE' : 'PASTED' } as const
  const kept = inOneTransaction(library.db, () => {
    const inserted = recipients.insertRecipient(library.db, { ...added, ...stamp(library) })
    if (inserted.ok) record(library, 'recipient.added', label, { key: added.key, by: added.cameBy })
    return inserted
  })
  return kept.ok ? readBook(library) : kept
}

const recipientOf = (library: OpenLibrary, id: string): Result<recipients.StoredRecipient> => {
  const found = recipients
    .listRecipients(library.db)
    .find((one) => one.id === id && one.revokedAt === null)
  return found === undefined
    ? refuse('NOT_FOUND', 'This recipient is not in the book any more.')
    : ok(found)
}

const plain = (fingerprint: string) => fingerprint.replace(/\s/g, '').toUpperCase()

function confirmRecipient(
  library: OpenLibrary,
  { id, fingerprint }: Input<'exchange:confirm-recipient'>,
): Answer<'exchange:confirm-recipient'> | Promise<Answer<'exchange:confirm-recipient'>> {
  const found = recipientOf(library, id)
  if (!found.ok) return found
  const { key, label } = found.value
  if (plain(fingerprint) !== plain(receivingFingerprint(key)))
    return refuse('FINGERPRINT_DIFFERS', 'The fingerprint is not that of the key in the book.')
  inOneTransaction(library.db, () => {
    recipients.markRecipientConfirmed(library.db, { id, ...stamp(library) })
    record(library, 'recipient.confirmed', label, { key })
  })
  return readBook(library)
}

function revokeRecipient(
  library: OpenLibrary,
  { id, reason }: Input<'exchange:revoke-recipient'>,
): Answer<'exchange:revoke-recipient'> | Promise<Answer<'exchange:revoke-recipient'>> {
  const found = recipientOf(library, id)
  if (!found.ok) return found
  const { key, label } = found.value
  inOneTransaction(library.db, () => {
    recipients.markRecipientRevoked(library.db, { id, reason, ...stamp(library) })
    record(library, 'recipient.revoked', label, { key, reason })
  })
  return readBook(library)
}

function revokeSigner(
  library: OpenLibrary,
  signer: Input<'exchange:revoke-signer'>,
): Answer<'exchange:revoke-signer'> | Promise<Answer<'exchange:revoke-signer'>> {
  const { fingerprint, libraryId, reason } = signer
  const label = listKnownSigners(library.db).find(
    (one) => one.fingerprint === fingerprint && one.libraryId === libraryId,
  )?.label
  if (label === undefined) return refuse('NOT_FOUND', 'No such signer is known here.')
  inOneTransaction(library.db, () => {
    if (insertRevokedSigner(library.db, { ...signer, ...stamp(library) }))
      record(library, 'signer.revoked', label, { fingerprint, library: libraryId, reason })
  })
  return readBook(library)
}

/** The channels of this part, by name. */
export const exchangeHandlers = {
  'exchange:book': readBook,
  'exchange:save-key': saveMyKey,
  'exchange:add-recipient': addRecipient,
  'exchange:confirm-recipient': confirmRecipient,
  'exchange:revoke-recipient': revokeRecipient,
  'exchange:revoke-signer': revokeSigner,
}
