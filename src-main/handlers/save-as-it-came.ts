import { extname } from 'node:path'
import { ok, refuse, type Result } from '#core/result'
import { writeWhole } from '../files/write-file.ts'
import { isSound } from './document-check.ts'
import { locked, record, type OpenLibrary } from './library.ts'

type Came = { readonly sha256: string; readonly content: Uint8Array }
type Asked = {
  readonly title: string
  readonly documentId: string
  readonly fileName: string
  /** The file with the hash that it came with; null where it is gone meanwhile. */
  readonly load: () => Came | null
  readonly missing: Result<never>
}

/** A name that every system takes, near to the one the file came under. */
const safeName = (fileName: string): string =>
  fileName.replace(/[^\p{L}\p{N}._ ()-]+/gu, '-').replace(/^[. ]+|[. ]+$/g, '') || 'document'

/** Asks where, then writes a file as it came, once its hash was found to be the one it came with. */
export async function saveAsItCame(
  library: OpenLibrary,
  reference: string,
  { title, documentId, fileName, load, missing }: Asked,
): Promise<Result<string | null>> {
  const { db, deps } = library
  const ending = extname(fileName).slice(1).toLowerCase()
  const path = await deps.dialogs.saveFile({
    title,
    suggestedName: safeName(fileName),
    filters: [
      { name: 'The file as it came', extensions: [/^[a-z0-9]+$/.test(ending) ? ending : '*'] },
    ],
  })
  if (path === null) return ok(null)
  if (!db.open) return locked
  const came = load()
  if (came === null) return missing
  const { content, sha256 } = came
  if (!isSound(content, sha256)) return notAsItCame
  const written = await writeWhole(path, content, { overwrite: true })
  if (written.ok && db.open)
    record(library, 'document.saved-as-it-came', reference, { document: documentId, sha256 })
  return written
}

const notAsItCame = refuse(
  'NOT_AS_IT_CAME',
  'The file kept here is no longer the one that came: its hash differs. Nothing was written; restore a backup.',
)
