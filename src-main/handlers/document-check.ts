import { createHash } from 'node:crypto'
import { setImmediate as nextTurn, setTimeout as later } from 'node:timers/promises'
import { loadPart, pageTableState } from '../db/bundle-content.ts'
import type { Db } from '../db/open-database.ts'
import type { OpenLibrary } from './library.ts'

/** Read between two turns in which the window is answered. */
const slice = 256 * 1024
/** The page that is opened comes first: the check begins so much later, in milliseconds. */
const after = 1_000

type Verdict = 'CHECKING' | 'SOUND' | 'CHANGED'
/** What is known of the files of a library since it was opened: nobody else writes it meanwhile. */
const verdicts = new WeakMap<Db, Map<string, Verdict>>()

function verdictsOf(db: Db): Map<string, Verdict> {
  const known = verdicts.get(db) ?? new Map<string, Verdict>()
  verdicts.set(db, known)
  return known
}

/** Whether a file was found to be another than the one that was added. */
export const isChanged = ({ db }: OpenLibrary, sha256: string): boolean =>
  verdictsOf(db).get(sha256) === 'CHANGED'

/** Whether these bytes are those of the file that was added. */
export const isSound = (bytes: Uint8Array, sha256: string): boolean =>
  createHash('sha256').update(bytes).digest('hex') === sha256

/** Compares a file with its hash, once since the library was opened, and tells the window of a change. */
export async function checkDocument(
  library: OpenLibrary,
  { caseId, documentId, sha256 }: Record<'caseId' | 'documentId' | 'sha256', string>,
): Promise<void> {
  const { db, deps } = library
  const known = verdictsOf(db)
  if (known.has(sha256)) return
  known.set(sha256, 'CHECKING')
  await later(after, undefined, { ref: false })
  const hash = createHash('sha256')
  for (let from = 0; ; from += slice) {
    const part = db.open ? loadPart(db, sha256, from, from + slice) : null
    if (part === null) return void known.delete(sha256)
    if (part.length === 0) break
    hash.update(part)
    await nextTurn()
  }
  const isSame = hash.digest('hex') === sha256 && pageTableState(db, sha256) !== 'OTHER'
  known.set(sha256, isSame ? 'SOUND' : 'CHANGED')
  if (!isSame) deps.emit('bundle:changed', { caseId, documentId })
}
