import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { PACK_FORMAT } from '#core/pack'
import { ok, refuse, type Result } from '#core/result'
import type { Db } from '../db/open-database.ts'
import { decryptPack, isEncrypted } from '../exchange/age-layer.ts'
import { readPack, type OpenedPack } from '../exchange/pack-file.ts'
import type { OpenLibrary } from './library.ts'

/** Far more than sign-offs need; packs of other kinds will say their own. */
const largestPack = 16 * 1024 * 1024

type Chosen = { readonly file: string; readonly bytes: Uint8Array }
/** A pack that was opened and found whole, with the name of its file. */
export type ShownPack = {
  readonly file: string
  readonly encrypted: boolean
  readonly pack: OpenedPack
}

// Between the calls, for as long as a library is open: the file that waits for its passphrase, and
// the pack that was shown. Taking in works on exactly the bytes that were shown.
const waiting = new WeakMap<Db, Chosen>()
const shown = new WeakMap<Db, ShownPack>()

export const shownPack = (library: OpenLibrary): ShownPack | null => shown.get(library.db) ?? null

async function choose(library: OpenLibrary): Promise<Result<Chosen | null>> {
  const [path] = await library.deps.dialogs.openFiles({
    title: 'Open a pack',
    filters: [{ name: 'Evenhand pack', extensions: [PACK_FORMAT, 'age'] }],
    many: false,
  })
  if (path === undefined) return ok(null)
  try {
    const about = await stat(path)
    if (!about.isFile()) return refuse('UNREADABLE', 'This is not a file.')
    if (about.size > largestPack)
      return refuse('TOO_LARGE', 'The file is larger than 16 MB, far more than sign-offs need.')
    return ok({ file: basename(path), bytes: await readFile(path) })
  } catch {
    return refuse('UNREADABLE', 'The file cannot be read.')
  }
}

const keyFrom = (secret: string) =>
  secret.trim().startsWith('AGE-SECRET-KEY-')
    ? { identities: [secret.trim()] }
    : { passphrase: secret }

/**
 * Asks for a pack and opens it. An encrypted one is refused (`PASSPHRASE_NEEDED`) and waits: the
 * same call with a passphrase, or an age key, then opens it. Null where no file was chosen.
 */
export async function openPack(
  library: OpenLibrary,
  secret: string | null,
): Promise<Result<ShownPack | null>> {
  shown.delete(library.db)
  const held = secret === null ? undefined : waiting.get(library.db)
  const chosen = held === undefined ? await choose(library) : ok(held)
  if (!chosen.ok || chosen.value === null) return chosen.ok ? ok(null) : chosen
  const { file, bytes } = chosen.value
  const encrypted = isEncrypted(bytes)
  waiting.delete(library.db)
  let inner: Result<Uint8Array> = ok(bytes)
  if (encrypted) {
    waiting.set(library.db, chosen.value)
    if (secret === null)
      return refuse('PASSPHRASE_NEEDED', 'This pack is encrypted. Type its passphrase.')
    inner = await decryptPack(bytes, keyFrom(secret))
  }
  if (!inner.ok) return inner
  const pack = readPack(inner.value)
  if (!pack.ok) return pack
  waiting.delete(library.db)
  const opened = { file, encrypted, pack: pack.value }
  shown.set(library.db, opened)
  return ok(opened)
}
