import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStreamWriter,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { repackBrotli } from './brotli-streams.ts'

// Many readers open a damaged PDF by looking for its objects and its pages themselves, and show
// what they find. What they find is written here into a sound file, so that the reader, the search
// and an issued bundle see the same pages.

/** Most pages of one file. */
export const mostPages = 20_000

const name = (text: string) => PDFName.of(text)
/** What a page may take over from the rows it is listed in. */
const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'].map(name)
/** The paper of a page that does not say its own, as readers take it. */
const letter = [0, 0, 612, 792]

/** Whether an object is a table of the old file, also one that could not be made out. */
function isOldTable(object: PDFObject): boolean {
  if (object instanceof PDFRawStream)
    return /^\/(?:XRef|ObjStm)$/.test(object.dict.get(name('Type'))?.toString() ?? '')
  if (!(object instanceof PDFInvalidObject)) return false
  const bytes = Buffer.alloc(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return /\/Type\s*\/(?:XRef|ObjStm)\b/.test(bytes.toString('latin1'))
}

/** A document written anew, without its lock. */
export function writtenAnew({ context }: PDFDocument): Promise<Uint8Array> {
  // A table left behind would still say that the file is locked.
  for (const [ref, object] of context.enumerateIndirectObjects())
    if (isOldTable(object)) context.delete(ref)
  delete context.trailerInfo.Encrypt
  return PDFStreamWriter.forContext(context, Infinity).serializeToBuffer()
}

/** A damaged PDF in ways that may make it sound, the best one first; none where nothing opens it. */
export async function* mended(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (const found of [await byReader(bytes), bytes]) {
    const sound = found === null ? null : await byPages(found).catch(() => null)
    if (sound !== null) yield sound
  }
}

type Opened = Awaited<ReturnType<typeof getDocument>['promise']>

/** What the reader on the screen gives of a file; null where it cannot. */
async function opened<T>(bytes: Uint8Array, read: (pdf: Opened) => Promise<T>): Promise<T | null> {
  const loading = getDocument({
    data: bytes.slice(),
    enableXfa: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    verbosity: 0,
  })
  try {
    return await read(await loading.promise)
  } catch {
    return null
  } finally {
    await loading.destroy()
  }
}

/** How many pages the reader on the screen finds; null where it opens none. */
export const pagesOnScreen = (bytes: Uint8Array): Promise<number | null> =>
  opened(bytes, async (pdf) => {
    await pdf.getPage(1)
    return pdf.numPages
  })

/** The pages as the reader on the screen finds them; null where it finds none. */
const byReader = (bytes: Uint8Array): Promise<Uint8Array | null> =>
  opened(bytes, async (pdf) => {
    // Resolves to nothing where a page cannot be read; the types do not say so.
    const written: Uint8Array | null = await pdf.extractPages([{ document: null }])
    return written ?? null
  })

/** How many pages a document lists, whatever they call themselves; a loader may pass some over. */
export function pagesListed({ context }: PDFDocument): number {
  const catalog = catalogOf(context)
  return catalog === null ? 0 : pagesUnder(context, catalog.get(name('Pages'))).length
}

async function byPages(bytes: Uint8Array): Promise<Uint8Array | null> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true })
  const { context } = pdf
  const catalog = catalogOf(context)
  if (pdf.isEncrypted || catalog === null) return null
  const pages = pagesUnder(context, catalog.get(name('Pages')))
  if (pages.length === 0) return null
  const tree = context.nextRef()
  const kids = pages.map(({ page, ref }) => {
    page.set(name('Type'), name('Page'))
    page.set(name('Parent'), tree)
    // Links lead to a page by its number.
    if (ref === null) return context.register(page)
    context.assign(ref, page)
    return ref
  })
  context.assign(tree, context.obj({ Type: 'Pages', Count: kids.length, Kids: kids }))
  catalog.set(name('Type'), name('Catalog'))
  catalog.set(name('Pages'), tree)
  context.trailerInfo.Root = context.register(catalog)
  repackBrotli(context)
  return writtenAnew(pdf)
}

function catalogOf(context: PDFContext): PDFDict | null {
  const root = context.lookup(context.trailerInfo.Root)
  if (root instanceof PDFDict && root.has(name('Pages'))) return root
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFDict && object.has(name('Pages'))) return object
  return null
}

type Found = { readonly page: PDFDict; readonly ref: PDFRef | null }
type Waiting = { readonly at: PDFObject | undefined; readonly above: PDFDict | null }

/**
 * Every page below a row of pages, in order, whatever its type is called. A row is gone through
 * once, so that a ring of rows ends; a page may be listed twice.
 */
function pagesUnder(context: PDFContext, root: PDFObject | undefined): readonly Found[] {
  const pages: Found[] = []
  const gone = new Set<PDFDict>()
  const waiting: Waiting[] = [{ at: root, above: null }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const found = context.lookup(next.at)
    if (!(found instanceof PDFDict)) continue
    const dict = found.clone()
    for (const key of inherited) {
      const value = next.above?.get(key)
      if (!dict.has(key) && value !== undefined) dict.set(key, value)
    }
    const kids = dict.lookup(name('Kids'))
    const isFirst = !gone.has(found)
    gone.add(found)
    if (kids instanceof PDFArray) {
      const below = kids.asArray().map((at) => ({ at, above: dict }))
      if (isFirst) waiting.push(...below.toReversed())
    } else if (next.above !== null || dict.has(name('Contents'))) {
      const ref = isFirst && next.at instanceof PDFRef ? next.at : null
      pages.push({ page: withPaper(dict), ref })
    }
    if (pages.length > mostPages) break
  }
  return pages
}

function withPaper(page: PDFDict): PDFDict {
  const box = page.lookup(name('MediaBox'))
  const sides = box instanceof PDFArray ? box.asArray().map((_, at) => box.lookup(at)) : []
  const [a, b, c, d] = sides.map((side) => (side instanceof PDFNumber ? side.asNumber() : NaN))
  const isPaper = Math.abs(Number(c) - Number(a)) >= 1 && Math.abs(Number(d) - Number(b)) >= 1
  if (sides.length !== 4 || !isPaper) page.set(name('MediaBox'), page.context.obj(letter))
  return page
}
