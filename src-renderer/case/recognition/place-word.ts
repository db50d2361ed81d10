import type { PageViewport } from 'pdfjs-dist'
import type { WordBox } from '#core/bundle/recognition'

type View = Pick<PageViewport, 'convertToViewportPoint' | 'rotation'>

/** Where a word starts in the drawing, how far it runs, how tall it is, and which way it runs. */
export type PlacedWord = {
  readonly left: number
  readonly top: number
  readonly length: number
  readonly height: number
  /** Clockwise, in degrees. */
  readonly angle: number
}

/** From points of the PDF page to the drawing. `upright` brings the words of the page upright. */
export function placeWord(view: View, box: WordBox, upright: number): PlacedWord {
  const [ax = 0, ay = 0] = view.convertToViewportPoint(box[0], box[1]) as number[]
  const [bx = 0, by = 0] = view.convertToViewportPoint(box[2], box[3]) as number[]
  const [left, right] = [Math.min(ax, bx), Math.max(ax, bx)]
  const [top, bottom] = [Math.min(ay, by), Math.max(ay, by)]
  const [width, height] = [right - left, bottom - top]
  const angle = (view.rotation - upright + 720) % 360
  if (angle === 90) return { left: right, top, length: height, height: width, angle }
  if (angle === 180) return { left: right, top: bottom, length: width, height, angle }
  if (angle === 270) return { left, top: bottom, length: height, height: width, angle }
  return { left, top, length: width, height, angle }
}
