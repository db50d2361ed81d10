import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { after, matrixOf, same, type Matrix } from '#core/bundle/matrix'
import { blankSheet, paintBox, paintShades, type Shades, type Sheet } from './grey-sheet.ts'
import { maskShades, pictureShades, type MaskData, type PictureData } from './picture-shades.ts'

// A scanned page is pictures laid on paper, so the pictures are taken out of the page, as the PDF
// reader decodes them, and laid on a grey sheet here. Drawing whole pages outside the window would
// need a native canvas: one that crashes on a hostile page takes the application with it, and what it
// does under Electron's memory rules, in a thread that is ended at once, cannot be promised. This way
// is the same few lines of arithmetic under Electron, its stand-in and the command line. Words that a
// page draws as lines, and not as a picture, are not seen; such a page says so.

/** Most pixels of a sheet: A3 at 300 to the inch. */
const mostPixels = 18_000_000
/** Most pixels of all pictures of a page together. */
const mostDecoded = 150_000_000
/** Most things laid on one page. */
const mostPieces = 20_000
const points = 72

/** Pixels to the inch: those of the scan, within what the engine reads best. */
export type Resolution = { readonly least: number; readonly most: number }
export const resolution: Resolution = { least: 200, most: 250 }

type Piece = { readonly matrix: Matrix; readonly shades: Shades | null; readonly grey: number }
type State = { matrix: Matrix; grey: number; solid: boolean }
export type PageSheet = {
  readonly sheet: Sheet
  /** From points of the page, as shown upright, to pixels of the sheet. */
  readonly scale: number
}
/** Why a page has no sheet. */
export type NoSheet = 'NO_PICTURE' | 'TOO_LARGE'

type Objects = {
  readonly has: (id: string) => boolean
  readonly get: (id: string, then?: (data: unknown) => void) => unknown
}
const objectOf = (page: PDFPageProxy, id: string): Promise<unknown> => {
  const objects = (id.startsWith('g_') ? page.commonObjs : page.objs) as Objects
  return new Promise((resolve) => objects.get(id, resolve))
}

const luminance = (colour: unknown): number => {
  const hex = typeof colour === 'string' ? /^#([0-9a-f]{6})$/i.exec(colour)?.[1] : undefined
  if (hex === undefined) return 0
  const value = Number.parseInt(hex, 16)
  return Math.round(0.299 * (value >> 16) + 0.587 * ((value >> 8) & 255) + 0.114 * (value & 255))
}

const fills = new Set<number>([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke])

/** Where a filled path is one upright box, the matrix that makes it of the unit square. */
function boxOf(path: unknown): Matrix | null {
  // Four corners and the way back, each with the number of its kind before it.
  if (!(path instanceof Float32Array) || path.length < 12 || path.length > 13) return null
  const across = [path[1], path[4], path[7], path[10]] as number[]
  const down = [path[2], path[5], path[8], path[11]] as number[]
  const upright = new Set(across).size === 2 && new Set(down).size === 2
  const lines = path[0] === 0 && path[3] === 1 && path[6] === 1 && path[9] === 1
  if (!upright || !lines) return null
  const [left, low] = [Math.min(...across), Math.min(...down)]
  return [Math.max(...across) - left, 0, 0, Math.max(...down) - low, left, low]
}

function applyState(state: State, settings: unknown): void {
  for (const [key, value] of settings as readonly (readonly [string, unknown])[]) {
    if (key === 'ca') state.solid = value === 1
    if (key === 'BM' && value !== 'source-over') state.solid = false
  }
}

/** Everything that is laid on a page, in order. `TOO_LARGE` where it is more than can be held. */
async function piecesOf(page: PDFPageProxy, base: Matrix): Promise<readonly Piece[] | 'TOO_LARGE'> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 })
  const pieces: Piece[] = []
  const held = new Map<string, Shades | null>()
  const stack: State[] = []
  let state: State = { matrix: base, grey: 0, solid: true }
  let decoded = 0
  const hold = (shades: Shades | null): Shades | null => {
    decoded += shades === null ? 0 : shades.width * shades.height
    return shades
  }
  const picture = async (id: unknown): Promise<Shades | null> => {
    if (typeof id !== 'string') return hold(pictureShades(id as PictureData))
    const known = held.get(id)
    if (known !== undefined) return known
    const shades = hold(pictureShades((await objectOf(page, id)) as PictureData | null))
    held.set(id, shades)
    return shades
  }
  const mask = async (given: MaskData): Promise<Shades | null> => {
    const found = typeof given.data === 'string' ? await objectOf(page, given.data) : given
    return hold(maskShades(found as MaskData | null, state.grey))
  }
  const place = (given: unknown) => {
    const matrix = matrixOf(given)
    if (matrix !== null) state.matrix = after(matrix, state.matrix)
  }
  for (const [index, operator] of fnArray.entries()) {
    const args = (argsArray[index] ?? []) as readonly unknown[]
    const lay = (shades: Shades | null, matrix = state.matrix) => {
      if (shades !== null) pieces.push({ matrix, shades, grey: 0 })
    }
    switch (operator) {
      case OPS.save:
      case OPS.beginGroup:
        stack.push({ ...state })
        break
      case OPS.paintFormXObjectBegin:
        stack.push({ ...state })
        place(args[0])
        break
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        state = stack.pop() ?? state
        break
      case OPS.transform:
        place(args)
        break
      case OPS.setGState:
        applyState(state, args[0])
        break
      case OPS.setFillRGBColor:
        state.grey = luminance(args[0])
        break
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
        lay(await picture(args[0]))
        break
      case OPS.paintImageMaskXObject:
        lay(await mask(args[0] as MaskData))
        break
      case OPS.constructPath: {
        // A box over words hides them from a reader, so it hides them here.
        const box = fills.has(args[0] as number) ? boxOf((args[1] as readonly unknown[])[0]) : null
        if (box !== null && state.solid)
          pieces.push({ matrix: after(box, state.matrix), shades: null, grey: state.grey })
        break
      }
      default:
    }
    if (decoded > mostDecoded || pieces.length > mostPieces) return 'TOO_LARGE'
  }
  return pieces
}

/** Pixels to the inch of the largest picture, within bounds. */
function resolutionOf(pieces: readonly Piece[], { least, most }: Resolution): number {
  let largest = 0
  let found = least
  for (const { matrix, shades } of pieces) {
    if (shades === null) continue
    const area = Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
    if (area <= largest) continue
    largest = area
    found = Math.sqrt((shades.width * shades.height) / area) * points
  }
  return Math.min(most, Math.max(least, found))
}

/** The pictures of a page on a grey sheet, upright as a reader shows it. */
export async function drawPictures(
  page: PDFPageProxy,
  within: Resolution = resolution,
): Promise<PageSheet | NoSheet> {
  const { transform, width, height } = page.getViewport({ scale: 1 })
  const pieces = await piecesOf(page, matrixOf(transform) ?? same)
  if (pieces === 'TOO_LARGE') return pieces
  if (!pieces.some(({ shades }) => shades !== null)) return 'NO_PICTURE'
  const wanted = resolutionOf(pieces, within) / points
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (width * height)))
  const sheet = blankSheet(
    Math.max(1, Math.floor(width * scale)),
    Math.max(1, Math.floor(height * scale)),
  )
  for (const { matrix, shades, grey } of pieces) {
    const placed = after(matrix, [scale, 0, 0, scale, 0, 0])
    if (shades === null) paintBox(sheet, grey, placed)
    else paintShades(sheet, shades, placed)
  }
  return { sheet, scale }
}
