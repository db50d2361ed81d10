import { ok, refuse, type Result } from '#core/result'
import { letGo } from '../source-file.ts'
import { margin, paper, type NewPdf } from './new-pdf.ts'

/**
 * A picture found sound: only what draws it, none of what its camera or its maker wrote beside.
 * Width and height are as it is seen, once turned and with its pixels square.
 */
export type Picture = { readonly width: number; readonly height: number } & (
  | { readonly kind: 'JPEG'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'PIXELS'
      readonly columns: number
      readonly rows: number
      /** Rows packed with zlib, as a PDF holds them. */
      readonly packed: Uint8Array
      /** Samples of a pixel: one of grey or of a palette, three of red, green and blue. */
      readonly samples: 1 | 3
      readonly depth: number
      /** Colours of a palette, three bytes each; empty where samples are colours themselves. */
      readonly palette: Uint8Array
      /** Each row begins with its filter, as in a PNG. */
      readonly filtered: boolean
      /** Nought is white. */
      readonly inverted: boolean
    }
)

/** Largest picture file, in bytes; the largest camera pictures are about half of it. */
const largestPicture = 40 * 1024 * 1024
const mostPixels = 60_000_000
const longestSide = 30_000

/** Refuses `TOO_LARGE` for more bytes than a picture may have. */
export const fileFits = (bytes: Uint8Array): Result<null> =>
  bytes.length > largestPicture
    ? refuse('TOO_LARGE', 'The picture is larger than 40 MB. Save it smaller and add that.')
    : ok(null)

/** Refuses `TOO_LARGE` for more pixels than are drawn, `DAMAGED` for none. */
export function sizeFits(width: number, height: number): Result<null> {
  if (width === 0 || height === 0) return damaged('It says that it has no width or no height.')
  return width > longestSide || height > longestSide || width * height > mostPixels
    ? refuse(
        'TOO_LARGE',
        `The picture says that it has ${width} by ${height} pixels; 60 million in all, and 30,000 on a side, are taken. Save it smaller and add that.`,
      )
    : ok(null)
}

export const damaged = (why: string) =>
  refuse('DAMAGED', `The picture is damaged. ${why} Ask for a fresh copy.`)

type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number }

/** The same bytes: a Word file may hold hundreds of megabytes of pictures. */
const uncopied = ({ buffer, byteOffset, length }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, length)

/** Draws a picture into a box of the present page, once: its bytes are then in the document alone. */
export function placePicture({ pdf }: NewPdf, picture: Picture, { x, y, w, h }: Box): void {
  if (picture.kind === 'JPEG') {
    pdf.image(uncopied(picture.bytes), x, y, { width: w, height: h })
    letGo(picture.bytes)
    return
  }
  const { columns, rows, samples, depth, palette, filtered, inverted } = picture
  const colours =
    palette.length === 0
      ? samples === 1
        ? 'DeviceGray'
        : 'DeviceRGB'
      : ['Indexed', 'DeviceRGB', palette.length / 3 - 1, Buffer.from(palette)]
  const image = pdf.ref({
    Type: 'XObject',
    Subtype: 'Image',
    Width: columns,
    Height: rows,
    BitsPerComponent: depth,
    ColorSpace: colours,
    Filter: 'FlateDecode',
    ...(inverted ? { Decode: [1, 0] } : {}),
    ...(filtered
      ? {
          DecodeParms: {
            Predictor: 15,
            Colors: samples,
            BitsPerComponent: depth,
            Columns: columns,
          },
        }
      : {}),
  })
  image.end(uncopied(picture.packed))
  letGo(picture.packed)
  const name = `P${Object.keys(pdf.page.xobjects).length + 1}`
  pdf.page.xobjects[name] = image
  pdf.save()
  pdf.transform(w, 0, 0, -h, x, y + h)
  pdf.addContent(`/${name} Do`)
  pdf.restore()
}

type Sheet = {
  /** Turn of the page for the reader, in degrees. */
  readonly turn: number
  /** The paper it was scanned from, in points, which it then fills. */
  readonly sheet: readonly [width: number, height: number] | null
}

/** One page, upright or on its side as the picture is; small pictures are not blown up beyond 96 dpi. */
export function drawPicture(
  made: NewPdf,
  picture: Picture,
  { turn, sheet }: Sheet = { turn: 0, sheet: null },
): void {
  const { width, height } = picture
  const { pdf } = made
  if (sheet === null) {
    const [wide, tall] = width > height ? [paper.long, paper.short] : [paper.short, paper.long]
    pdf.addPage({ size: [wide, tall], margin: 0 })
    const [across, down] = [wide - 2 * margin, tall - 2 * margin]
    const scale = Math.min(across / width, down / height, 72 / 96)
    const [w, h] = [width * scale, height * scale]
    const [x, y] = [margin + (across - w) / 2, margin + (down - h) / 2]
    placePicture(made, picture, { x, y, w, h })
  } else {
    pdf.addPage({ size: [...sheet], margin: 0 })
    placePicture(made, picture, { x: 0, y: 0, w: sheet[0], h: sheet[1] })
  }
  if (turn !== 0) Object.assign(pdf.page.dictionary.data, { Rotate: turn })
}
