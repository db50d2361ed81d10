import { PDFDocument, PDFStream, PDFRef } from '@cantoo/pdf-lib'
import { LARGEST_FILE } from '#core/bundle/intake'
import { ok, refuse, type Result } from '#core/result'
import { pageTable } from './page-table.ts'
import { pdfFindings } from './pdf-findings.ts'

const mostPages = 20_000
/** Longest side of a page in points: the 200 inches that a PDF of before 1.6 may have. */
const longestSide = 14_400

/** A PDF found fit for a bundle. */
export type Inspected = {
  readonly pages: number
  readonly notes: readonly string[]
  /** The same document without its lock, where it could be opened without a password. */
  readonly unlocked: Uint8Array | null
  /** What leads a reader to any page of a long one at once; null where it needs nothing. */
  readonly pageTable: Uint8Array | null
}

const damaged = (why: string) =>
  refuse('DAMAGED', `The PDF is damaged and cannot be read${why}. Ask for a fresh copy.`)

/**
 * A PDF cut short still shows its first pages; that the rest is missing would not be seen. One made
 * for the web has an end near its beginning, too, which more objects follow.
 */
function isWhole(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = text.lastIndexOf('%%EOF')
  return end >= 0 && !text.subarray(end).includes(' obj')
}

const isLocked = (error: unknown) =>
  error instanceof Error && /password|encrypt/i.test(error.message)

/** Opens a PDF, without its lock where it has one that asks for no password. */
async function open(bytes: Uint8Array): Promise<Result<{ pdf: PDFDocument; wasLocked: boolean }>> {
  try {
    return ok({ pdf: await PDFDocument.load(bytes, { updateMetadata: false }), wasLocked: false })
  } catch (error) {
    if (!isLocked(error)) return damaged('')
  }
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false, password: '' })
    return ok({ pdf, wasLocked: true })
  } catch {
    return refuse(
      'ENCRYPTED',
      'The PDF is protected by a password. Save it without one and add that.',
    )
  }
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

/**
 * Says whether a PDF can go into a bundle, how many pages it has, and what it holds beyond them.
 * The bytes are never changed: nothing in them acts, since the reader runs nothing.
 */
export async function inspectPdf(bytes: Uint8Array): Promise<Result<Inspected>> {
  if (bytes.length > LARGEST_FILE)
    return refuse('TOO_LARGE', 'The file is larger than 300 MB. Split it and add the parts.')
  if (!isWhole(bytes)) return damaged(': its end is missing')
  const opened = await open(bytes)
  if (!opened.ok) return opened
  const { pdf, wasLocked } = opened.value
  try {
    const pages = pdf.getPageCount()
    if (pages === 0) return refuse('NO_PAGES', 'The PDF has no pages.')
    if (pages > mostPages) return refuse('TOO_LARGE', 'The PDF has more than 20,000 pages.')
    const notes = pdfFindings(pdf.context)
    const sound = checkPages(pdf)
    if (!sound.ok) return sound
    if (!wasLocked) return ok({ pages, notes, unlocked: null, pageTable: pageTable(pdf, bytes) })
    const unlocked = await pdf.save({ updateFieldAppearances: false, addDefaultPage: false })
    const lock =
      'Was locked against changes or copying, with no password to read it. It is read here without that lock; the file as it came is kept.'
    return ok({ pages, notes: [lock, ...notes], unlocked, pageTable: null })
  } catch {
    return damaged('')
  }
}
