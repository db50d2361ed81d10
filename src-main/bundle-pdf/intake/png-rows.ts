import { WrongRows } from './pack-rows.ts'

export type PngHeader = {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colour: number
  readonly samples: number
  readonly interlaced: boolean
}

/** Where the pixels of a pass stand: first, step, and how many, across and down. */
export type Pass = {
  readonly left: number
  readonly top: number
  readonly across: number
  readonly down: number
  readonly columns: number
  readonly rows: number
}

const interlacing = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** The passes of a picture that hold a pixel: one, or up to seven where it is interlaced. */
export function passes({ width, height, interlaced }: PngHeader): readonly Pass[] {
  const all = interlaced ? interlacing : ([[0, 0, 1, 1]] as const)
  return all
    .map(([left, top, across, down]) => ({
      left,
      top,
      across,
      down,
      columns: Math.max(0, Math.ceil((width - left) / across)),
      rows: Math.max(0, Math.ceil((height - top) / down)),
    }))
    .filter(({ columns, rows }) => columns > 0 && rows > 0)
}

/** Of left, above and corner, the nearest to left and above less corner. */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [l, a, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  return l <= a && l <= c ? left : a <= c ? above : corner
}

/**
 * The bytes of a row without its filter, given the row above it, null for the first.
 * @throws WrongRows for a filter that there is not.
 */
export function unfilter(
  row: Uint8Array,
  above: Uint8Array | null,
  { samples, depth }: Pick<PngHeader, 'samples' | 'depth'>,
): Uint8Array {
  const filter = row[0] ?? 5
  if (filter > 4) throw new WrongRows()
  const out = row.slice(1)
  if (filter === 0) return out
  const step = Math.max(1, (samples * depth) / 8)
  for (let at = 0; at < out.length; at++) {
    const left = at < step ? 0 : (out[at - step] ?? 0)
    const up = above?.[at] ?? 0
    const corner = at < step ? 0 : (above?.[at - step] ?? 0)
    const guess =
      filter === 1
        ? left
        : filter === 2
          ? up
          : filter === 3
            ? (left + up) >> 1
            : paeth(left, up, corner)
    out[at] = (out[at] ?? 0) + guess
  }
  return out
}

/** One byte of a sample, whatever its depth; of a palette, its place in it. */
function sampleAt(row: Uint8Array, index: number, depth: number, isPlace: boolean): number {
  if (depth === 8) return row[index] ?? 0
  if (depth === 16) return row[index * 2] ?? 0
  const bit = index * depth
  const most = 2 ** depth - 1
  const value = ((row[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & most
  return isPlace ? value : Math.round((value * 255) / most)
}

/** How a pixel of this picture is put down on white, in one byte of grey or three of colour. */
export function reader(header: PngHeader, palette: Uint8Array) {
  const { colour, samples, depth } = header
  const isClear = colour === 4 || colour === 6
  const made: 1 | 3 = colour === 0 || colour === 4 ? 1 : 3
  const pixel = (row: Uint8Array, from: number, out: Uint8Array, to: number): void => {
    const first = from * samples
    const place = colour === 3 ? sampleAt(row, from, depth, true) * 3 : 0
    const alpha = isClear ? sampleAt(row, first + samples - 1, depth, false) : 255
    for (let part = 0; part < made; part++) {
      const value =
        colour === 3 ? (palette[place + part] ?? 0) : sampleAt(row, first + part, depth, false)
      out[to * made + part] =
        alpha === 255 ? value : Math.round((value * alpha + 255 * (255 - alpha)) / 255)
    }
  }
  return { samples: made, pixel }
}
