import { PDFArray, PDFDict, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib'
import { areCountsPlain } from './pdf-dictionaries.ts'
import { entry, headAt, parseAt, unpacked, wholeNumber } from './pdf-objects.ts'
import { endOfValue } from './plain-object.ts'

/** Where an object stands: by itself in the file, or packed with others in a stream. */
export type Place =
  | { readonly kind: 'PLAIN'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'PACKED'; readonly stream: number; readonly index: number }

/** One table of a file with the facts beside it; a table may itself stand in a stream. */
export type Section = {
  readonly at: number
  readonly places: ReadonlyMap<number, Place>
  /** Numbers said to be free, but for the head of the list. */
  readonly freed: readonly number[]
  readonly trailer: PDFDict
  /** Number of the stream in which the table stands; null for a plain one. */
  readonly ownNumber: number | null
  readonly previous: number | null
}

const MOST_ROWS = 200_000
const MOST_SECTIONS = 64
/** The tables of a file that ends at a place, the last first; null where one cannot be read. */
export function sectionsOf(file: Buffer, end: number): readonly Section[] | null {
  const sections: Section[] = []
  const seen = new Set<number>()
  let at = startOfTables(file, end)
  if (at === null) return null
  while (at !== null) {
    const pair: readonly Section[] | null = seen.has(at) ? null : sectionPair(file, at, end)
    if (pair === null || seen.size >= MOST_SECTIONS) return null
    seen.add(at)
    sections.push(...pair)
    at = pair[0]?.previous ?? null
  }
  return sections
}

/** A table, and the second one of a hybrid, which programs that know packed objects read after it. */
export function sectionPair(file: Buffer, at: number, end: number): readonly Section[] | null {
  const section = sectionAt(file, at, end)
  if (section === null) return null
  const place = entry(section.trailer, 'XRefStm')
  if (place === undefined) return [section]
  const second = sectionAt(file, wholeNumber(place) ?? end, end)
  return second === null || second.ownNumber === null ? null : [section, second]
}

/** Where the last table stands, by the very end of the file. */
export function startOfTables(file: Buffer, end: number): number | null {
  const tail = file.toString('latin1', Math.max(end - 80, 0), end)
  const foot = /startxref[\0\t\n\f\r ]+(\d{1,15})[\0\t\n\f\r ]+%%EOF[\0\t\n\f\r ]*$/.exec(tail)
  return foot === null ? null : Number(foot[1])
}

function sectionAt(file: Buffer, said: number, end: number): Section | null {
  const before = /^[\0\t\n\f\r ]{0,8}/.exec(file.toString('latin1', said, said + 8))?.[0] ?? ''
  const at = said + before.length
  if (at >= end) return null
  return file.toString('latin1', at, at + 4) === 'xref'
    ? plainSection(file, at, end)
    : packedSection(file, at, end)
}

function previousOf(trailer: PDFDict): number | null | undefined {
  const previous = entry(trailer, 'Prev')
  return previous === undefined ? null : (wholeNumber(previous) ?? undefined)
}

const MOST_TRAILER = 256 * 1024

/** Whether a dictionary is written so that every program reads the same one. */
function isPlainAt(file: Buffer, at: number, end: number): boolean {
  const text = file.toString('latin1', at, Math.min(end, at + MOST_TRAILER))
  return endOfValue(text, 0, text.length) !== null
}

function plainSection(file: Buffer, at: number, end: number): Section | null {
  const trailerAt = file.indexOf('trailer', at)
  if (trailerAt < 0 || trailerAt > end) return null
  const rows = readRows(file.toString('latin1', at + 'xref'.length, trailerAt))
  const trailer = parseAt(file, trailerAt + 'trailer'.length, end)
  if (rows === null || !(trailer instanceof PDFDict)) return null
  if (!areCountsPlain(file, trailerAt + 'trailer'.length)) return null
  if (!isPlainAt(file, trailerAt + 'trailer'.length, end)) return null
  const previous = previousOf(trailer)
  return previous === undefined ? null : { at, ...rows, trailer, ownNumber: null, previous }
}

function readRows(text: string): Pick<Section, 'places' | 'freed'> | null {
  const places = new Map<number, Place>()
  const freed = new Set<number>()
  const heads = /(\d{1,7}) (\d{1,7})[ \t]*(?:\r\n|\r|\n)/y
  // Some readers find a row by counting: each must take up twenty bytes.
  const rows = /(\d{10}) (\d{5}) ([nf])(?: \n| \r|\r\n)/y
  const end = endOfWords(text)
  heads.lastIndex = text.search(/[^\0\t\n\f\r ]|$/)
  while (heads.lastIndex < end) {
    const head = heads.exec(text)
    if (head === null) return null
    const [first, count] = [Number(head[1]), Number(head[2])]
    rows.lastIndex = heads.lastIndex
    for (let number = first; number < first + count; number++) {
      const row = rows.exec(text)
      if (row === null || places.has(number) || freed.has(number)) return null
      const generation = Number(row[2])
      // The head of the list of free numbers is in every file.
      if (row[3] === 'n') places.set(number, { kind: 'PLAIN', offset: Number(row[1]), generation })
      else if (number !== 0) freed.add(number)
      if (places.size + freed.size > MOST_ROWS) return null
    }
    heads.lastIndex = rows.lastIndex
  }
  return { places, freed: [...freed] }
}

function endOfWords(text: string): number {
  let end = text.length
  while (end > 0 && '\0\t\n\f\r '.includes(text[end - 1] ?? '')) end--
  return end
}

function packedSection(file: Buffer, at: number, end: number): Section | null {
  const head = headAt(file, at)
  const table = head === null ? null : parseAt(file, head.content, end)
  if (head === null || !(table instanceof PDFRawStream)) return null
  if (!isPlainAt(file, head.content, end)) return null
  const { dict: trailer } = table
  const previous = previousOf(trailer)
  const bytes = String(entry(trailer, 'Type')) === '/XRef' ? unpacked(table) : null
  if (bytes === null || previous === undefined) return null
  const rows = unpackRows(bytes, trailer)
  return rows === null ? null : { at, ...rows, trailer, ownNumber: head.number, previous }
}

const numbersIn = (value: PDFObject | undefined): readonly (number | null)[] =>
  value instanceof PDFArray ? value.asArray().map(wholeNumber) : []

function unpackRows(bytes: Buffer, trailer: PDFDict): Pick<Section, 'places' | 'freed'> | null {
  const [a, b, c, ...more] = numbersIn(entry(trailer, 'W'))
  const size = wholeNumber(entry(trailer, 'Size'))
  if (a == null || b == null || c == null || more.length > 0 || size === null) return null
  if (Math.max(a, b, c) > 6) return null
  const index =
    entry(trailer, 'Index') === undefined ? [0, size] : numbersIn(entry(trailer, 'Index'))
  const places = new Map<number, Place>()
  const freed = new Set<number>()
  const field = (at: number, width: number) => (width === 0 ? 0 : bytes.readUIntBE(at, width))
  let at = 0
  for (let pair = 0; pair < index.length; pair += 2) {
    const [first, count] = [index[pair], index[pair + 1]]
    if (first == null || count == null || at + count * (a + b + c) > bytes.length) return null
    if (count > MOST_ROWS) return null
    for (let number = first; number < first + count; number++, at += a + b + c) {
      const [kind, two] = [a === 0 ? 1 : field(at, a), field(at + a, b)]
      const three = field(at + a + b, c)
      if (places.has(number) || freed.has(number)) return null
      if (kind === 1) places.set(number, { kind: 'PLAIN', offset: two, generation: three })
      else if (kind === 2) places.set(number, { kind: 'PACKED', stream: two, index: three })
      else if (kind !== 0) return null
      else if (number !== 0) freed.add(number)
    }
  }
  return { places, freed: [...freed] }
}
