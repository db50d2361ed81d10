import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createDeflate, createInflate } from 'node:zlib'
import { joined } from './new-pdf.ts'

// A picture of 60 million pixels is 240 MB unpacked: rows go through, they are never held all at once.

const batch = 256 * 1024

/** Thrown where unpacked bytes are not the rows they should be. */
export class WrongRows extends Error {}

/**
 * Unpacks rows of the lengths given, one at a time; each is good until the next.
 * @throws WrongRows, or zlib's own error, where the bytes hold less or more than that.
 */
export async function* unpackRows(
  packed: Uint8Array,
  lengths: Iterable<number>,
): AsyncGenerator<Uint8Array> {
  const wanted = lengths[Symbol.iterator]()
  let next = wanted.next()
  let row = new Uint8Array(next.done === true ? 0 : next.value)
  let filled = 0
  const inflate = Readable.from([packed]).pipe(createInflate())
  for await (const chunk of inflate as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.length;) {
      if (next.done === true) throw new WrongRows()
      const taken = Math.min(chunk.length - at, row.length - filled)
      row.set(chunk.subarray(at, at + taken), filled)
      at += taken
      filled += taken
      if (filled < row.length) continue
      yield row
      next = wanted.next()
      if (next.done !== true && next.value !== row.length) row = new Uint8Array(next.value)
      filled = 0
    }
  }
  if (next.done !== true) throw new WrongRows()
}

/** Packs rows with zlib as they come. */
export async function packRows(
  rows: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Uint8Array> {
  const packed: Uint8Array[] = []
  await pipeline(inBatches(rows), createDeflate(), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) packed.push(chunk)
  })
  return joined(packed)
}

async function* inBatches(rows: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  let held: Buffer[] = []
  let size = 0
  for await (const row of rows) {
    held.push(Buffer.from(row))
    size += row.length
    if (size < batch) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}
