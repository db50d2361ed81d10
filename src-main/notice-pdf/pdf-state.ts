import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, type PDFObject } from '@cantoo/pdf-lib'
import {
  entry,
  headAt,
  parseAt,
  sectionsOf,
  unpacked,
  wholeNumber,
  type Place,
} from './pdf-tables.ts'

/** What a file was when it ended at a place: each object as its tables lead to it. */
export type PdfState = {
  readonly trailer: PDFDict
  readonly root: { readonly number: number; readonly dictionary: PDFDict }
  readonly places: ReadonlyMap<number, Place>
  /** The object behind a reference, or the value itself; undefined where there is none. */
  at(value: PDFObject | undefined): PDFObject | undefined
}

const MOST_STEPS = 8
const MOST_PACKED = 50_000

/** Reads states of one file. What does not change between them is read once. */
export function statesOf(file: Buffer): (end: number) => PdfState | null {
  const plain = new Map<number, PDFObject | null>()
  const packs = new Map<number, readonly Packed[] | null>()
  const states = new Map<number, PdfState | null>()

  const plainAt = (number: number, place: Place & { kind: 'PLAIN' }): PDFObject | null => {
    const known = plain.get(place.offset)
    if (known !== undefined) return known
    const head = headAt(file, place.offset)
    const isIt = head?.number === number && head.generation === place.generation
    const object = isIt ? parseAt(file, head.content, file.length) : null
    plain.set(place.offset, object)
    return object
  }
  const packAt = (number: number, place: Place | undefined): readonly Packed[] | null => {
    if (place?.kind !== 'PLAIN') return null
    const known = packs.get(place.offset)
    if (known !== undefined) return known
    const stream = plainAt(number, place)
    const pack = stream instanceof PDFRawStream ? (readPack(stream)?.objects ?? null) : null
    packs.set(place.offset, pack)
    return pack
  }
  const objectOf = (places: PdfState['places'], number: number): PDFObject | null => {
    const place = places.get(number)
    if (place === undefined) return null
    if (place.kind === 'PLAIN') return plainAt(number, place)
    const packed = packAt(place.stream, places.get(place.stream))?.[place.index]
    return packed?.number === number ? packed.object : null
  }
  const readState = (end: number): PdfState | null => {
    const sections = sectionsOf(file, end)
    const [last] = sections ?? []
    if (sections === null || last === undefined) return null
    const places = new Map<number, Place>()
    const decided = new Set<number>()
    for (const section of sections) {
      for (const [number, place] of section.places)
        if (!decided.has(number)) places.set(number, place)
      const isHybrid = section.trailer.has(PDFName.of('XRefStm'))
      for (const number of section.places.keys()) decided.add(number)
      // The table of a hybrid calls those free that stand in its second one.
      if (!isHybrid) for (const number of section.freed) decided.add(number)
    }
    const at = (value: PDFObject | undefined): PDFObject | undefined => {
      let now = value
      for (let step = 0; now instanceof PDFRef; step++) {
        const place = places.get(now.objectNumber)
        const generation = place?.kind === 'PLAIN' ? place.generation : 0
        if (step >= MOST_STEPS || now.generationNumber !== generation) return undefined
        now = objectOf(places, now.objectNumber) ?? undefined
      }
      return now
    }
    const ref = entry(last.trailer, 'Root')
    const root = at(ref)
    const isPlain = sections.every(({ trailer }) => !trailer.has(PDFName.of('Encrypt')))
    if (!isPlain || !(ref instanceof PDFRef) || !(root instanceof PDFDict)) return null
    const catalog = { number: ref.objectNumber, dictionary: root }
    return { trailer: last.trailer, root: catalog, places, at }
  }
  return (end) => {
    const known = states.get(end)
    if (known !== undefined) return known
    const state = readState(end)
    states.set(end, state)
    return state
  }
}

export type Packed = {
  readonly number: number
  readonly object: PDFObject
  /** Where it begins in the unpacked bytes. */
  readonly start: number
}

/** The objects packed in a stream, with its unpacked bytes; null where anything in it is unusual. */
export function readPack(
  stream: PDFRawStream,
): { readonly objects: readonly Packed[]; readonly bytes: Buffer } | null {
  const { dict } = stream
  const [count, first] = [wholeNumber(entry(dict, 'N')), wholeNumber(entry(dict, 'First'))]
  const bytes = String(entry(dict, 'Type')) === '/ObjStm' ? unpacked(stream) : null
  if (bytes === null || count === null || first === null || count > MOST_PACKED) return null
  const numbers = bytes.toString('latin1', 0, first).trim().split(/\s+/)
  if (numbers.length !== count * 2 && count > 0) return null
  if (numbers.some((one) => !/^\d{1,9}$/.test(one)))
    return count === 0 ? { objects: [], bytes } : null
  const objects: Packed[] = []
  for (let at = 0; at < count; at++) {
    const [number, start] = [Number(numbers[at * 2]), first + Number(numbers[at * 2 + 1])]
    const object = parseAt(bytes, start, bytes.length)
    if (object === null || object instanceof PDFRawStream) return null
    objects.push({ number, object, start })
  }
  return { objects, bytes }
}

/** Every reference within a value, with the way of keys to it. */
export function refsIn(
  value: PDFObject | undefined,
  visit: (ref: PDFRef, path: string) => void,
  path = '',
): void {
  if (value instanceof PDFRef) visit(value, path)
  else if (value instanceof PDFArray)
    for (const one of value.asArray()) refsIn(one, visit, `${path}/[]`)
  else {
    const dictionary = value instanceof PDFRawStream ? value.dict : value
    if (dictionary instanceof PDFDict)
      for (const [key, one] of dictionary.entries())
        refsIn(one, visit, `${path}/${key.decodeText()}`)
  }
}
