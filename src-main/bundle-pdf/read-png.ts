import { crc32, inflateSync } from 'node:zlib'
import { ok, refuse, type Result } from '#core/result'
import { damaged, fileFits, sizeFits, type Picture } from './picture.ts'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')
/** Samples of a pixel and the depths allowed, by kind of colour. */
const kinds: Readonly<Record<number, { samples: number; depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
}
/** Start and step, across and down, of each pass of an interlaced picture. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

type Chunk = { readonly name: string; readonly data: Buffer }
type Header = {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colour: number
  readonly bits: number
  readonly interlaced: boolean
}

const wordOf = (value: number): Buffer => {
  const word = Buffer.alloc(4)
  word.writeUInt32BE(value)
  return word
}

function readChunks(bytes: Buffer): Result<readonly Chunk[]> {
  const chunks: Chunk[] = []
  let at = signature.length
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    const end = at + 8 + length
    if (end + 4 > bytes.length) break
    const name = bytes.subarray(at + 4, at + 8).toString('latin1')
    if (['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'].includes(name)) {
      if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
        return damaged('Its check sums are wrong.')
      chunks.push({ name, data: bytes.subarray(at + 8, end) })
    }
    if (name === 'IEND') return ok(chunks)
    at = end + 4
  }
  return damaged('It ends before the picture does.')
}

function readHeader(chunk: Chunk | undefined): Result<Header> {
  if (chunk?.name !== 'IHDR' || chunk.data.length !== 13)
    return damaged('It does not begin with its size.')
  const { data } = chunk
  const [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)]
  const [depth, colour, packing, filter, interlace] = [...data.subarray(8)] as [
    number,
    number,
    number,
    number,
    number,
  ]
  const kind = kinds[colour]
  if (kind === undefined || !kind.depths.includes(depth) || packing + filter > 0 || interlace > 1)
    return damaged('It says that it is of a kind that there is not.')
  const bits = kind.samples * depth
  const interlaced = interlace === 1
  if (interlaced && (bits < 8 || width < 5))
    return refuse('INTERLACED', 'The picture is interlaced and of few colours. Save it plain.')
  const fits = sizeFits(width, height)
  return fits.ok ? ok({ width, height, depth, colour, bits, interlaced }) : fits
}

/** Bytes in each row of the unpacked picture, its filter among them, in the order they stand. */
function rowLengths({ width, height, bits, interlaced }: Header): readonly [number, number][] {
  const row = (columns: number) => 1 + Math.ceil((columns * bits) / 8)
  if (!interlaced) return [[height, row(width)]]
  return passes.map(([x, y, across, down]) => {
    const columns = Math.ceil((width - x) / across)
    return [columns > 0 ? Math.max(0, Math.ceil((height - y) / down)) : 0, row(columns)]
  })
}

/** Unpacks into exactly the room its header asks for, and looks at the filter of every row. */
function checkRows(packed: Buffer, header: Header): Result<null> {
  const rows = rowLengths(header)
  const size = rows.reduce((sum, [count, length]) => sum + count * length, 0)
  const wrong = damaged('What it holds is not what its size says.')
  try {
    const data = inflateSync(packed, { maxOutputLength: size })
    if (data.length !== size) return wrong
    let at = 0
    for (const [count, length] of rows)
      for (let row = 0; row < count; row++, at += length) if ((data[at] ?? 5) > 4) return wrong
    return ok(null)
  } catch {
    return wrong
  }
}

/** What of its transparency pdfkit draws rightly: that of a palette with one byte a pixel. */
function palette(chunks: readonly Chunk[], { colour, depth }: Header): Result<readonly Chunk[]> {
  if (colour !== 3) return ok([])
  const colours = chunks.find(({ name }) => name === 'PLTE')
  const size = colours?.data.length ?? 0
  if (colours === undefined || size === 0 || size % 3 !== 0 || size > 3 * 2 ** depth)
    return damaged('Its table of colours is wrong.')
  const clear = chunks.filter(({ name, data }) => name === 'tRNS' && data.length <= size / 3)
  return ok([colours, ...(depth === 8 ? clear.slice(0, 1) : [])])
}

/** A PNG of the blocks that draw it; none of the notes, times and profiles beside them. */
export function readPng(bytes: Uint8Array): Result<Picture> {
  const fits = fileFits(bytes)
  if (!fits.ok) return fits
  const chunks = readChunks(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  if (!chunks.ok) return chunks
  const header = readHeader(chunks.value[0])
  if (!header.ok) return header
  const packed = Buffer.concat(
    chunks.value.filter(({ name }) => name === 'IDAT').map(({ data }) => data),
  )
  const sound = checkRows(packed, header.value)
  if (!sound.ok) return sound
  const colours = palette(chunks.value, header.value)
  if (!colours.ok) return colours
  const [first] = chunks.value
  const parts = [
    ...(first === undefined ? [] : [first]),
    ...colours.value,
    { name: 'IDAT', data: packed },
    { name: 'IEND', data: Buffer.alloc(0) },
  ].map(({ name, data }) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
    return Buffer.concat([wordOf(data.length), named, wordOf(crc32(named))])
  })
  const { width, height } = header.value
  return ok({ bytes: Buffer.concat([signature, ...parts]), width, height })
}
