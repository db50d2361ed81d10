import {
  decodePDFRawStream,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { timesIn } from '#core/bundle/redaction/find-words'
import type { Rect } from '#core/bundle/resolve-references'
import { openPdf, type Page } from './open-pdf.ts'
import { paintPage, scaleFor } from './paint-page.ts'
import { codesToText, hexOf, laidIn, type LaidWord } from './word-layer.ts'

/** What a finished copy is held against. */
export type Expected = {
  readonly pages: readonly {
    readonly words: readonly LaidWord[]
    readonly painted: readonly Rect[]
  }[]
  /** Every passage taken out, as it stood. */
  readonly removed: readonly string[]
}
/** Something taken out that is still there: which passage, from 0, where that can be told; and where. */
export type Survivor = { readonly removed: number | null; readonly where: string }

/** Shorter ones stand by chance in any file. */
const leastLetters = 4
/** Dots to the inch at which painted areas are looked at again. */
const lookedAt = 100
/** Lightest that black may be once a picture was compressed, of 255. */
const lightest = 40

/**
 * Reads the bytes of a finished copy anew and looks for what was taken out: in the text that a
 * reader gives, in every string and stream as it stands and decompressed, and under the painted
 * areas. Nothing found is the only good answer.
 */
export async function proveCopy(bytes: Uint8Array, expected: Expected) {
  const survivors = await inFile(bytes, expected)
  const pdf = await openPdf(bytes)
  try {
    for (const [index, { words, painted }] of expected.pages.entries()) {
      const page = await pdf.getPage(index + 1)
      survivors.push(...(await inText(page, words, expected.removed)))
      if (painted.length > 0 && !(await isPainted(page, painted)))
        survivors.push({ removed: null, where: `the picture of page ${index + 1}` })
      page.cleanup()
    }
  } finally {
    await pdf.loadingTask.destroy()
  }
  return survivors
}

/** Apart from the pages as they are read, so that the parts of the file are not held beside those. */
async function inFile(bytes: Uint8Array, expected: Expected): Promise<Survivor[]> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false })
  return [...oddWords(file, expected), ...inBytes(file, bytes, expected.removed)]
}

/** Pages whose operators lay other words than those that were kept. */
function oddWords(file: PDFDocument, { pages }: Expected): readonly Survivor[] {
  const found = file.getPages().map((page) => {
    const content = page.node.Contents()
    return content instanceof PDFRawStream ? laidIn(latin(decoded(content))) : null
  })
  const isSame = (at: number) =>
    JSON.stringify(found[at]) === JSON.stringify(pages[at]?.words.map(({ text }) => text))
  return Array.from({ length: Math.max(found.length, pages.length) }, (_, at) => at)
    .filter((at) => !isSame(at))
    .map((at) => ({ removed: null, where: `the words of page ${at + 1}` }))
}

async function inText(
  page: Page,
  words: readonly LaidWord[],
  removed: readonly string[],
): Promise<readonly Survivor[]> {
  const { items } = await page.getTextContent()
  const text = items.map((item) => ('str' in item ? item.str : '')).join(' ')
  const kept = words.map((word) => word.text).join(' ')
  return removed.flatMap((passage, at) =>
    timesIn(text, passage) > timesIn(kept, passage)
      ? [{ removed: at, where: `the text of page ${page.pageNumber}` }]
      : [],
  )
}

const decoded = (stream: PDFRawStream): Uint8Array => decodePDFRawStream(stream).decode()
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const isPicture = (dict: PDFDict): boolean =>
  dict.get(PDFName.of('Subtype')) === PDFName.of('Image')

/** Every word by which a copy says what it is made of; where a passage is one of them, it is no leak. */
const vocabulary = new Set(
  (
    'pdf obj endobj stream endstream xref trailer startxref eof r n f true false null type catalog ' +
    'pages page kids count parent mediabox resources font xobject contents subtype image width ' +
    'height bitspercomponent colorspace devicegray devicergb filter flatedecode dctdecode ' +
    'length fontdescriptor fontname noletters flags fontbbox ' +
    'italicangle ascent descent capheight stemv cidfonttype2 type0 basefont dw cidtogidmap identity ' +
    'cidsysteminfo registry adobe ordering supplement encoding h descendantfonts tounicode size ' +
    'root info title lang en gb viewerpreferences displaydoctitle rotate trapped'
  ).split(' '),
)
const withoutVocabulary = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/(?<![a-z\d])[a-z][a-z\d]*/g, (word) => (vocabulary.has(word) ? '' : word))

/**
 * What a search of the file can come upon: the file without its streams, every object, and every
 * stream decompressed. Pictures are dots and are looked at as such; the operators of pages are
 * compared word by word; the face without letters is the same in every copy.
 */
function searched(file: PDFDocument, bytes: Uint8Array): readonly string[] {
  const contents = new Set<PDFObject | undefined>(
    file.getPages().map((page) => page.node.Contents()),
  )
  const objects = file.context.enumerateIndirectObjects().map(([, one]) => one)
  const streams = objects.filter((one) => one instanceof PDFRawStream)
  const open = streams
    .filter((stream) => !contents.has(stream) && !isPicture(stream.dict))
    .map((stream) => latin(decoded(stream)))
    .filter((text) => text !== codesToText)
  const bare = outsideStreams(bytes).map(latin).join('')
  const title = hexOf(file.getTitle() ?? '')
  const closed = objects.map((one) => (one instanceof PDFRawStream ? one.dict : one).toString())
  return [bare, ...closed]
    .map((text) => withoutVocabulary(text).replaceAll(title, ''))
    .concat(open.map((text) => text.toLowerCase()))
}

/** A file without its streams, found where they stand: as text it could be longer than text can be. */
function outsideStreams(bytes: Uint8Array): readonly Uint8Array[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const parts: Uint8Array[] = []
  let from = 0
  for (let start = file.indexOf('stream'); start >= 0;) {
    const inside = start + 'stream'.length
    const isOpened = file[inside + (file[inside] === 0x0d ? 1 : 0)] === 0x0a
    const end = isOpened ? file.indexOf('endstream', inside) : -1
    if (end >= 0) {
      parts.push(file.subarray(from, start))
      from = end + 'endstream'.length
    }
    start = file.indexOf('stream', Math.max(inside, from))
  }
  return [...parts, file.subarray(from)]
}

function inBytes(
  file: PDFDocument,
  bytes: Uint8Array,
  removed: readonly string[],
): readonly Survivor[] {
  const places = searched(file, bytes)
  return removed.flatMap((passage, at) => {
    const needles = waysToWrite(passage)
    return places.some((text) => needles.some((needle) => text.includes(needle)))
      ? [{ removed: at, where: 'the bytes of the file' }]
      : []
  })
}

/** A passage and its longer words as they may stand in a file, in small letters. */
function waysToWrite(passage: string): readonly string[] {
  const words = passage.split(/\s+/).filter((word) => word.length >= leastLetters)
  const whole = passage.length >= leastLetters ? [passage] : []
  return [...new Set([...whole, ...words])].flatMap((text) => {
    const wide = Buffer.from(text, 'utf16le')
    const turned = Buffer.from(wide).swap16()
    const narrow = Buffer.from(text, 'latin1')
    const plain = [narrow, Buffer.from(text, 'utf8'), wide, turned].map(latin)
    return [...plain, turned.toString('hex'), narrow.toString('hex')].map((one) =>
      one.toLowerCase(),
    )
  })
}

/** Whether every painted area is black, and nothing but black, in the finished page. */
async function isPainted(page: Page, painted: readonly Rect[]): Promise<boolean> {
  const scale = scaleFor(page.getViewport({ scale: 1 }), lookedAt)
  const { viewport, canvas, context } = await paintPage(page, scale)
  return painted.every((rect) => {
    const dots = rect.map((point) => point * scale)
    const [left = 0, foot = 0, right = 0, top = 0] = dots
    const [x, y] = [
      Math.max(0, Math.ceil(left) + 1),
      Math.max(0, Math.ceil(viewport.height - top) + 1),
    ]
    const wide = Math.min(canvas.width, Math.floor(right) - 1) - x
    const high = Math.min(canvas.height, Math.floor(viewport.height - foot) - 1) - y
    if (wide <= 0 || high <= 0) return true
    const { data } = context.getImageData(x, y, wide, high)
    return data.every((value, at) => at % 4 === 3 || value <= lightest)
  })
}
