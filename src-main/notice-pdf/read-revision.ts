import { PDFRawStream, type PDFDict } from '@cantoo/pdf-lib'
import { dictionariesAt, isOnce } from './pdf-dictionaries.ts'
import { entry, headAt, parseAt } from './pdf-objects.ts'
import { readPack } from './pdf-state.ts'
import { sectionPair, startOfTables, type Place, type Section } from './pdf-tables.ts'

/** What a revision of a file holds, told strictly: anything unusual in it gives null. */
export type Revision = {
  /** Number of each object that it brings, and where it begins; null for one packed in a stream. */
  readonly objects: ReadonlyMap<number, number | null>
  /** Numbers of the streams that hold packed objects or the table, and nothing else. */
  readonly holders: ReadonlySet<number>
  /** Numbers that it says are free. */
  readonly freed: readonly number[]
}

const MOST_OBJECTS = 5_000
const trailerKeys =
  'Size Root Info ID Prev Type W Index Length Filter DecodeParms DocChecksum XRefStm AdditionalStreams'.split(
    ' ',
  )

/**
 * Takes apart the bytes that were added to a file: objects, one table, one trailer, one end. Every
 * object has its row and every row its object, the table leads back to the one before, and nothing
 * else stands between, so that no reader can find more there than this.
 */
export function readRevision(file: Buffer, from: number, end: number): Revision | null {
  const text = file.toString('latin1', from, end)
  const foot = /\bstartxref[\0\t\n\f\r ]+(\d{1,15})[\0\t\n\f\r ]+%%EOF[\0\t\n\f\r ]*$/.exec(text)
  if (foot === null || text.indexOf('startxref') !== foot.index) return null
  const sections = sectionPair(file, Number(foot[1]), end)
  const [section] = sections ?? []
  const previous = startOfTables(file, from)
  if (sections === null || section === undefined || previous === null) return null
  if (sections.some(({ at }) => at < from) || !sections.every(hasPlainTrailer)) return null
  if (section.previous !== previous || !leadAlike(sections)) return null
  const tables = sections.filter(({ ownNumber }) => ownNumber === null)
  if (text.split('trailer').length - 1 !== tables.length) return null
  const rows = rowsOf(sections)
  const heads = objectsIn(file, { from, end: endOfObjects(file, section, from + foot.index) })
  return heads === null || rows === null ? null : joined(file, { sections, ...rows }, heads)
}

const hasPlainTrailer = ({ trailer }: Section): boolean =>
  trailer.keys().every((key) => trailerKeys.includes(key.decodeText()))

const rootOf = (trailer: PDFDict): string => String(entry(trailer, 'Root'))

const leadAlike = ([first, second]: readonly Section[]): boolean =>
  first === undefined || second === undefined || rootOf(first.trailer) === rootOf(second.trailer)

type Rows = Pick<Section, 'places' | 'freed'>

/** The rows of a table and of the second one of a hybrid, in which stands what the first calls free. */
function rowsOf([first, second]: readonly Section[]): Rows | null {
  if (first === undefined || second === undefined) return first ?? null
  const places = new Map(first.places)
  for (const [number, place] of second.places) {
    const known = places.get(number)
    if (known !== undefined && !isSamePlace(known, place)) return null
    places.set(number, place)
  }
  const freed = [...first.freed, ...second.freed].filter((number) => !places.has(number))
  return { places, freed }
}

const isSamePlace = (a: Place, b: Place): boolean =>
  a.kind === 'PLAIN' && b.kind === 'PLAIN' && a.offset === b.offset

/** Where the objects end: before the plain table, after which there may be no more of them. */
function endOfObjects(file: Buffer, { at, ownNumber }: Section, foot: number): number | null {
  if (ownNumber !== null) return foot
  const trailer = file.indexOf('trailer', at) + 'trailer'.length
  const [outer] = dictionariesAt(file, trailer) ?? []
  if (outer === undefined || outer.end > foot) return null
  return isBlank(file.toString('latin1', outer.end, foot)) ? at : null
}

const harmless = /^%[^\r\n]{0,200}$/
const meaningful = /obj|xref|trailer|stream|%%EOF|%PDF/

/** White space, and remarks in which no program can find anything. */
const isBlank = (text: string): boolean =>
  !meaningful.test(text) &&
  text.split(/[\r\n]+/).every((line) => /^[\0\t\n\f\r ]*$/.test(line) || harmless.test(line))

type Tables = Rows & { readonly sections: readonly Section[] }

/** Every object has its row and every row its object. */
function joined(file: Buffer, tables: Tables, heads: ReadonlyMap<number, number>): Revision | null {
  const { sections, places, freed } = tables
  const objects = new Map<number, number | null>()
  const holders = new Set<number>()
  for (const { ownNumber, at } of sections) {
    if (ownNumber === null) continue
    if (heads.get(ownNumber) !== at) return null
    holders.add(ownNumber)
  }
  for (const [number, at] of heads) {
    const row = places.get(number)
    const isRight = row?.kind === 'PLAIN' && leadsTo(file, row, at)
    // A table may be left out of its own rows.
    if (!isRight && !(holders.has(number) && row === undefined)) return null
    objects.set(number, at)
    if (isSpareTable(file, at, sections[0]?.trailer)) holders.add(number)
  }
  const packs = packsOf(file, places, heads)
  if (packs === null) return null
  for (const [number, row] of places) {
    if (row.kind === 'PLAIN') {
      if (!heads.has(number)) return null
      continue
    }
    const packed = packs.get(row.stream)?.objects[row.index]
    if (packed?.number !== number || objects.has(number)) return null
    objects.set(number, null)
    holders.add(row.stream)
  }
  const packed = [...packs.values()].reduce((sum, pack) => sum + pack.objects.length, 0)
  return packed === objects.size - heads.size ? { objects, holders, freed } : null
}

function leadsTo(file: Buffer, row: Place & { kind: 'PLAIN' }, at: number): boolean {
  const head = headAt(file, row.offset)
  return head?.start === at && head.generation === row.generation
}

/** Some programs write the table again as a stream to which nothing leads; who finds it must be led alike. */
function isSpareTable(file: Buffer, at: number, trailer: PDFDict | undefined): boolean {
  const object = parseAt(file, headAt(file, at)?.content ?? at, file.length)
  if (!(object instanceof PDFRawStream) || trailer === undefined) return false
  const { dict } = object
  const isTable = String(entry(dict, 'Type')) === '/XRef' && rootOf(dict) === rootOf(trailer)
  return isTable && dict.keys().every((key) => trailerKeys.includes(key.decodeText()))
}

type Pack = NonNullable<ReturnType<typeof readPack>>

/** The streams that hold packed objects of the revision, each of which it leads to. */
function packsOf(
  file: Buffer,
  places: Rows['places'],
  heads: ReadonlyMap<number, number>,
): ReadonlyMap<number, Pack> | null {
  const packs = new Map<number, Pack>()
  for (const row of places.values()) {
    if (row.kind === 'PLAIN' || packs.has(row.stream)) continue
    const at = heads.get(row.stream)
    const pack = at === undefined ? null : packAt(file, at)
    if (pack === null) return null
    packs.set(row.stream, pack)
  }
  return packs
}

function packAt(file: Buffer, at: number): ReturnType<typeof readPack> {
  const head = headAt(file, at)
  const stream = head === null ? null : parseAt(file, head.content, file.length)
  if (!(stream instanceof PDFRawStream) || entry(stream.dict, 'Extends') !== undefined) return null
  return readPack(stream)
}

/** Objects one after the other with nothing but white space between; a stream by its length. */
function objectsIn(
  file: Buffer,
  { from, end }: { readonly from: number; readonly end: number | null },
): ReadonlyMap<number, number> | null {
  if (end === null) return null
  const text = file.toString('latin1', from, end)
  const found = new Map<number, number>()
  const lengths = lengthsIn(text)
  const head = /(?:[\0\t\n\f\r ]|%[^\r\n]{0,200}[\r\n])*?(\d{1,7} \d{1,5} obj)\b/y
  let at = 0
  while (!isBlank(text.slice(at, at + 2_000)) || !isBlank(text.slice(at))) {
    head.lastIndex = at
    const start = head.exec(text)
    if (start === null || found.size > MOST_OBJECTS) return null
    const own = start[1] ?? ''
    const headAt = start.index + start[0].length - own.length
    const number = Number.parseInt(own)
    const close = endOfObject(text, head.lastIndex, lengths)
    if (found.has(number) || close === null || !isBlank(text.slice(at, headAt))) return null
    if (!isOnce(file, from + head.lastIndex)) return null
    found.set(number, from + headAt)
    at = close
  }
  return found
}

function endOfObject(text: string, from: number, lengths: Lengths): number | null {
  const close = text.indexOf('endobj', from)
  if (close < 0) return null
  const body = text.slice(from, close)
  const stream = /\bstream\r?\n/.exec(body)
  if (stream === null) return close + 'endobj'.length
  const length = lengthOf(lengths, body.slice(0, stream.index))
  if (length === null) return null
  const tail = /[\0\t\n\f\r ]{0,2}endstream[\0\t\n\f\r ]+endobj/y
  tail.lastIndex = from + stream.index + stream[0].length + length
  return tail.test(text) ? tail.lastIndex : null
}

/** The length that a stream states, itself or by an object of the same revision. */
function lengthOf(lengths: Lengths, description: string): number | null {
  const stated = /\/Length[\0\t\n\f\r ]+(\d{1,9})(?:[\0\t\n\f\r ]+(0)[\0\t\n\f\r ]+R)?/.exec(
    description,
  )
  if (stated === null) return null
  if (stated[2] === undefined) return Number(stated[1])
  return lengths.get(Number(stated[1])) ?? null
}

/** Objects that are a number alone, by their own numbers. */
type Lengths = ReadonlyMap<number, number>

const lengthsIn = (text: string): Lengths =>
  new Map(
    [
      ...text.matchAll(
        /(?<!\d)(\d{1,9}) 0 obj[\0\t\n\f\r ]{1,8}(\d{1,9})[\0\t\n\f\r ]{1,8}endobj/g,
      ),
    ].map(([, number, length]) => [Number(number), Number(length)]),
  )
