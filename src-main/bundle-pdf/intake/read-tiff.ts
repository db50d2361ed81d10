import { ok, refuse, type Result } from '#core/result'
import { packRows } from './pack-rows.ts'
import { damaged, fileFits, sizeFits, type Picture } from './picture.ts'
import { decodeStrips } from './tiff-strips.ts'
import { readPages, type TiffPage } from './tiff-pages.ts'

/** A scanner writes hundreds of pages into one file, a fax machine dozens. */
const mostTiffPages = 500
/** Held whole in memory while it is read: a colour page of A4 at 600 dots an inch is 35 million. */
const mostSamples = 120_000_000

/** A page of a TIFF with the paper it was scanned from, where the file says; `turn` is in degrees. */
export type ScannedPage = {
  readonly picture: Picture
  readonly turn: number
  readonly sheet: readonly [width: number, height: number] | null
}

const otherKind = (why: string) =>
  refuse('OTHER_KIND', `The picture is ${why}. Save it as PDF, PNG or an ordinary TIFF.`)

/** Refuses what cannot be drawn here, before anything of it is unpacked. */
function fit(page: TiffPage): Result<null> {
  const { width, height, depth, samples, photometric, planar } = page
  const size = sizeFits(width, height)
  if (!size.ok) return size
  if (width * height * samples > mostSamples)
    return refuse(
      'TOO_LARGE',
      `A page says that it has ${width} by ${height} pixels in colour. Scan it at 600 dots an inch or less.`,
    )
  const known =
    (photometric <= 1 && samples === 1 && [1, 4, 8, 16].includes(depth)) ||
    ((photometric === 2 || photometric === 6) && samples >= 3 && [8, 16].includes(depth)) ||
    (photometric === 3 && samples === 1 && [1, 4, 8].includes(depth)) ||
    (photometric === 5 && samples === 4 && [8, 16].includes(depth))
  if (!known || samples > 4) return otherKind('in colours that are not drawn here')
  if (photometric === 6 && page.compression !== 7) return otherKind('in colours of film')
  return planar ? otherKind('kept colour by colour') : ok(null)
}

/** One byte of a sample of a row that starts at `start`; of a palette, its place in it. */
function sampler({ depth, bigEndian }: TiffPage, data: Uint8Array) {
  const wide = depth === 16 ? 2 : 1
  const high = depth === 16 && !bigEndian ? 1 : 0
  return (start: number, index: number): number => {
    if (depth >= 8) return data[start + index * wide + high] ?? 0
    const bit = index * depth
    return ((data[start + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & (2 ** depth - 1)
  }
}

/** How one part of a pixel looks on white paper, given where its row and its samples begin. */
function painter(page: TiffPage, data: Uint8Array) {
  const { depth, samples, photometric, palette, clear } = page
  const sample = sampler(page, data)
  const most = depth >= 8 ? 255 : 2 ** depth - 1
  const isClear = clear !== 'NONE' && photometric === 2 && samples === 4
  return (start: number, first: number, part: number): number => {
    if (photometric === 3) return (palette[part * 2 ** depth + sample(start, first)] ?? 0) >> 8
    const value = sample(start, first + part)
    if (photometric === 5)
      return Math.round(((255 - value) * (255 - sample(start, first + 3))) / 255)
    const light = Math.round(((photometric === 0 ? most - value : value) * 255) / most)
    if (!isClear) return light
    const alpha = sample(start, first + 3)
    return Math.min(
      255,
      (clear === 'MIXED' ? light : Math.round((light * alpha) / 255)) + 255 - alpha,
    )
  }
}

/** Rows in eight bits of grey or of red, green and blue. */
function* plainRows(page: TiffPage, data: Uint8Array, made: 1 | 3): Generator<Uint8Array> {
  const { width, height, depth, samples } = page
  const row = new Uint8Array(width * made)
  const length = Math.ceil((width * samples * depth) / 8)
  const paint = painter(page, data)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      for (let part = 0; part < made; part++)
        row[x * made + part] = paint(y * length, x * samples, part)
    yield row
  }
}

async function draw(page: TiffPage, data: Uint8Array): Promise<Picture> {
  const { width, height, depth, photometric } = page
  const aspect = page.dots === null ? 1 : page.dots[0] / page.dots[1]
  const seen = { width, height: height * aspect, columns: width, rows: height }
  const common = { kind: 'PIXELS', ...seen, palette: new Uint8Array(), filtered: false } as const
  // A page of a fax stays one bit a pixel: an eighth of the size.
  if (depth === 1 && photometric <= 1)
    return {
      ...common,
      samples: 1,
      depth: 1,
      inverted: photometric === 0,
      packed: await packRows([data]),
    }
  const samples = photometric <= 1 ? 1 : 3
  const packed = await packRows(plainRows(page, data, samples))
  return { ...common, samples, depth: 8, inverted: false, packed }
}

/** Paper in points, where the dots of an inch are given and make a sheet that there is. */
function sheetOf({ width, height, dots }: TiffPage): readonly [number, number] | null {
  if (dots === null) return null
  const [w, h] = [(width * 72) / dots[0], (height * 72) / dots[1]]
  return Math.min(w, h) < 72 || Math.max(w, h) > 3000 ? null : [w, h]
}

/** The pages of a TIFF, one at a time. @throws nothing: what cannot be read is refused. */
export async function* readTiff(bytes: Uint8Array): AsyncGenerator<Result<ScannedPage>> {
  const fits = fileFits(bytes)
  if (!fits.ok) return yield fits
  const pages = readPages(bytes, mostTiffPages)
  if (!pages.ok) return yield pages
  for (const page of pages.value) {
    const may = fit(page)
    if (!may.ok) return yield may
    const data = decodeStrips(bytes, page)
    if (!data.ok) return yield data
    const picture = await draw(page, data.value).catch(() => null)
    if (picture === null) return yield damaged('A page cannot be unpacked.')
    const turn = { 3: 180, 6: 90, 8: 270 }[page.orientation] ?? 0
    yield ok({ picture, turn, sheet: sheetOf(page) })
  }
}
