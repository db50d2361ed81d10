import { wider } from '../../columns.ts'
import { push, type Row } from './row.ts'

/**
 * Texts by number, each kept once, as code units in one long row: a string of its own would take
 * several times the room, and might keep the whole text that it was cut from.
 */
export type Vocabulary = {
  readonly size: () => number
  /** Number of a part of a text, a new one where it has none; `hash` is its `hashOf`. */
  readonly add: (text: string, from: number, to: number, hash: number) => number
  /** Number of a text; -1 where it has none. */
  readonly find: (text: string) => number
  readonly textAt: (id: number) => string
  /** Whether the text of a number is another text, or begins with it. */
  readonly is: (id: number, text: string, prefix: boolean) => boolean
  /** Appends the numbers of the texts that begin with another, in no order. */
  readonly beginningWith: (prefix: string, into: Row) => void
}

/** Open addressing: a text that is known is found without a string being made of it. */
export function openVocabulary(): Vocabulary {
  let units = new Uint16Array(1 << 12)
  // Where each text begins; the next one's beginning is its end.
  let starts = new Int32Array(1 << 10)
  let places = new Int32Array(1 << 11).fill(-1)
  let count = 0
  const beginnings = openBeginnings((id, at) => units[(starts[id] ?? 0) + at] ?? 0)

  const lengthOf = (id: number) => (starts[id + 1] ?? 0) - (starts[id] ?? 0)
  const startsWith = (id: number, text: string, from: number, length: number): boolean => {
    const start = starts[id] ?? 0
    for (let i = 0; i < length; i++)
      if (units[start + i] !== text.charCodeAt(from + i)) return false
    return true
  }
  const placeOf = (text: string, from: number, to: number, hash: number): number => {
    const length = to - from
    let place = hash & (places.length - 1)
    for (let id = places[place] ?? -1; id >= 0; id = places[place] ?? -1) {
      if (lengthOf(id) === length && startsWith(id, text, from, length)) return place
      place = (place + 1) & (places.length - 1)
    }
    return place
  }
  const spread = () => {
    places = new Int32Array(places.length * 2).fill(-1)
    for (let id = 0; id < count; id++) {
      let hash = SEED
      for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at++)
        hash = Math.imul(hash ^ (units[at] ?? 0), PRIME)
      let place = mixed(hash) & (places.length - 1)
      while ((places[place] ?? -1) >= 0) place = (place + 1) & (places.length - 1)
      places[place] = id
    }
  }
  const append = (text: string, from: number, to: number): number => {
    const start = starts[count] ?? 0
    const end = start + to - from
    if (count + 2 > starts.length) starts = wider(starts)
    while (end > units.length) units = longer(units)
    for (let at = start; at < end; at++) units[at] = text.charCodeAt(from + at - start)
    starts[count + 1] = end
    return count++
  }
  const find = (text: string) => places[placeOf(text, 0, text.length, hashOf(text))] ?? -1
  return {
    size: () => count,
    add: (text, from, to, hash) => {
      const place = placeOf(text, from, to, hash)
      const known = places[place] ?? -1
      if (known >= 0) return known
      const id = append(text, from, to)
      places[place] = id
      if (count * 2 > places.length) spread()
      return id
    },
    find,
    textAt: (id) => textOf(units.subarray(starts[id] ?? 0, starts[id + 1] ?? 0)),
    is: (id, text, prefix) =>
      (prefix ? lengthOf(id) >= text.length : lengthOf(id) === text.length) &&
      startsWith(id, text, 0, text.length),
    beginningWith: (prefix, into) => {
      for (let id = beginnings.first(prefix, count); id >= 0; id = beginnings.after(prefix, id))
        if (lengthOf(id) >= prefix.length && startsWith(id, prefix, 0, prefix.length))
          push(into, id)
    },
  }
}

function longer(from: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const to = new Uint16Array(2 * from.length)
  to.set(from)
  return to
}

const KEY_UNITS = 3
const KEYS = 1 << 14

/**
 * Texts by their first few code units, brought up to date when it is asked: a walk from one number
 * to the next comes by all texts that begin with another, and by some that do not.
 */
function openBeginnings(unitAt: (id: number, at: number) => number) {
  let heads: Int32Array | null = null
  let next = new Int32Array(0)
  let known = 0
  const key = (a: number, b: number, c: number) => (Math.imul(a, 961) + b * 31 + c) & (KEYS - 1)
  const learn = (count: number): Int32Array => {
    heads ??= new Int32Array(KEYS).fill(-1)
    while (next.length < count) next = wider(next)
    for (; known < count; known++) {
      const at = key(unitAt(known, 0), unitAt(known, 1), unitAt(known, 2))
      next[known] = heads[at] ?? -1
      heads[at] = known
    }
    return heads
  }
  return {
    first: (prefix: string, count: number): number => {
      if (prefix.length < KEY_UNITS) return count - 1
      const at = key(prefix.charCodeAt(0), prefix.charCodeAt(1), prefix.charCodeAt(2))
      return learn(count)[at] ?? -1
    },
    after: (prefix: string, id: number): number =>
      prefix.length < KEY_UNITS ? id - 1 : (next[id] ?? -1),
  }
}

/** In pieces: a call takes only so many arguments, and a word may be of any length. */
function textOf(units: Uint16Array): string {
  let text = ''
  for (let at = 0; at < units.length; at += PIECE)
    text += String.fromCharCode(...units.subarray(at, at + PIECE))
  return text
}
const PIECE = 4096

// 32-bit FNV-1a over code units, with its high bits folded into the low ones that pick a place.
export const SEED = 0x811c9dc5
export const PRIME = 0x01000193
export const mixed = (hash: number): number => hash ^ (hash >>> 15)
export function hashOf(text: string): number {
  let hash = SEED
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME)
  return mixed(hash)
}
