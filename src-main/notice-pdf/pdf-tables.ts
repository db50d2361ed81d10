import { inflateSync } from 'node:zlib'
import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFObjectParser,
  PDFRawStream,
  PDFRef,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { areCountsPlain } from './pdf-dictionaries.ts'

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
const MOST_UNPACKED = 16 * 1024 * 1024
/** Nothing is looked up in it: what is read here is put together by the tables alone. */
export const noContext = PDFContext.create()

export const entry = (dictionary: PDFDict, key: string): PDFObject | undefined =>
  dictionary.get(PDFName.of(key))

export const wholeNumber = (value: PDFObject | undefined): number | null => {
  const number = value instanceof PDFNumber ? value.asNumber() : -1
  return Number.isSafeInteger(number) && number >= 0 ? number : null
}

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
  const foot = /startxref\s+(\d{1,15})\s+%%EOF\s*$/.exec(tail)
  return foot === null ? null : Number(foot[1])
}

function sectionAt(file: Buffer, said: number, end: number): Section | null {
  const before = /^\s{0,8}/.exec(file.toString('latin1', said, said + 8))?.[0] ?? ''
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

function plainSection(file: Buffer, at: number, end: number): Section | null {
  const trailerAt = file.indexOf('trailer', at)
  if (trailerAt < 0 || trailerAt > end) return null
  const rows = readRows(file.toString('latin1', at + 'xref'.length, trailerAt))
  const trailer = parseAt(file, trailerAt + 'trailer'.length, end)
  if (rows === null || !(trailer instanceof PDFDict)) return null
  if (!areCountsPlain(file, trailerAt + 'trailer'.length)) return null
  const previous = previousOf(trailer)
  return previous === undefined ? null : { at, ...rows, trailer, ownNumber: null, previous }
}

function readRows(text: string): Pick<Section, 'places' | 'freed'> | null {
  const places = new Map<number, Place>()
  const freed = new Set<number>()
  const lines = text.trim().split(/\s*[\r\n]+\s*/)
  for (let next = 0; next < lines.length;) {
    const head = /^(\d{1,7}) (\d{1,7})$/.exec(lines[next++] ?? '')
    if (head === null) return null
    const [first, count] = [Number(head[1]), Number(head[2])]
    for (let number = first; number < first + count; number++) {
      const row = /^(\d{10}) (\d{5}) ([nf])$/.exec(lines[next++] ?? '')
      if (row === null || places.has(number) || freed.has(number)) return null
      const generation = Number(row[2])
      // The head of the list of free numbers is in every file.
      if (row[3] === 'n') places.set(number, { kind: 'PLAIN', offset: Number(row[1]), generation })
      else if (number !== 0) freed.add(number)
      if (places.size + freed.size > MOST_ROWS) return null
    }
  }
  return { places, freed: [...freed] }
}

function packedSection(file: Buffer, at: number, end: number): Section | null {
  const head = headAt(file, at)
  const table = head === null ? null : parseAt(file, head.content, end)
  if (head === null || !(table instanceof PDFRawStream)) return null
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

const unclear = new WeakSet<PDFRawStream>()

/** An object, if it can be read as one. */
export function parseAt(bytes: Buffer, at: number, end: number): PDFObject | null {
  try {
    const object = PDFObjectParser.forBytes(bytes.subarray(at, end), noContext).parseObject()
    if (object instanceof PDFRawStream && !areCountsPlain(bytes, at)) unclear.add(object)
    return object
  } catch {
    return null
  }
}

type Head = {
  readonly number: number
  readonly generation: number
  readonly start: number
  readonly content: number
}

/** The head of the object that begins here, or after the end of a line. */
export function headAt(file: Buffer, at: number): Head | null {
  const text = file.toString('latin1', at, at + 32)
  const head = /^([\r\n ]{0,3})(\d{1,7})\s+(\d{1,5})\s+obj(?!\w)/.exec(text)
  if (head === null) return null
  const [all, before = '', number, generation] = head
  const start = at + before.length
  return { number: Number(number), generation: Number(generation), start, content: at + all.length }
}

/** Short names that readers know here as well, and names of what stands in another file. */
const otherNames = ['F', 'DP', 'FFilter', 'FDecodeParms']

/** What a stream holds where it is packed in the one way that all programs use, or not at all. */
export function unpacked(stream: PDFRawStream): Buffer | null {
  const { dict, contents } = stream
  if (unclear.has(stream) || otherNames.some((key) => dict.has(PDFName.of(key)))) return null
  const [filter, said] = [entry(dict, 'Filter'), entry(dict, 'DecodeParms')]
  const length = entry(dict, 'Length')
  const isWhole = wholeNumber(length) === contents.length
  if (filter === undefined) return isWhole && said === undefined ? Buffer.from(contents) : null
  // A length that stands elsewhere does no harm here: what is packed ends by itself.
  if (!isWhole && !(length instanceof PDFRef)) return null
  const isAlike = said === undefined || said instanceof PDFArray === filter instanceof PDFArray
  if (!isAlike || String(only(filter)) !== '/FlateDecode') return null
  const parameters = only(said)
  try {
    const bytes = inflateSync(contents, { maxOutputLength: MOST_UNPACKED })
    if (parameters === undefined || parameters === PDFNull) return bytes
    return parameters instanceof PDFDict ? withoutPredictor(bytes, parameters) : null
  } catch {
    return null
  }
}

const only = (value: PDFObject | undefined): PDFObject | undefined =>
  value instanceof PDFArray && value.size() === 1 ? value.get(0) : value

const predictorKeys = ['Predictor', 'Columns']

/** Undoes what PNG calls filters: each row is written as its difference to its neighbours. */
function withoutPredictor(bytes: Buffer, parameters: PDFDict): Buffer | null {
  const isKnown = parameters.keys().every((key) => predictorKeys.includes(key.decodeText()))
  const [predictor, columns] = predictorKeys.map((key) =>
    parameters.has(PDFName.of(key)) ? wholeNumber(entry(parameters, key)) : 1,
  )
  if (!isKnown || predictor == null || columns == null) return null
  if (predictor === 1) return bytes
  if (predictor < 10 || predictor > 15) return null
  if (columns === 0 || bytes.length % (columns + 1) > 0) return null
  const rows = bytes.length / (columns + 1)
  const plain = Buffer.alloc(rows * columns)
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (columns + 1)] ?? 0
    if (kind > 4) return null
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column
      const left = column === 0 ? 0 : (plain[at - 1] ?? 0)
      const up = row === 0 ? 0 : (plain[at - columns] ?? 0)
      const corner = row === 0 || column === 0 ? 0 : (plain[at - columns - 1] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][kind] ?? 0
      plain[at] = ((bytes[row * (columns + 1) + 1 + column] ?? 0) + guess) & 0xff
    }
  }
  return plain
}

function nearest(left: number, up: number, corner: number): number {
  const sum = left + up - corner
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(sum - one)) as [number, number, number]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
