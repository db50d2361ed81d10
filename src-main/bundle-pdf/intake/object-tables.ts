import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import { unpackDrawing } from '../unpack-drawing.ts'
import { readTable, type Place } from './plain-places.ts'
import type { Writing, Writings } from './written-objects.ts'

/** Most tables that follow one another, and the longest description after one. */
const mostTables = 1024
const longestTrailer = 8 * 1024
const longestHead = 64
/** Widest column of a packed table that is read. */
const widest = 6

/** Where a table says that an object stands, in the file or in a pack; null for one taken out. */
type Named = Place | { readonly pack: number }
type Names = Map<number, Named>

/** What the tables of a file lead to. */
export type Tables = {
  /** The number of the catalogue. */
  readonly root: number
  /** The writing in force; null for a number that is not in use, `ASTRAY` where none stands there. */
  readonly writingOf: (number: number) => Writing | null | 'ASTRAY'
}

/** What the tables of a PDF lead to, the newest first, as readers go by them; null where they are broken. */
export function tablesOf(bytes: Uint8Array, writings: Writings): Tables | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const begin = Math.max(0, file.subarray(0, 1024).indexOf('%PDF-'))
  const at = (place: number) => writingAt(file, begin + place, writings)
  const last = file.lastIndexOf('startxref')
  const told = /^startxref\s+(\d{1,10})/.exec(file.toString('latin1', last, last + longestHead))
  const waiting = [Number(told?.[1] ?? NaN)]
  const gone = new Set<number>()
  const names: Names = new Map()
  let root: number | null = null
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (gone.has(next)) continue
    gone.add(next)
    const isPlain = file.toString('latin1', begin + next, begin + next + 4) === 'xref'
    const read = isPlain
      ? readPlain(file, begin + next, names)
      : readPacked(at(next)?.writing, names)
    if (read === null || gone.size > mostTables) return null
    root ??= read.root
    waiting.unshift(...read.before)
  }
  const inForce = (number: number): Writing | null | 'ASTRAY' => {
    const named = names.get(number) ?? null
    if (named === null) return null
    if ('at' in named) {
      const found = at(named.at)
      return found?.number === number ? found.writing : 'ASTRAY'
    }
    const pack = named.pack === number ? 'ASTRAY' : inFile(named.pack)
    const isIn = (one: Writing) => one.pack === named.pack && one.from === pack
    return writings.get(number)?.findLast(isIn) ?? 'ASTRAY'
  }
  const inFile = (number: number) => {
    const named = names.get(number) ?? null
    return named !== null && 'at' in named ? at(named.at)?.writing.from : undefined
  }
  // Readers look for everything themselves where the tables do not lead to a catalogue and its pages.
  const catalogue = dictIn(root === null ? null : inForce(root))
  const pages = catalogue?.get(PDFName.of('Pages'))
  const isSound = pages instanceof PDFRef && dictIn(inForce(pages.objectNumber)) !== null
  return root !== null && isSound ? { root, writingOf: inForce } : null
}

function dictIn(writing: Writing | null | 'ASTRAY'): PDFDict | null {
  if (writing === null || writing === 'ASTRAY') return null
  return writing.object instanceof PDFDict ? writing.object : null
}

/** Word writes one beside a packed table, for readers of old. */
const namesNothing = /^xref\s+0\s+0\s*$/

/** What a table says beside its names: its catalogue, and where the tables before it begin. */
type Read = { readonly root: number | null; readonly before: readonly number[] }

function readPlain(file: Buffer, at: number, names: Names): Read | null {
  const end = file.indexOf('trailer', at)
  const table = file.toString('latin1', at, end)
  const found = new Map<number, Place>()
  if (end < 0 || !(readTable(table, found) || namesNothing.test(table))) return null
  // Some programs count from 1 what they should count from 0; readers know it by its first row.
  const less = !found.has(0) && found.get(1) === null ? 1 : 0
  for (const [number, place] of found)
    if (!names.has(number - less)) names.set(number - less, place)
  const [trailer = ''] = file.toString('latin1', end, end + longestTrailer).split('startxref')
  const told = (key: RegExp) => Number(key.exec(trailer)?.[1] ?? NaN)
  const before = [told(/\/XRefStm\s+(\d{1,10})\b/), told(/\/Prev\s+(\d{1,10})\b/)]
  const root = told(/\/Root\s+(\d{1,10})\s/)
  return { root: Number.isNaN(root) ? null : root, before: before.filter(Number.isFinite) }
}

function readPacked(writing: Writing | undefined, names: Names): Read | null {
  const table = writing?.object
  if (!(table instanceof PDFRawStream)) return null
  const { bytes, how } = unpackDrawing(table)
  const widths = numbersAt(table, 'W')
  const [kinds = 0, places = 0, lasts = 0] = widths
  const each = kinds + places + lasts
  if (how === 'UNKNOWN' || each === 0 || !widths.every((width) => width <= widest)) return null
  const rows = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const column = (at: number, width: number) => (width === 0 ? 0 : rows.readUIntBE(at, width))
  const rowAt = (at: number): Named => {
    const kind = kinds === 0 ? 1 : column(at, kinds)
    const place = column(at + kinds, places)
    if (kind === 2) return { pack: place }
    return kind === 1 ? { at: place, generation: column(at + kinds + places, lasts) } : null
  }
  let at = 0
  for (const number of numbersIn(table)) {
    if (at + each > rows.length) return null
    if (!names.has(number)) names.set(number, rowAt(at))
    at += each
  }
  const [root, before] = ['Root', 'Prev'].map((key) => table.dict.get(PDFName.of(key)))
  return {
    root: root instanceof PDFRef ? root.objectNumber : null,
    before: before instanceof PDFNumber ? [before.asNumber()] : [],
  }
}

/** The numbers of which a packed table tells, row by row. */
function* numbersIn(table: PDFRawStream): Generator<number, void> {
  const listed = numbersAt(table, 'Index')
  const parts = listed.length > 0 ? listed : [0, ...numbersAt(table, 'Size')]
  for (let part = 0; part + 1 < parts.length; part += 2) {
    const [first = 0, count = 0] = parts.slice(part, part + 2)
    for (let number = first; number < first + count; number += 1) yield number
  }
}

function numbersAt({ dict }: PDFRawStream, key: string): readonly number[] {
  const found = dict.lookup(PDFName.of(key))
  if (found === undefined) return []
  const all = found instanceof PDFArray ? found.asArray() : [found]
  return all.map((one) => Number(one.toString()))
}

type Found = { readonly number: number; readonly writing: Writing }

/** The writing of which the number stands at a place of the file; null where none does. */
function writingAt(file: Buffer, at: number, writings: Writings): Found | null {
  const head = /^\s*(\d{1,10})\s+\d{1,5}\s+obj/.exec(file.toString('latin1', at, at + longestHead))
  if (head === null) return null
  const [number, body] = [Number(head[1]), at + head[0].length]
  const writing = writings.get(number)?.find(({ pack, from }) => pack === null && from >= body)
  if (writing === undefined) return null
  // What stands between is room or a remark, unless it is another object.
  return file.subarray(body, writing.from).includes('obj') ? null : { number, writing }
}
