import type { BundlePlan, PagePlace } from '#core/bundle/paginate'
import { findReferences } from '#core/bundle/references'
import type { ReferencesOnPage } from '#core/bundle/resolve-references'
import { openTextReader, type TextReader } from '../bundle-pdf/extract-text.ts'
import { hashOfDocument } from '../db/bundle.ts'
import { keepPageText, placedReferences, textOfDocument } from '../db/bundle-text.ts'
import { confidenceByPage } from '../db/recognised-pages.ts'
import { fileToRead } from './file-to-read.ts'
import type { OpenLibrary } from './library.ts'

/** Pages read between two events of progress. */
const step = 25
/** Documents read side by side: more threads take more memory than an issue may have. */
const threads = 2

type Asked = {
  readonly caseId: string
  readonly signal: AbortSignal
  readonly reader: TextReader
  readonly onPages: (count: number) => void
}

/** References on every page of an issue. A page whose text was taken before is not opened again. */
export async function referencesOf(
  library: OpenLibrary,
  caseId: string,
  plan: BundlePlan,
  signal: AbortSignal,
): Promise<readonly ReferencesOnPage[]> {
  let done = 0
  const onPages = (count: number) => {
    const before = done
    done += count
    if (Math.floor(done / step) > Math.floor(before / step))
      library.deps.emit('bundle:progress', { stage: 'READING', done, total: plan.pages })
  }
  const found = new Map<string, readonly ReferencesOnPage[]>()
  // The longest first, so that the threads end at about the same time.
  const waiting = plan.places.toSorted((a, b) => b.pages - a.pages).values()
  const readAll = async (reader: TextReader) => {
    for (const place of waiting) {
      // The library may be locked while a document is read.
      if (!library.db.open || signal.aborted) break
      const asked = { caseId, signal, reader, onPages }
      found.set(place.documentId, await referencesIn(library, place, asked))
    }
  }
  const readers = Array.from({ length: threads }, () => openTextReader())
  const close = () => Promise.all(readers.map((reader) => reader.close()))
  signal.addEventListener('abort', () => void close(), { once: true })
  try {
    await Promise.all(readers.map(readAll))
  } finally {
    // Joining begins once the threads have given their memory back.
    await close()
  }
  return plan.places.flatMap(({ documentId }) => found.get(documentId) ?? [])
}

async function referencesIn(
  library: OpenLibrary,
  { documentId, pages }: PagePlace,
  { caseId, signal, reader, onPages }: Asked,
): Promise<readonly ReferencesOnPage[]> {
  const { db } = library
  const sha256 = hashOfDocument(db, caseId, documentId)
  if (sha256 === null) return []
  const texts = textOfDocument(db, caseId, documentId)
  const placed = placedReferences(db, sha256)
  // Words off a picture have no place that a link could stand on, and may be misread.
  const recognised = confidenceByPage(db, sha256)
  const all = Array.from({ length: pages }, (_, index) => index + 1)
  const wanted = all.filter((page) => {
    const text = texts.get(page)
    if (text === undefined) return true
    return !placed.has(page) && !recognised.has(page) && findReferences(text).length > 0
  })
  onPages(pages - wanted.length)
  const open = () => fileToRead(library, sha256)
  const read = await reader.read({ sha256, open }, wanted, () => onPages(1))
  const fresh = new Map(
    wanted.map((page) => [page, read.get(page) ?? { page, text: '', references: null }]),
  )
  // What was read here is not read again, for the search or for the next issue.
  if (db.open && !signal.aborted && !library.readOnly) keepPageText(db, sha256, [...fresh.values()])
  return all.map((page) => ({
    documentId,
    documentPage: page,
    hasText: !recognised.has(page) && (texts.get(page) ?? fresh.get(page)?.text ?? '') !== '',
    found: fresh.has(page) ? (fresh.get(page)?.references ?? null) : (placed.get(page) ?? []),
  }))
}
