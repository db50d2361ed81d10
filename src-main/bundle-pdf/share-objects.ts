import { createHash } from 'node:crypto'
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { contentKeys } from './content-keys.ts'
import { Held, packedSmaller } from './held-stream.ts'

// The documents of a bundle were often made by the same program: the same fonts and letterheads
// come again with each. What is the same, byte for byte, is kept once.

/** Rounds of sharing: a font is the same once its file and its widths are. */
const mostRounds = 6
/** Most that stays in memory of the pictures of a document that are packed here. */
const mostPacked = 16 * 1024 * 1024

const typed = (dict: PDFDict, name: string) => dict.get(PDFName.of(name))

/** What stands in the order of pages, or belongs to one place alone, is never shared. */
function mayShare(object: PDFObject): boolean {
  // Streams of another kind were made here, and may still be needed under their own number.
  if (object instanceof PDFStream) return object instanceof PDFRawStream
  if (!(object instanceof PDFDict)) return object instanceof PDFArray
  const isPlaced = ['Parent', 'Kids', 'Rect', 'Dest', 'Contents'].some((name) =>
    object.has(PDFName.of(name)),
  )
  return !isPlaced && !['/Page', '/Pages', '/Catalog'].includes(String(typed(object, 'Type')))
}

/** Whether a stream stands as it is: packed in no way, and in no other file. */
const mayBePacked = ({ dict }: PDFRawStream): boolean =>
  !dict.has(PDFName.of('Filter')) && !dict.has(PDFName.of('F'))

function keyOf(object: PDFObject, contentKey: (contents: Uint8Array) => string): string {
  const text =
    object instanceof PDFRawStream
      ? `${String(object.dict)} ${contentKey(object.contents)}`
      : String(object)
  return createHash('sha256').update(text).digest('base64')
}

type Numbered = readonly [PDFRef, PDFObject]

/**
 * Keeps what is the same once over all documents taken in; call after each with the number of the
 * last object before it. Gives what is left of its own.
 */
export function objectSharer(context: PDFContext): (since: number) => readonly Numbered[] {
  const kept = new Map<string, PDFRef>()
  const contentKey = contentKeys()
  return (since) => {
    let fresh = arrived(context, since).map(([ref, object]): Numbered => [
      ref,
      packed(context, ref, object),
    ])
    const settled = new Map<PDFRef, string>()
    for (let round = 0; round < mostRounds; round++) {
      const instead = new Map<PDFRef, PDFRef>()
      for (const [ref, object] of fresh) {
        if (!mayShare(object)) continue
        const key = keyOf(object, contentKey)
        const before = settled.get(ref)
        // What it was before this round, nothing is any more.
        if (before !== undefined && before !== key) kept.delete(before)
        const same = kept.get(key) ?? ref
        if (same === ref) {
          settled.set(ref, key)
          kept.set(key, ref)
        } else {
          instead.set(ref, same)
          context.delete(ref)
        }
      }
      if (instead.size === 0) return fresh
      fresh = fresh.filter(([ref]) => !instead.has(ref))
      for (const [, object] of fresh) repoint(object, instead)
    }
    return fresh
  }
}

/** Objects with numbers after `since`, in their order. */
function arrived(context: PDFContext, since: number): readonly Numbered[] {
  const objects: Numbered[] = []
  for (let number = since + 1; number <= context.largestObjectNumber; number++) {
    const object = context.lookup(PDFRef.of(number))
    if (object !== undefined) objects.push([PDFRef.of(number), object])
  }
  return objects
}

/**
 * Packs the pictures of a document while their bytes are at hand: later they would be read once more
 * for it.
 */
export function packingAhead(): (picture: PDFRawStream) => void {
  let room = mostPacked
  const mayStay = (bytes: number) => (room -= bytes) >= 0
  return (picture) => {
    if (picture.contents instanceof Held && mayBePacked(picture)) picture.contents.packed(mayStay)
  }
}

function packed(context: PDFContext, ref: PDFRef, object: PDFObject): PDFObject {
  if (!(object instanceof PDFRawStream) || !mayBePacked(object)) return object
  const { dict, contents } = object
  const smaller = contents instanceof Held ? contents.packed() : packedSmaller(contents)
  if (smaller === null) return object
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
  dict.delete(PDFName.of('DecodeParms'))
  const { size } = smaller instanceof Held ? smaller : { size: smaller.length }
  dict.set(PDFName.of('Length'), PDFNumber.of(size))
  const made = PDFRawStream.of(dict, smaller)
  context.assign(ref, made)
  return made
}

/** Leads every reference within an object to what stands in its place. */
function repoint(object: PDFObject, instead: ReadonlyMap<PDFRef, PDFRef>): void {
  const waiting: PDFObject[] = [object]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (next instanceof PDFStream) waiting.push(next.dict)
    else if (next instanceof PDFArray)
      for (const [at, value] of next.asArray().entries()) {
        const other = value instanceof PDFRef ? instead.get(value) : undefined
        if (other === undefined) waiting.push(value)
        else next.set(at, other)
      }
    else if (next instanceof PDFDict)
      for (const [key, value] of next.entries()) {
        const other = value instanceof PDFRef ? instead.get(value) : undefined
        if (other === undefined) waiting.push(value)
        else next.set(key, other)
      }
  }
}
