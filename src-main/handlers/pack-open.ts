import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { CASE_PACK_FILE, LARGEST_CASE_RECORD } from '#core/exchange/case-pack'
import { PACK_FORMAT, type PackManifest } from '#core/pack'
import { ok, refuse, type Result } from '#core/result'
import type { Db } from '../db/open-database.ts'
import {
  AGE_HEAD,
  decryptPack,
  hasPassphrase,
  isEncrypted,
  type PackKey,
} from '../exchange/age-layer.ts'
import { readPack, type OpenedPack, type PackReading } from '../exchange/pack-file.ts'
import { BrokenPieces, type Pieces } from '../exchange/pieces.ts'
import { receivingIdentity } from '../exchange/receiving-key.ts'
import { receivingSeed } from '../vault/keys.ts'
import type { FileWork } from './file-work.ts'
import { locked, type OpenLibrary } from './library.ts'

/** Far more than sign-offs need. */
const largestLawPack = 16 * 1024 * 1024
/** More than any stick that a bundle is carried on is asked to hold. */
const largestPack = 32 * 1024 * 1024 * 1024

type Chosen = { readonly path: string; readonly file: string }
/** A pack that was opened and found whole, with the name of its file. */
export type ShownPack = {
  readonly file: string
  readonly encrypted: boolean
  readonly pack: OpenedPack
  /** Goes through the same file again; what it now says is asked for anew. */
  readonly read: (reading: PackReading) => Promise<Result<OpenedPack>>
}

// Between the calls, for as long as a library is open: the file that waits for its passphrase, and
// the pack that was shown. Taking in works on exactly the bytes that were shown.
const waiting = new WeakMap<Db, Chosen>()
const shown = new WeakMap<Db, ShownPack>()

export const shownPack = (library: OpenLibrary): ShownPack | null => shown.get(library.db) ?? null

async function choose(library: OpenLibrary): Promise<Result<Chosen | null>> {
  const [path] = await library.deps.dialogs.openFiles({
    title: 'Open a pack',
    filters: [{ name: 'Evenhand pack or case file', extensions: [PACK_FORMAT, 'age', 'json'] }],
    many: false,
  })
  if (path === undefined) return ok(null)
  try {
    const about = await stat(path)
    if (!about.isFile()) return unreadable
    if (about.size > largestPack)
      return refuse('TOO_LARGE', 'The file is larger than 32 GB, far more than a pack needs.')
    return ok({ path, file: basename(path) })
  } catch {
    return unreadable
  }
}

const unreadable = refuse('UNREADABLE', 'The file cannot be read.')

async function startOf(path: string): Promise<Buffer | null> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(AGE_HEAD), 0, AGE_HEAD, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch {
    return null
  }
}

/** A case file, which is no pack, and has its documents beside it. */
type PlainCaseFile = { readonly caseFile: string }

/** The file piece by piece; a stick that is pulled out ends it as a file cut short would. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 256 * 1024 })
  } catch (cause) {
    throw new BrokenPieces('The file cannot be read', { cause })
  }
}

const keyFrom = (secret: string): PackKey =>
  secret.trim().startsWith('AGE-SECRET-KEY-')
    ? { identities: [secret.trim()] }
    : { passphrase: secret }

async function ownKey({ unlocked }: OpenLibrary): Promise<PackKey> {
  const seed = receivingSeed(unlocked.personalKey)
  const identity = await receivingIdentity(seed)
  seed.fill(0)
  return { identities: [identity] }
}

const needed = refuse('PASSPHRASE_NEEDED', 'This pack is encrypted. Type its passphrase.')
const others = refuse(
  'OTHER_RECIPIENT',
  'This pack is encrypted for other receivers than you, or its beginning was changed on its way. Ask its maker to make it for your receiving key, which stands under Settings, Exchange.',
)

/** Sign-offs are held whole; of a case its record alone, and the rest only compared. */
const accept: PackReading['accept'] = ({ manifest }) => {
  const { kind, contents } = manifest
  const bytes = contents.reduce((sum, content) => sum + content.bytes, 0)
  if (kind === 'LAW' && bytes > largestLawPack)
    return refuse('TOO_LARGE', 'The pack is larger than 16 MB, far more than sign-offs need.')
  const record = contents.find(({ name }) => name === CASE_PACK_FILE)
  return kind === 'CASE' && (record?.bytes ?? 0) > LARGEST_CASE_RECORD
    ? refuse('TOO_LARGE', 'The record of the case is larger than 32 MB.')
    : ok(null)
}
const isHeld = (kind: PackManifest['kind'], name: string): boolean =>
  kind === 'LAW' || name === CASE_PACK_FILE

function readWhole(
  read: ShownPack['read'],
  { check }: Pick<FileWork, 'check'>,
): Promise<Result<OpenedPack>> {
  let kind: PackManifest['kind'] = 'LAW'
  return read({
    accept: (head) => {
      kind = head.manifest.kind
      return accept(head)
    },
    wants: ({ name }) => isHeld(kind, name),
    onBytes: check,
  })
}

/** JSON, as case files are; neither a pack nor an age file begins so. */
const isPlainText = (start: Buffer): boolean => /^\ufeff?\s*\{/.test(start.toString('utf8'))

/** How the file is read: as it is, with the reader's own key, or with the secret they typed. */
async function keyFor(
  library: OpenLibrary,
  start: Buffer,
  secret: string | null,
): Promise<Result<PackKey | null>> {
  if (!isEncrypted(start)) return ok(null)
  if (secret !== null) return ok(keyFrom(secret))
  if (!library.db.open) return locked
  return hasPassphrase(start) ? needed : ok(await ownKey(library))
}

const readerOf =
  ({ path }: Chosen, key: PackKey | null): ShownPack['read'] =>
  async (reading) => {
    const file = piecesOf(path)
    const inner: Result<Pieces> = key === null ? ok(file) : await decryptPack(file, key)
    return inner.ok ? readPack(inner.value, reading) : inner
  }

/**
 * Asks for a pack and reads all of it. One that the reader's own key does not open is refused
 * (`PASSPHRASE_NEEDED`, `OTHER_RECIPIENT`) and waits: the same call with a passphrase, or an age
 * key, then opens it. Null where no file was chosen.
 */
export async function openPack(
  library: OpenLibrary,
  secret: string | null,
  work: FileWork,
): Promise<Result<ShownPack | PlainCaseFile | null>> {
  shown.delete(library.db)
  const held = secret === null ? undefined : waiting.get(library.db)
  const chosen = held === undefined ? await choose(library) : ok(held)
  if (!chosen.ok || chosen.value === null) return chosen.ok ? ok(null) : chosen
  const start = await startOf(chosen.value.path)
  if (start === null) return unreadable
  if (isPlainText(start)) return ok({ caseFile: chosen.value.path })
  const key = await keyFor(library, start, secret)
  if (key.ok && key.value === null) waiting.delete(library.db)
  else waiting.set(library.db, chosen.value)
  if (!key.ok) return key
  const read = readerOf(chosen.value, key.value)
  const pack = await readWhole(read, work)
  if (!library.db.open) return locked
  if (!pack.ok) {
    const isOthers = secret === null && pack.problems.some(({ code }) => code === 'WRONG_KEY')
    return isOthers ? others : pack
  }
  waiting.delete(library.db)
  const opened = { file: chosen.value.file, encrypted: key.value !== null, pack: pack.value, read }
  shown.set(library.db, opened)
  return ok(opened)
}
