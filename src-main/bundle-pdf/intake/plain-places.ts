/** Most tables that follow one another, and the longest description after one. */
const mostTables = 64
const longestTrailer = 8 * 1024
/** Most objects of one file. */
const mostObjects = 300_000
const longestTable = 24 * mostObjects
/** More than any program writes that means no harm. */
const lastGeneration = 255

/** Where an object stands in a file; null for a number that is not in use. */
export type Place = { readonly at: number; readonly generation: number } | null

/**
 * Where every object of a PDF stands, by its plain tables, of which the last begins at `last`; null
 * where one of them is of another kind, or leads to a place at which its object does not begin.
 */
export function plainPlaces(bytes: Uint8Array, last: number): ReadonlyMap<number, Place> | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const places = new Map<number, Place>()
  const gone = new Set<number>()
  for (let at: number | null = last; at !== null;) {
    if (gone.has(at) || gone.size === mostTables) return null
    gone.add(at)
    const end = file.indexOf('trailer', at)
    const trailer = file.toString('latin1', end, end + longestTrailer).split('startxref')[0] ?? ''
    if (end < 0 || end - at > longestTable) return null
    if (/XRefStm|Encrypt|stream/.test(trailer)) return null
    if (!readTable(file.toString('latin1', at, end), places)) return null
    const before = /\/Prev\s+(\d{1,10})\b/.exec(trailer)
    at = before === null ? null : Number(before[1])
  }
  const isThere = ([number, place]: readonly [number, Place]) =>
    place === null || stands(file, number, place)
  return [...places].every(isThere) ? places : null
}

/** Adds the objects of a table that no later one named; false where it is not written as it should be. */
export function readTable(table: string, places: Map<number, Place>): boolean {
  const words = table.trim().split(/\s+/)
  if (words[0] !== 'xref') return false
  for (let next = 1; next < words.length;) {
    const [first, count] = [Number(words[next]), Number(words[next + 1])]
    next += 2
    if (!Number.isInteger(first) || !(first + count <= mostObjects)) return false
    for (let number = first; number < first + count; number += 1, next += 3) {
      const [at, generation, use] = words.slice(next, next + 3)
      const place = { at: Number(at), generation: Number(generation) }
      if (use !== 'n' && use !== 'f') return false
      if (!places.has(number)) places.set(number, use === 'f' ? null : place)
    }
  }
  return places.size > 0
}

function stands(file: Buffer, number: number, { at, generation }: NonNullable<Place>): boolean {
  const head = `${number} ${generation} obj`
  return generation <= lastGeneration && file.toString('latin1', at, at + head.length) === head
}
