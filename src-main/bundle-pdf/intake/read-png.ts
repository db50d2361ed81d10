import { crc32 } from 'node:zlib'
import { ok, refuse, type Result } from '#core/result'
import { packRows, unpackRows, WrongRows } from './pack-rows.ts'
import { damaged, fileFits, sizeFits, type Picture } from './picture.ts'
import { passes, reader, unfilter, type Pass, type PngHeader } from './png-rows.ts'

const signatureLength = 8
/** Samples of a pixel and the depths allowed, by kind of colour. */
const kinds: Readonly<Record<number, { samples: number; depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
}
/** An interlaced picture is held whole while it is put together. */
const mostInterlaced = 20_000_000

/** Says that more pictures follow the first, to be shown one after another. */
const moving = 'acTL'

type Chunk = { readonly name: string; readonly data: Buffer }

function readChunks(bytes: Buffer): Result<readonly Chunk[]> {
  const chunks: Chunk[] = []
  let at = signatureLength
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
    if (name === moving) chunks.push({ name, data: bytes.subarray(at + 8, end) })
    if (name === 'IEND') return ok(chunks)
    at = end + 4
  }
  return damaged('It ends before the picture does.')
}

function readHeader(chunk: Chunk | undefined): Result<PngHeader> {
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
  const fits = sizeFits(width, height)
  if (!fits.ok) return fits
  const interlaced = interlace === 1
  if (interlaced && width * height > mostInterlaced)
    return refuse(
      'INTERLACED',
      'The picture is interlaced and has more than 20 million pixels. Save it without interlacing.',
    )
  return ok({ width, height, depth, colour, samples: kind.samples, interlaced })
}

/** Colours of a palette as they look on white paper: what is clear in them is mixed with it. */
function palette(chunks: readonly Chunk[], { colour, depth }: PngHeader): Result<Uint8Array> {
  if (colour !== 3) return ok(new Uint8Array())
  const colours = chunks.find(({ name }) => name === 'PLTE')?.data
  const size = colours?.length ?? 0
  if (colours === undefined || size === 0 || size % 3 !== 0 || size > 3 * 2 ** depth)
    return damaged('Its table of colours is wrong.')
  const clear = chunks.find(({ name }) => name === 'tRNS')?.data
  return ok(
    Uint8Array.from(colours, (part, at) => {
      const alpha = clear?.[Math.floor(at / 3)] ?? 255
      return Math.round((part * alpha + 255 * (255 - alpha)) / 255)
    }),
  )
}

const rowLength = (header: PngHeader, pass: Pass): number =>
  1 + Math.ceil((pass.columns * header.samples * header.depth) / 8)

function* rowLengths(header: PngHeader): Generator<number> {
  for (const pass of passes(header))
    for (let row = 0; row < pass.rows; row++) yield rowLength(header, pass)
}

/** Looks at the filter of every row, in the room its header asks for. */
async function checkRows(packed: Uint8Array, header: PngHeader): Promise<void> {
  for await (const row of unpackRows(packed, rowLengths(header)))
    if ((row[0] ?? 5) > 4) throw new WrongRows()
}

/** Rows as they look on white paper, in eight bits of grey or of red, green and blue. */
async function* plainRows(
  packed: Uint8Array,
  header: PngHeader,
  colours: Uint8Array,
): AsyncGenerator<Uint8Array> {
  const read = reader(header, colours)
  const [pass] = passes(header)
  const out = new Uint8Array(header.width * read.samples)
  let above: Uint8Array | null = null
  for await (const row of unpackRows(packed, rowLengths(header))) {
    above = unfilter(row, above, header)
    for (let x = 0; x < (pass?.columns ?? 0); x++) read.pixel(above, x, out, x)
    yield out
  }
}

/** The whole picture put together from its seven passes, row by row. */
async function deinterlaced(
  packed: Uint8Array,
  header: PngHeader,
  colours: Uint8Array,
): Promise<readonly Uint8Array[]> {
  const read = reader(header, colours)
  const rows = Array.from(
    { length: header.height },
    () => new Uint8Array(header.width * read.samples),
  )
  const unpacked = unpackRows(packed, rowLengths(header))
  for (const pass of passes(header)) {
    let above: Uint8Array | null = null
    for (let row = 0; row < pass.rows; row++) {
      const next = await unpacked.next()
      if (next.done === true) throw new WrongRows()
      above = unfilter(next.value, above, header)
      const out = rows[pass.top + row * pass.down] ?? new Uint8Array()
      for (let x = 0; x < pass.columns; x++) read.pixel(above, x, out, pass.left + x * pass.across)
    }
  }
  if ((await unpacked.next()).done !== true) throw new WrongRows()
  return rows
}

async function pixels(
  packed: Uint8Array,
  header: PngHeader,
  colours: Uint8Array,
): Promise<Extract<Picture, { kind: 'PIXELS' }>> {
  const { width, height, depth, colour, interlaced } = header
  const size = { width, height, columns: width, rows: height }
  const common = { kind: 'PIXELS', ...size, inverted: false } as const
  const isClear = colour === 4 || colour === 6
  // Readers round sixteen bits differently, some wrongly: a page is drawn in eight.
  if (!interlaced && !isClear && depth <= 8) {
    await checkRows(packed, header)
    const samples = colour === 2 ? 3 : 1
    return { ...common, packed, samples, depth, palette: colours, filtered: true }
  }
  const rows = interlaced
    ? await deinterlaced(packed, header, colours)
    : plainRows(packed, header, colours)
  const { samples } = reader(header, colours)
  const plain = { ...common, samples, depth: 8, palette: new Uint8Array(), filtered: false }
  return { ...plain, packed: await packRows(rows) }
}

const chunksOf = (bytes: Uint8Array): Result<readonly Chunk[]> =>
  readChunks(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))

/** Whether a PNG holds more pictures than the one that is drawn. */
export function movesIn(bytes: Uint8Array): boolean {
  const chunks = chunksOf(bytes)
  return chunks.ok && chunks.value.some(({ name }) => name === moving)
}

/** A PNG as it looks on white paper; none of the notes, times and profiles beside it. */
export async function readPng(bytes: Uint8Array): Promise<Result<Picture>> {
  const fits = fileFits(bytes)
  if (!fits.ok) return fits
  const chunks = chunksOf(bytes)
  if (!chunks.ok) return chunks
  const header = readHeader(chunks.value[0])
  if (!header.ok) return header
  const colours = palette(chunks.value, header.value)
  if (!colours.ok) return colours
  const packed = Buffer.concat(
    chunks.value.filter(({ name }) => name === 'IDAT').map(({ data }) => data),
  )
  try {
    return ok(await pixels(packed, header.value, colours.value))
  } catch {
    return damaged('What it holds is not what its size says.')
  }
}
