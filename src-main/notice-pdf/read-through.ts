import { PDFRawStream } from '@cantoo/pdf-lib'
import { headAt, parseAt, type Place } from './pdf-tables.ts'
import { readPack, refsIn } from './pdf-state.ts'

/**
 * What a program sees that reads a file through from its start instead of going by its tables, as
 * many do where a table seems damaged to them.
 */
export type ReadThrough = {
  /** Whether anything before a place speaks of an object of this number. */
  isNamedBefore(number: number, end: number): boolean
  /** Whether each object to which tables lead is the last of its number before `end`. */
  isSameAs(places: ReadonlyMap<number, Place>, end: number): boolean
  /** Numbers of objects that stand before `end`, and to which no table leads. */
  unlisted(places: ReadonlyMap<number, Place>, end: number): readonly number[]
}

const gap = String.raw`(?:[\s\0]|%[^\r\n]{0,100}[\r\n]){1,256}`
const reference = new RegExp(String.raw`(?<!\d)(\d{1,9})${gap}\d{1,5}${gap}R(?![A-Za-z0-9])`, 'g')
const head = new RegExp(String.raw`(?<!\d)(\d{1,9})${gap}\d{1,5}${gap}obj`, 'g')
const LONGEST_DESCRIPTION = 2_000

/**
 * Trailers may list documents of other kinds that the file carries. No page reads them, and some
 * programs that sign leave numbers in such a list that they give to other objects later.
 */
const withoutStreamLists = (text: string): string =>
  text.replace(streamList, (found) => {
    const list = found.lastIndexOf('[')
    return found.slice(0, list) + ' '.repeat(found.length - list)
  })
const streamList =
  /\btrailer\s{0,4}<<[^<>]{0,2000}(?:<[^<>]{0,200}>[^<>]{0,200}){0,4}\/AdditionalStreams\s{0,4}\[[^\]]{0,400}/g

type Seen = { readonly at: number; readonly place: string }

/** Null where something that packs objects cannot be read. */
export function readThrough(file: Buffer): ReadThrough | null {
  const text = file.toString('latin1')
  const named = new Map<number, number>()
  const name = (number: number, at: number) => {
    if (!named.has(number)) named.set(number, at)
  }
  for (const found of withoutStreamLists(text).matchAll(reference))
    name(Number(found[1]), found.index)
  const heads = new Map<number, Seen[]>()
  const see = (number: number, one: Seen) => {
    const seen = heads.get(number)
    if (seen === undefined) heads.set(number, [one])
    else seen.push(one)
  }
  for (const found of text.matchAll(head)) {
    const at = found.index
    see(Number(found[1]), { at, place: plainKey(at) })
    const content = at + found[0].length
    const description = text.slice(content, content + LONGEST_DESCRIPTION)
    if (!/ObjStm/.test(description.split(/stream|endobj/, 1)[0] ?? '')) continue
    const stream = parseAt(file, content, file.length)
    const pack = stream instanceof PDFRawStream ? readPack(stream) : null
    if (pack === null) return null
    for (const [index, { number, object }] of pack.objects.entries()) {
      see(number, { at, place: packedKey(at, index) })
      refsIn(object, (ref) => name(ref.objectNumber, at))
    }
  }
  return {
    isNamedBefore: (number, end) => (named.get(number) ?? end) < end,
    isSameAs: (places, end) =>
      [...places].every(([number, place]) => {
        const last = heads.get(number)?.findLast(({ at }) => at < end)
        return last?.place === keyOf(file, place, places)
      }),
    unlisted: (places, end) =>
      [...heads].flatMap(([number, seen]) =>
        !places.has(number) && (seen[0]?.at ?? end) < end ? [number] : [],
      ),
  }
}

const plainKey = (offset: number): string => `${offset}`
const packedKey = (stream: number, index: number): string => `${stream}:${index}`

function keyOf(file: Buffer, place: Place, places: ReadonlyMap<number, Place>): string | null {
  const outer = place.kind === 'PLAIN' ? place : places.get(place.stream)
  const start = outer?.kind === 'PLAIN' ? headAt(file, outer.offset)?.start : undefined
  if (start === undefined) return null
  return place.kind === 'PLAIN' ? plainKey(start) : packedKey(start, place.index)
}
