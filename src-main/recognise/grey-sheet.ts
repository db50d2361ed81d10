import type { Matrix } from '#core/bundle/matrix'

/** A page as shades of grey, one byte a pixel, row by row from the top; 255 is paper. */
export type Sheet = { readonly width: number; readonly height: number; readonly grey: Uint8Array }

/** A picture as shades and how far each pixel covers; `cover` null where it covers everywhere. */
export type Shades = {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
  readonly cover: Uint8Array | null
}

/** Most samples of the picture that go into one pixel of the sheet, along each side. */
const mostSamples = 4

export const blankSheet = (width: number, height: number): Sheet => ({
  width,
  height,
  grey: new Uint8Array(width * height).fill(255),
})

/** The pixels of a sheet that the unit square reaches under a matrix. */
function reach([a, b, c, d, e, f]: Matrix, { width, height }: Sheet) {
  const across = [e, e + a, e + c, e + a + c]
  const down = [f, f + b, f + d, f + b + d]
  return {
    left: Math.max(0, Math.floor(Math.min(...across))),
    right: Math.min(width, Math.ceil(Math.max(...across))),
    top: Math.max(0, Math.floor(Math.min(...down))),
    bottom: Math.min(height, Math.ceil(Math.max(...down))),
  }
}

/**
 * Lays a picture over a sheet: it fills the unit square, its first row at y = 1. Shrunk pictures
 * are averaged, so that thin strokes stay; a matrix that cannot be undone paints nothing.
 */
export function paintShades(sheet: Sheet, picture: Shades, matrix: Matrix): void {
  const [a, b, c, d, e, f] = matrix
  const area = a * d - b * c
  if (!Number.isFinite(area) || Math.abs(area) < 1e-9) return
  const samples = Math.sqrt((picture.width * picture.height) / Math.abs(area))
  const most = Math.min(mostSamples, Math.max(1, Math.ceil(samples - 0.1)))
  const { left, right, top, bottom } = reach(matrix, sheet)
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      let shade = 0
      let covered = 0
      for (let step = 0; step < most * most; step++) {
        const dx = x + ((step % most) + 0.5) / most - e
        const dy = y + (Math.floor(step / most) + 0.5) / most - f
        const column = Math.floor(((d * dx - c * dy) / area) * picture.width)
        const row = Math.floor((1 - (a * dy - b * dx) / area) * picture.height)
        if (column < 0 || row < 0 || column >= picture.width || row >= picture.height) continue
        const at = row * picture.width + column
        const cover = picture.cover === null ? 255 : (picture.cover[at] ?? 0)
        shade += (picture.grey[at] ?? 255) * cover
        covered += cover
      }
      const at = y * sheet.width + x
      const under = sheet.grey[at] ?? 255
      sheet.grey[at] = (shade + under * (255 * most * most - covered)) / (255 * most * most)
    }
}

/** Lays one shade over the box that the unit square reaches. */
export function paintBox(sheet: Sheet, grey: number, matrix: Matrix): void {
  const { left, right, top, bottom } = reach(matrix, sheet)
  for (let y = top; y < bottom; y++)
    sheet.grey.fill(grey, y * sheet.width + left, y * sheet.width + Math.max(left, right))
}

/** The sheet turned clockwise by quarter turns. */
export function turnSheet(sheet: Sheet, turns: number): Sheet {
  if (turns === 0) return sheet
  const { width, height, grey } = turnSheet(sheet, turns - 1)
  const turned = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      turned[x * height + (height - 1 - y)] = grey[y * width + x] ?? 255
  return { width: height, height: width, grey: turned }
}

/** The sheet as a portable greymap, which the engine reads without a decoder that could be attacked. */
export function toGreymap({ width, height, grey }: Sheet): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), grey])
}
