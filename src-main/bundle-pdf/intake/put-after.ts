import { deflateSync } from 'node:zlib'
import type { PDFRef } from '@cantoo/pdf-lib'
import type { Place } from './plain-places.ts'

// What may stand after the end of a PDF so that its readers take it for the newest part of it.

/** Objects that are packed into one stream. */
const mostPacked = 32
/** The longest object that is told again after a file. */
const longestAgain = 4 * 1024

/** An object, as it is written. */
export type Written = readonly [PDFRef, string]
/** What stands after a file. */
export type Update = {
  readonly bytes: Uint8Array
  readonly objects: readonly Written[]
  /** Number that no object has. */
  readonly next: number
  readonly catalog: PDFRef
}

/** An update that leads back to the tables of the file. */
export function onTop({ bytes, objects, next, catalog }: Update, before: number): Uint8Array {
  let text = '\n'
  const places = objects.map(([{ objectNumber, generationNumber }, body]) => {
    const at = String(bytes.length + text.length).padStart(10, '0')
    text += `${objectNumber} ${generationNumber} obj\n${body}\nendobj\n`
    return `${objectNumber} 1\n${at} ${String(generationNumber).padStart(5, '0')} n \n`
  })
  const start = bytes.length + text.length
  text += `xref\n${places.join('')}trailer\n<< /Size ${next} /Root ${catalog.toString()} `
  text += `/Prev ${before} >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

/** Kind, place and generation of an object; or its kind, its stream and its place in that. */
const entryBytes = 6

/**
 * An update that stands in for the tables of the file: a plain table of thousands of objects takes
 * several times as long to read as the first page. What a reader asks for next, it tells again.
 */
export function instead(
  { bytes, objects: made, next, catalog }: Update,
  places: ReadonlyMap<number, Place>,
  askedNext: ReadonlySet<PDFRef>,
): Uint8Array {
  const again = [...askedNext].flatMap((ref) => {
    const written = asItStands(bytes, ref, places)
    return written === null ? [] : [written]
  })
  const objects = [...again, ...made]
  const parts: Buffer[] = [Buffer.from('\n')]
  let at = bytes.length + 1
  const write = (part: Buffer) => {
    parts.push(part)
    at += part.length
  }
  const table = Buffer.alloc((next + Math.ceil(objects.length / mostPacked) + 1) * entryBytes)
  const enter = (number: number, kind: number, place: number, last: number) => {
    table.writeUInt8(kind, number * entryBytes)
    table.writeUInt32BE(place, number * entryBytes + 1)
    table.writeUInt8(last, number * entryBytes + 5)
  }
  for (const [number, place] of places)
    if (place !== null) enter(number, 1, place.at, place.generation)
  let number = next
  for (let from = 0; from < objects.length; from += mostPacked) {
    const packed = objects.slice(from, from + mostPacked)
    for (const [index, [ref]] of packed.entries()) enter(ref.objectNumber, 2, number, index)
    enter(number, 1, at, 0)
    write(packOf(number, packed))
    number += 1
  }
  enter(number, 1, at, 0)
  const start = at
  // Not packed: to unpack it takes longer than to read it.
  const size = `/Size ${number + 1} /Root ${catalog.toString()} /W [1 4 1]`
  write(stream(number, `/Type /XRef ${size}`, table))
  write(Buffer.from(`startxref\n${start}\n%%EOF\n`))
  return new Uint8Array(Buffer.concat(parts))
}

/** A short dictionary without strings as it is written in a file; null where it is not such a one. */
function asItStands(
  { buffer, byteOffset, length }: Uint8Array,
  ref: PDFRef,
  places: ReadonlyMap<number, Place>,
): Written | null {
  const place = places.get(ref.objectNumber)
  if (place == null || place.generation !== 0) return null
  const from = place.at + `${ref.objectNumber} 0 obj`.length
  const file = Buffer.from(buffer, byteOffset, length)
  const [text = '', rest] = file.toString('latin1', from, from + longestAgain).split('endobj')
  // In a string or a remark the end of an object would not be its end.
  const isPlain = rest !== undefined && /^\s*<<[^()%]*>>\s*$/.test(text)
  return isPlain ? [ref, text.trim()] : null
}

function packOf(number: number, objects: readonly Written[]): Buffer {
  let [heads, bodies] = ['', '']
  for (const [{ objectNumber }, body] of objects) {
    heads += `${objectNumber} ${bodies.length} `
    bodies += `${body} `
  }
  const dict = `/Type /ObjStm /N ${objects.length} /First ${heads.length} /Filter /FlateDecode`
  return stream(number, dict, deflateSync(Buffer.from(heads + bodies, 'latin1')))
}

const stream = (number: number, dict: string, content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`${number} 0 obj\n<< ${dict} /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream\nendobj\n'),
  ])
