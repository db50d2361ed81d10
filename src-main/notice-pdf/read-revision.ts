import { readDictionaries, type PdfDictionary } from './pdf-dictionaries.ts'

/** What a revision of a file holds, told strictly: anything unusual in it gives null. */
export type Revision = {
  /** Number and place of each object that it brings. */
  readonly objects: ReadonlyMap<number, number>
}

const MOST_OBJECTS = 5_000
const MOST_ROWS = 100_000
const MOST_TABLES = 32
const LONGEST_HEAD = 16

/**
 * Takes apart the bytes that were added to a file: objects, one table, one trailer, one end. Every
 * object has its row and every row its object, the table leads back to the one before, and nothing
 * else stands between, so that no reader can find more there than this.
 */
export function readRevision(file: Buffer, from: number, end: number): Revision | null {
  const text = file.toString('latin1', from, end)
  const foot = /\nstartxref\s+(\d{1,15})\s+%%EOF\s*$/.exec(text)
  const before = /startxref\s+(\d{1,15})\s+%%EOF\s*$/.exec(
    file.toString('latin1', 0, from).slice(-80),
  )
  if (foot === null || before === null || text.indexOf('startxref') !== foot.index + 1) return null
  const tableAt = Number(foot[1]) - from
  const rows = readRows(text.slice(Math.max(tableAt, 0), foot.index))
  if (tableAt < 0 || rows === null) return null
  const [trailer] =
    dictionariesAt(file, from + text.indexOf('trailer', tableAt) + 'trailer'.length) ?? []
  if (trailer?.entries.get('Prev')?.[0]?.text !== before[1]) return null
  const found = objectsIn(text.slice(0, tableAt))
  if (found === null || found.size !== rows.places.size) return null
  const objects = new Map<number, number>()
  for (const [number, at] of found) {
    if (rows.places.get(number) !== at + from) return null
    const content = at + `${number} 0 obj`.length
    const hasDictionary = text.slice(content, text.indexOf('endobj', content)).includes('<<')
    if (hasDictionary && dictionariesAt(file, content + from) === null) return null
    objects.set(number, at + from)
  }
  return { objects }
}

/** The dictionaries of an object, the outer one first; null where a key stands twice in one of them. */
function dictionariesAt(file: Buffer, at: number): readonly PdfDictionary[] | null {
  const found = readDictionaries(file, at)?.toReversed() ?? null
  const isDouble = ({ entries }: PdfDictionary) =>
    [...entries.values()].some(({ length }) => length > 1)
  return found === null || found.length === 0 || found.some(isDouble) ? null : found
}

type Table = { readonly places: ReadonlyMap<number, number>; readonly trailer: string }

/** The tables of a file that ends here, the last first; null where one of them cannot be read. */
export function tablesOf(file: Buffer, end: number): readonly Table[] | null {
  const foot = /startxref\s+(\d{1,15})\s+%%EOF\s*$/.exec(file.toString('latin1', end - 80, end))
  const tables: Table[] = []
  let at = foot === null ? null : Number(foot[1])
  while (at !== null && tables.length < MOST_TABLES) {
    const foundAt = file.indexOf('startxref', at)
    const rows =
      at < end ? readRows(file.toString('latin1', at, foundAt < 0 ? end : foundAt), true) : null
    if (rows === null) return null
    tables.push(rows)
    const previous = /\/Prev\s+(\d{1,15})/.exec(rows.trailer)
    at = previous === null ? null : Number(previous[1])
  }
  return at === null && tables.length > 0 ? tables : null
}

/**
 * Whether every object that these tables lead to stands where the last one of its number stands, so
 * that a reader who goes by the tables and one who reads the file through see the same.
 */
export function isPlain(file: Buffer, end: number, tables: readonly Table[]): boolean {
  const last = lastObjects(file, end)
  if (last === null) return false
  const led = new Map<number, number>()
  for (const { places } of tables.toReversed())
    for (const [number, place] of places) led.set(number, place)
  return [...led].every(([number, place]) => last.get(number) === place)
}

/** Where the last object of each number begins; null where something may be the head of one. */
function lastObjects(file: Buffer, end: number): ReadonlyMap<number, number> | null {
  const last = new Map<number, number>()
  for (let at = file.indexOf('obj'); at >= 0 && at < end; at = file.indexOf('obj', at + 3)) {
    const start = Math.max(at - LONGEST_HEAD, 0)
    const text = file.toString('latin1', start, at)
    const head = /(?<!\d)(\d{1,7}) 0 $/.exec(text)
    if (head !== null) last.set(Number(head[1]), start + head.index)
    else if (/[\s\d\0%]$/.test(text)) return null
  }
  return last
}

/**
 * The classic table and its trailer; one kept as a stream is not read.
 * @param isOld of a file that was there before, in which objects may have been set free.
 */
function readRows(text: string, isOld = false): Table | null {
  const head = /^xref\s+/.exec(text)
  const trailerAt = text.indexOf('trailer')
  if (head === null || trailerAt < 0) return null
  const places = new Map<number, number>()
  const lines = text
    .slice(head[0].length, trailerAt)
    .trim()
    .split(/\s*[\r\n]+\s*/)
  while (lines.length > 0) {
    const section = /^(\d{1,7}) (\d{1,5})$/.exec(lines.shift() ?? '')
    if (section === null || places.size > MOST_ROWS) return null
    const first = Number(section[1])
    for (let at = 0; at < Number(section[2]); at++) {
      const row = /^(\d{10}) (\d{5}) ([nf])$/.exec(lines.shift() ?? '')
      // The head of the free list is in every file; any other object set free is one taken away.
      const isFree = row?.[3] === 'f'
      if (row === null || (isFree && first + at !== 0 && !isOld)) return null
      if (isFree) continue
      if (places.has(first + at) || (row[2] !== '00000' && !isOld)) return null
      if (row[2] === '00000') places.set(first + at, Number(row[1]))
    }
  }
  const trailer = text.slice(trailerAt + 'trailer'.length)
  return /XRefStm|Encrypt|%|stream/.test(trailer) ? null : { places, trailer }
}

/** Objects one after the other with nothing but white space between; a stream by its length. */
function objectsIn(text: string): ReadonlyMap<number, number> | null {
  const found = new Map<number, number>()
  const head = /\s*(\d{1,7}) 0 obj\b/y
  const last = text.trimEnd().length
  let at = 0
  while (at < last) {
    head.lastIndex = at
    const start = head.exec(text)
    if (start === null || found.size > MOST_OBJECTS) return null
    const number = Number(start[1])
    if (found.has(number)) return null
    found.set(number, start.index + start[0].length - `${start[1]} 0 obj`.length)
    const end = endOfObject(text, head.lastIndex)
    if (end === null) return null
    at = end
  }
  return found
}

function endOfObject(text: string, from: number): number | null {
  const close = text.indexOf('endobj', from)
  if (close < 0) return null
  const body = text.slice(from, close)
  const stream = /\bstream\r?\n/.exec(body)
  if (stream === null) return close + 'endobj'.length
  const length = /\/Length (\d{1,9})(?! \d+ R)/.exec(body.slice(0, stream.index))
  if (length === null) return null
  const tail = /\s{0,2}endstream\s+endobj/y
  tail.lastIndex = from + stream.index + stream[0].length + Number(length[1])
  return tail.test(text) ? tail.lastIndex : null
}
