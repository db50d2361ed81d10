import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { matrixOf } from '#core/bundle/matrix'
import type { Rect } from '#core/bundle/resolve-references'

// How wide a letter is said to be, and how high its line is, need not be where it is drawn: faces
// are told wrong widths, hang letters over their neighbours, and can be made to draw a word beside
// the place at which it is read. So the drawing of each letter is asked where its ink lies.

/** What of a glyph says how it is drawn. */
export type Inked = {
  readonly fontChar?: string
  /** Its drawing in a face whose letters are drawings of their own (Type 3). */
  readonly operatorListId?: string
  readonly isRotated?: boolean
  /** Of a vertical face: its advance, and where its drawing begins. */
  readonly vmetric?: readonly number[] | null
}
type Operators = {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly (readonly unknown[] | null)[]
}
/** What of a font draws its letters. */
export type DrawnFace = {
  readonly loadedName?: string
  readonly fontMatrix?: readonly number[]
  readonly bbox?: readonly number[] | null
  readonly charProcOperatorList?: ReadonlyMap<string, Operators>
}
type Outline = { readonly path: ArrayLike<number> }

/** Numbers that follow each of the reader's marks of an outline: to move, a line, two curves, the end. */
const following = [2, 2, 6, 4, 0]
/** By the face, which lasts as long as its document: an outline is gone from the reader once it is drawn. */
const known = new WeakMap<DrawnFace, Map<string, Rect | null>>()

/** Says where the ink of a glyph lies, in shares of the size of its text; null where that is not told. */
export const glyphInk =
  (outlineOf: (name: string) => unknown) =>
  (face: DrawnFace, glyph: Inked): Rect | null => {
    const name = glyph.operatorListId ?? glyph.fontChar
    if (name === undefined || glyph.isRotated === true) return null
    const ofFace = known.get(face) ?? new Map<string, Rect | null>()
    known.set(face, ofFace)
    const before = ofFace.get(name)
    if (before !== undefined) return before
    const ink =
      face.charProcOperatorList === undefined
        ? inkOfOutline(outlineOf(`${face.loadedName}_path_${name}`) as Outline | null)
        : inkOfDrawing(face, face.charProcOperatorList.get(name))
    ofFace.set(name, ink)
    return ink
  }

/** The ink of an outline lies within the points that bend it. */
function inkOfOutline(outline: Outline | null): Rect | null {
  const { path } = outline ?? { path: [] }
  const points: [number, number][] = []
  for (let at = 0; at < path.length;) {
    const count = following[path[at] ?? -1]
    if (count === undefined) break
    for (let next = at + 1; next < at + count; next += 2)
      points.push([path[next] ?? NaN, path[next + 1] ?? NaN])
    at += 1 + count
  }
  return around(points)
}

/** A drawing is cut to the bounds that it begins with; one without bounds is held to those of its face. */
function inkOfDrawing({ fontMatrix, bbox }: DrawnFace, drawing: Operators | undefined) {
  const at = drawing?.fnArray.indexOf(OPS.setCharWidthAndBounds) ?? -1
  const bounds = at < 0 ? bbox : drawing?.argsArray[at]?.slice(2).map(Number)
  const [left = 0, foot = 0, right = 0, top = 0] = bounds ?? []
  const matrix = matrixOf(fontMatrix)
  if (matrix === null || left === right || foot === top) return null
  const [a, b, c, d, e, f] = matrix
  return around(
    [left, right].flatMap((x) =>
      [foot, top].map((y): [number, number] => [a * x + c * y + e, b * x + d * y + f]),
    ),
  )
}

function around(points: readonly (readonly [number, number])[]): Rect | null {
  let [left, foot, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    ;[left, foot] = [Math.min(left, x), Math.min(foot, y)]
    ;[right, top] = [Math.max(right, x), Math.max(top, y)]
  }
  return [left, foot, right, top].every(Number.isFinite) ? [left, foot, right, top] : null
}
