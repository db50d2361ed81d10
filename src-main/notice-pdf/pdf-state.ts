import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, type PDFObject } from '@cantoo/pdf-lib'
import { entry, headAt, parseAt, unpacked, wholeNumber } from './pdf-objects.ts'
import { sectionsOf, type Place, type Section } from './pdf-tables.ts'
import { isPlainObject, isPlainValue } from './plain-object.ts'

/** What a file was when it ended at a place: each object as its tables lead to it. */
export type PdfState = {
  readonly trailer: PDFDict
  readonly root: { readonly number: number; readonly dictionary: PDFDict }
  readonly places: ReadonlyMap<number, Place>
  /** The object behind a reference, or the value itself; undefined where there is none. */
  at(value: PDFObject | undefined): PDFObject | undefined
  /** The object of a number. */
  object(number: number): PDFObject | undefined
}

const MOST_STEPS = 8
const MOST_PACKED = 50_000

/** Reads states of one file. What does not change between them is read once. */
export function statesOf(file: Buffer): (end: number) => PdfState | null {
  const text = file.toString('latin1')
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
    const object = (number: number) => objectOf(places, number) ?? undefined
    const ref = entry(last.trailer, 'Root')
    const root = at(ref)
    const isPlain = sections.every(({ trailer }) => !trailer.has(PDFName.of('Encrypt')))
    if (!isPlain || !(ref instanceof PDFRef) || !(root instanceof PDFDict)) return null
    const second = last.trailer.has(PDFName.of('XRefStm')) ? sections[1] : undefined
    if (!hasRoomFor(last, places) || (second !== undefined && !hasRoomFor(second, second.places)))
      return null
    const catalog = { number: ref.objectNumber, dictionary: root }
    const state = { trailer: last.trailer, root: catalog, places, at, object }
    return hasOwnTrailers(text, sections, end) && isReadAlike(text, state, end) ? state : null
  }
  return (end) => {
    const known = states.get(end)
    if (known !== undefined) return known
    const state = readState(end)
    states.set(end, state)
    return state
  }
}

const MOST_TRAILER = 4096

/** Readers that search a file for its objects go by the last trailer that they come upon and that leads on. */
function hasOwnTrailers(text: string, sections: readonly Section[], end: number): boolean {
  const own = sections.filter(
    ({ ownNumber, trailer }) => ownNumber === null && trailer.has(PDFName.of('Root')),
  )
  const found = [...text.slice(0, end).matchAll(/(?:^|[\0\t\n\f\r ])trailer/g)]
  const leading = found.filter(({ index }) => {
    const [dictionary = '', foot] = text.slice(index, index + MOST_TRAILER).split('startxref', 2)
    return foot === undefined || /Root|#/.test(dictionary)
  })
  return leading.length === own.length
}

/**
 * Whether every object to which the tables lead is there, written so that all programs read the same
 * one, and led to by its own generation: some look at that and some do not.
 */
function isReadAlike(text: string, state: PdfState, end: number): boolean {
  const { places, trailer } = state
  const isRight = (value: PDFObject | undefined): boolean => {
    let all = true
    refsIn(value, ({ objectNumber, generationNumber }) => {
      const place = places.get(objectNumber)
      const own = place?.kind === 'PLAIN' ? place.generation : 0
      all &&= place === undefined || generationNumber === own
    })
    return all
  }
  return (
    isRight(trailer) &&
    [...places].every(([number, place]) => {
      const object = state.object(number)
      if (object === undefined || !isRight(object)) return false
      return place.kind === 'PACKED' || isWhole(text, state, place.offset, end, object)
    })
  )
}

/** Programs end a stream where its length says, and seek its end where that is wrong. */
const END_OF_LINE = 2

function isWhole(
  text: string,
  state: PdfState,
  offset: number,
  end: number,
  object: PDFObject,
): boolean {
  const content = text.indexOf('obj', offset) + 'obj'.length
  if (!(object instanceof PDFRawStream)) return isPlainObject(text, content, end, null)
  const length = wholeNumber(state.at(entry(object.dict, 'Length')))
  const beyond = (length ?? -1) - object.contents.length
  if (length === null || beyond < 0 || beyond > END_OF_LINE) return false
  return isPlainObject(text, content, end, length)
}

/** Of a larger one (ISO 32000-1, annex C) some readers think that the table is damaged. */
const LARGEST_SIZE = 8_388_607

/** Some readers take what stands beyond the size that the last table states as missing. */
function hasRoomFor({ trailer }: Section, places: ReadonlyMap<number, Place>): boolean {
  const size = wholeNumber(entry(trailer, 'Size'))
  if (size === null || size > LARGEST_SIZE) return false
  return [...places.keys()].every((number) => number < size)
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
  const numbers = bytes
    .toString('latin1', 0, first)
    .split(/[\0\t\n\f\r ]+/)
    .filter((one) => one !== '')
  if (numbers.length !== count * 2 && count > 0) return null
  if (numbers.some((one) => !/^\d{1,9}$/.test(one)))
    return count === 0 ? { objects: [], bytes } : null
  const objects: Packed[] = []
  for (let at = 0; at < count; at++) {
    const [number, start] = [Number(numbers[at * 2]), first + Number(numbers[at * 2 + 1])]
    // Each in a room of its own: in a shared one, each would be read to its end again and again.
    const end = at + 1 < count ? first + Number(numbers[at * 2 + 3]) : bytes.length
    const own = bytes.subarray(start, Math.max(start, end))
    const object = parseAt(own, 0, own.length)
    if (object === null || object instanceof PDFRawStream) return null
    if (!isPlainValue(own.toString('latin1'))) return null
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
