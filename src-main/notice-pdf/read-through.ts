import { PDFRawStream } from '@cantoo/pdf-lib'
import { headAt, parseAt } from './pdf-objects.ts'
import { readPack, refsIn } from './pdf-state.ts'
import type { Place } from './pdf-tables.ts'

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

const reference = /R(?![A-Za-z0-9])/y
const head = /obj/y
/** A name may be written by the numbers of its letters as well. */
const packName = /(?:O|#4f)(?:b|#62)(?:j|#6a)(?:S|#53)(?:t|#74)(?:m|#6d)/gi
/** As much as all streams of a file together may take that is opened at all. */
const MOST_UNPACKED = 16 * 1024 * 1024
const MOST_HEADS = 300_000

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

/** Null where something that packs objects cannot be read, or there are more objects than any file needs. */
export function readThrough(file: Buffer): ReadThrough | null {
  const text = file.toString('latin1')
  const named = new Map<number, number>()
  const name = (number: number, at: number) => {
    if (!named.has(number)) named.set(number, at)
  }
  for (const { number, at } of numbered(withoutStreamLists(text), reference)) name(number, at)
  const heads = new Map<number, Seen[]>()
  const see = (number: number, one: Seen) => {
    const seen = heads.get(number)
    if (seen === undefined) heads.set(number, [one])
    else seen.push(one)
  }
  const [packFrom, endFrom] = [nextOf(text, packName), nextOf(text, /stream|endobj/g)]
  let left = MOST_UNPACKED
  let count = 0
  for (const { number: own, at, end: content } of numbered(text, head)) {
    if (++count > MOST_HEADS) return null
    see(own, { at, place: plainKey(at) })
    if (packFrom(content) >= endFrom(content)) continue
    const stream = parseAt(file, content, file.length)
    const pack = stream instanceof PDFRawStream ? readPack(stream) : null
    // Many heads may stand before one stream, in remarks, and each would unpack it again.
    left -= pack === null ? 0 : pack.bytes.length + packFrom(content) - content
    if (pack === null || left < 0) return null
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

type Numbered = { readonly number: number; readonly at: number; readonly end: number }

/** Every place where two numbers and a word follow one another, in remarks and streams as well. */
function* numbered(text: string, word: RegExp): Generator<Numbered> {
  const [first, second] = [gapsIn(text), gapsIn(text)]
  const digits = /\d+/y
  for (const found of text.matchAll(/(?<!\d)\d+(?=[\s\0%])/g)) {
    const at = found.index
    digits.lastIndex = first(at + found[0].length)
    if (!digits.test(text)) continue
    const next = digits.lastIndex
    word.lastIndex = second(next)
    if (word.lastIndex > next && word.test(text))
      yield { number: Number(found[0]), at, end: word.lastIndex }
  }
}

/**
 * Where white space and remarks end that begin at a place; the places asked for ascend. A remark may
 * hold the beginnings of many others, so what was gone over once is not gone over again.
 */
function gapsIn(text: string): (from: number) => number {
  const blank = /[\s\0]*/y
  let asked = { from: -1, to: -1 }
  let line = { from: 0, to: -1 }
  let known = { from: 0, to: -1 }
  const lineEnd = (at: number): number => {
    if (at < line.from || at > line.to) line = { from: at, to: nextOf(text, /[\r\n]/g)(at) }
    return line.to
  }
  const endFrom = (from: number): number => {
    let firstLine: number | null = null
    for (let at = from; ;) {
      blank.lastIndex = at
      blank.test(text)
      at = blank.lastIndex
      if (text[at] !== '%') {
        if (firstLine !== null) known = { from: firstLine, to: at }
        return at
      }
      at = lineEnd(at)
      if (at >= known.from && at < known.to) return known.to
      firstLine ??= at
    }
  }
  return (from) => {
    if (from !== asked.from) asked = { from, to: endFrom(from) }
    return asked.to
  }
}

/** The next place at which a pattern is found, or the end of the text; the places asked for ascend. */
function nextOf(text: string, pattern: RegExp): (from: number) => number {
  let found = -1
  return (from) => {
    if (found >= from) return found
    pattern.lastIndex = from
    found = pattern.exec(text)?.index ?? text.length
    return found
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
