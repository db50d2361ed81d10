import { ImageKind } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Shades } from './grey-sheet.ts'

/** A picture as the PDF reader decodes it. */
export type PictureData = {
  readonly width: number
  readonly height: number
  readonly kind: number
  readonly data: Uint8Array | Uint8ClampedArray
}
/** A stencil: where its bit is 0 the colour of the moment is laid on. */
export type MaskData = {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array | Uint8ClampedArray | string
}

const grey = (data: PictureData['data'], at: number): number =>
  (299 * (data[at] ?? 0) + 587 * (data[at + 1] ?? 0) + 114 * (data[at + 2] ?? 0)) / 1000

/** Reads single bits, each row padded to a whole byte. */
function readBits(
  { width, height }: { readonly width: number; readonly height: number },
  data: PictureData['data'],
  [zero, one]: readonly [number, number],
): Uint8Array {
  const rowBytes = (width + 7) >> 3
  const out = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const bit = ((data[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
      out[y * width + x] = bit === 0 ? zero : one
    }
  return out
}

/** A picture as shades of grey; null where it could not be decoded or is of no known kind. */
export function pictureShades(picture: PictureData | null): Shades | null {
  if (picture === null || !(picture.data instanceof Object)) return null
  const { width, height, kind, data } = picture
  if (kind === ImageKind.GRAYSCALE_1BPP)
    return { width, height, grey: readBits(picture, data, [0, 255]), cover: null }
  if (kind !== ImageKind.RGB_24BPP && kind !== ImageKind.RGBA_32BPP) return null
  const step = kind === ImageKind.RGB_24BPP ? 3 : 4
  const shades = new Uint8Array(width * height)
  for (let at = 0; at < shades.length; at++) shades[at] = grey(data, at * step)
  if (step === 3) return { width, height, grey: shades, cover: null }
  const cover = Uint8Array.from(shades, (_, at) => data[at * 4 + 3] ?? 255)
  return { width, height, grey: shades, cover }
}

/** A stencil in the shade that is laid on through it. */
export function maskShades(mask: MaskData | null, shade: number): Shades | null {
  if (mask === null || typeof mask.data === 'string' || !(mask.data instanceof Object)) return null
  const { width, height } = mask
  return {
    width,
    height,
    grey: new Uint8Array(width * height).fill(shade),
    cover: readBits(mask, mask.data, [255, 0]),
  }
}
