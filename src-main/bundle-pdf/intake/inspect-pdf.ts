import {
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFPage,
} from '@cantoo/pdf-lib'
import { LARGEST_FILE } from '#core/bundle/intake'
import { ok, refuse, type Result } from '#core/result'
import { drawFields } from '../form-fields.ts'
import { packingOf } from '../unpack-drawing.ts'
import { holdsBrotli } from './brotli-streams.ts'
import { isDoubtful } from './doubtful.ts'
import { tablesOf } from './object-tables.ts'
import { pageTable, tableBegins } from './page-table.ts'
import { pdfFindings } from './pdf-findings.ts'
import { asTold, versionsIn } from './other-version.ts'
import { mended, mostPages, pagesListed, pagesOnScreen, writtenAnew } from './put-in-order.ts'
import { writeTextsAsCodes } from './unlocked-texts.ts'
import { openNoting, type Writings } from './written-objects.ts'

/** Longest side of a page in points: the 200 inches that a PDF of before 1.6 may have. */
const longestSide = 14_400

/** A PDF found fit for a bundle. */
export type Inspected = {
  readonly pages: number
  readonly notes: readonly string[]
  /** The same document without its lock, or put in order, where it cannot be read as it came. */
  readonly readable: Uint8Array | null
  /** What leads a reader to any page of a long one at once; null where it needs nothing. */
  readonly pageTable: Uint8Array | null
}

const damaged = (why: string) =>
  refuse('DAMAGED', `The PDF is damaged and cannot be read${why}. Ask for a fresh copy.`)
const locked = refuse(
  'ENCRYPTED',
  'The PDF is protected by a password, or locked for certain readers. Open it where you can, save or print it without the lock, and add that.',
)

/**
 * A PDF cut short still shows its first pages; that the rest is missing would not be seen. One made
 * for the web has an end near its beginning, too, which more objects follow. Some programs leave the
 * last word out; the place of the tables before it shows that nothing else is missing.
 */
function endOf(bytes: Uint8Array): 'SOUND' | 'NO_WORD' | 'CUT' {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = text.lastIndexOf('%%EOF')
  if (end >= 0 && !text.subarray(end).includes(' obj')) return 'SOUND'
  return tableBegins(bytes) === null ? 'CUT' : 'NO_WORD'
}

const isLocked = (error: unknown) =>
  error instanceof Error && /password|encrypt/i.test(error.message)

type Opened = {
  readonly pdf: PDFDocument
  readonly bytes: Uint8Array
  readonly lock: string[]
  /** What the file writes; nothing of one that was written anew, which writes everything once. */
  readonly writings: Writings | null
}

const noPassword =
  'Was locked against changes or copying, with no password to read it. It is read here without that lock; the file as it came is kept.'
const onlyFiles =
  'The files attached to it are locked with a password; its pages are not, and are read here. The file as it came is kept.'

/** Opens a PDF, without its lock where its pages can be read without a password. */
async function open(bytes: Uint8Array): Promise<Result<Opened>> {
  const load = (options: { readonly password?: string; readonly ignoreEncryption?: boolean }) =>
    PDFDocument.load(bytes, { updateMetadata: false, ...options })
  const unlocked = async (pdf: PDFDocument, lock: string): Promise<Result<Opened>> => {
    const anew = await writtenAnew(pdf)
    const again = await PDFDocument.load(anew, { updateMetadata: false })
    return ok({ pdf: again, bytes: anew, lock: [lock], writings: null })
  }
  try {
    return ok({ ...(await openNoting(bytes)), bytes, lock: [] })
  } catch (error) {
    if (!isLocked(error)) return damaged('')
  }
  try {
    const pdf = await load({ password: '' })
    writeTextsAsCodes(pdf.context)
    return await unlocked(pdf, noPassword)
  } catch {
    const pdf = await load({ ignoreEncryption: true }).catch(() => null)
    if (pdf === null || !hasOpenPages(pdf)) return locked
    return unlocked(pdf, onlyFiles).catch(() => locked)
  }
}

/** Whether a lock leaves text and pictures alone, and keeps only attached files. */
function hasOpenPages({ context }: PDFDocument): boolean {
  const lock = context.lookup(context.trailerInfo.Encrypt)
  if (!(lock instanceof PDFDict) || !lock.has(PDFName.of('CF'))) return false
  const ways = ['StmF', 'StrF'].map((key) => lock.lookup(PDFName.of(key))?.toString())
  return ways.every((way) => (way ?? '/Identity') === '/Identity')
}

/** Looks at every page: its size, and whether what it shows is there. */
function checkPages(pdf: PDFDocument): Result<null> {
  for (const [index, page] of pdf.getPages().entries()) {
    const { width, height } = page.getMediaBox()
    const sides = [Math.abs(width), Math.abs(height)]
    if (sides.some((side) => !(side >= 1)))
      return refuse(
        'NO_SIZE',
        `Page ${index + 1} of the PDF has no width or no height. Print it to a new PDF and add that.`,
      )
    if (sides.some((side) => side > longestSide))
      return refuse(
        'TOO_LARGE',
        `Page ${index + 1} of the PDF is longer than 200 inches. Print it smaller and add that.`,
      )
    const { Contents } = page.node.normalizedEntries()
    for (const part of Contents?.asArray() ?? [])
      if (part instanceof PDFRef && !(pdf.context.lookup(part) instanceof PDFStream))
        return damaged(`: what page ${index + 1} shows is missing`)
  }
  return ok(null)
}

const isForeign = ({ node, doc: { context } }: PDFPage): boolean =>
  (node.normalizedEntries().Contents?.asArray() ?? []).some((part) => {
    const stream = context.lookup(part)
    return stream instanceof PDFRawStream && packingOf(stream) === 'FOREIGN'
  })

/** Pages of which a part is packed in a way in which no drawing can be, so that nobody sees it. */
function unseen(pdf: PDFDocument): readonly string[] {
  const pages = pdf.getPages().flatMap((page, at) => (isForeign(page) ? [at + 1] : []))
  const named = `${pages.slice(0, 10).join(', ')}${pages.length > 10 ? ' and others' : ''}`
  const of = pages.length === 1 ? `page ${named}` : `pages ${named}`
  return pages.length === 0
    ? []
    : [
        `Something that ${of} would show is packed in a way that no reader can unpack. It is missing on the screen and in an issue: ask for a fresh copy.`,
      ]
}

const undrawn = (fields: number): readonly string[] =>
  fields === 0
    ? []
    : [
        `What was filled into ${fields === 1 ? '1 field' : `${fields} fields`} is not drawn in the file and cannot be drawn in an issue. Print the form to PDF where it was filled in, and add that.`,
      ]

/**
 * Why an issue may show something else than the screen: what cannot be read, another version of it,
 * or pages that the screen does not find.
 */
type Doubt = 'UNREAD' | 'VERSION' | 'LOST' | null
type Examined = Inspected & { readonly doubt: Doubt }

const versions =
  'Holds more than one version of something that its pages show, and does not soundly say which is meant. Look whether the pages here show the right one: an issue shows the same.'
const otherVersions = refuse(
  'VERSIONS',
  'The PDF holds more than one version of something that its pages show, and does not say which is meant. Print it to a new PDF and add that.',
)

/** Whether the screen and an issue would show the same of an opened PDF, and what is said if so. */
async function inDoubt({ pdf, bytes, writings }: Opened, pages: number) {
  if (writings === null) return { doubt: isDoubtful(pdf) ? ('UNREAD' as const) : null, untold: [] }
  const tables = tablesOf(bytes, writings)
  const held = versionsIn(pdf, writings, tables)
  const counted = pdf.catalog.Pages().lookup(PDFName.of('Count'))?.toString()
  const mayBeLost = tables === null || counted !== `${pages}`
  const isLost = mayBeLost && (await pagesOnScreen(bytes)) !== pages
  const version = held === 'ELSEWHERE' ? 'VERSION' : isLost ? 'LOST' : null
  const doubt: Doubt = isDoubtful(pdf) ? 'UNREAD' : version
  return { doubt, untold: held === 'UNTOLD' ? [versions] : [] }
}

/** Looks through an opened PDF: whether every page can be shown, and what it holds beyond them. */
async function examine(given: Uint8Array): Promise<Result<Examined>> {
  const opened = await open(given)
  if (!opened.ok) return opened
  const { pdf, bytes, lock } = opened.value
  try {
    const pages = pdf.getPageCount()
    if (pages === 0) return refuse('NO_PAGES', 'The PDF has no pages. Ask for a fresh copy.')
    if (pages > mostPages) return refuse('TOO_LARGE', 'The PDF has more than 20,000 pages.')
    if (pages !== pagesListed(pdf)) return damaged(': a page of it cannot be found')
    if (holdsBrotli(pdf.context)) return damaged(': it is packed in a way that few readers know')
    const sound = checkPages(pdf)
    if (!sound.ok) return sound
    const readable = bytes === given ? null : bytes
    const { doubt, untold } = await inDoubt(opened.value, pages)
    const found = { pages, readable, pageTable: pageTable(pdf, bytes), doubt }
    const notes = [...lock, ...untold, ...unseen(pdf), ...pdfFindings(pdf.context)]
    return ok({ ...found, notes: [...notes, ...undrawn(await drawFields(pdf))] })
  } catch {
    return damaged('')
  }
}

const wasDamaged =
  'The PDF is damaged, or written in a way that few readers know. It was put in order as far as its pages can be found: look whether every page is there and whole, and ask for a fresh copy if not. The file as it came is kept.'
const mayBeMended = new Set(['DAMAGED', 'NO_PAGES', 'NO_SIZE'])

/** Another version may have other pages, which are those that the screen shows. */
const isBetter = (found: Examined, before: Examined): boolean =>
  found.doubt === null && (before.doubt === 'VERSION' || found.pages === before.pages)

/**
 * Says whether a PDF can go into a bundle, how many pages it has, and what it holds beyond them.
 * The bytes are never changed: nothing in them acts, since the reader runs nothing. What other
 * readers show in spite of damage is taken from a copy put in order, and that is said.
 */
export async function inspectPdf(bytes: Uint8Array): Promise<Result<Inspected>> {
  if (bytes.length > LARGEST_FILE)
    return refuse('TOO_LARGE', 'The file is larger than 300 MB. Split it and add the parts.')
  const end = endOf(bytes)
  if (end === 'CUT') return damaged(': its end is missing')
  const asItCame = end === 'SOUND' ? await examine(bytes) : damaged(': its end is missing')
  const isFinal = asItCame.ok
    ? asItCame.value.doubt === null
    : !asItCame.problems.every(({ code }) => mayBeMended.has(code))
  if (isFinal) return asItCame
  const hasVersions = asItCame.ok && asItCame.value.doubt === 'VERSION'
  for await (const sound of hasVersions ? asTold(bytes) : mended(bytes)) {
    const found = await examine(sound)
    if (!found.ok || (asItCame.ok && !isBetter(found.value, asItCame.value))) continue
    const { readable, notes } = found.value
    const why = hasVersions ? versions : wasDamaged
    return ok({ ...found.value, readable: readable ?? sound, notes: [why, ...notes] })
  }
  const isLost = asItCame.ok && asItCame.value.doubt === 'LOST'
  if (isLost) return damaged(': its pages cannot be found')
  return hasVersions ? otherVersions : asItCame
}
