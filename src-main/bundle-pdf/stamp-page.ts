import { degrees, rgb, type PDFFont, type PDFPage } from '@cantoo/pdf-lib'

/** A page that is as seen: its lower left corner on paper, its width and height once turned. */
type Seen = { readonly turn: number; readonly width: number; readonly height: number }

const turnOf = (page: PDFPage): number => (((page.getRotation().angle % 360) + 360) % 360) as number

function seen(page: PDFPage): Seen {
  const { width, height } = page.getCropBox()
  const turn = turnOf(page)
  return turn % 180 === 0 ? { turn, width, height } : { turn, width: height, height: width }
}

/** A point as seen from the lower left of the turned page, in the page's own coordinates. */
function onPage(page: PDFPage, { turn }: Seen, x: number, y: number) {
  const box = page.getCropBox()
  if (turn === 90) return { x: box.x + box.width - y, y: box.y + x }
  if (turn === 180) return { x: box.x + box.width - x, y: box.y + box.height - y }
  if (turn === 270) return { x: box.x + y, y: box.y + box.height - x }
  return { x: box.x + x, y: box.y + y }
}

/**
 * Stamps a number at the foot, on the right, upright for the reader whatever the size and the turn
 * of the page, on white so that it can be read over a dark scan.
 */
export function stampPage(page: PDFPage, text: string, font: PDFFont): void {
  const place = seen(page)
  const size = Math.max(4, (Math.min(place.width, place.height) / 595) * 13)
  const wide = font.widthOfTextAtSize(text, size)
  const pad = size * 0.35
  const left = Math.max(0, place.width - wide - size * 2)
  const foot = size * 1.1
  const rotate = degrees(place.turn)
  page.drawRectangle({
    ...onPage(page, place, left - pad, foot - pad),
    width: wide + 2 * pad,
    height: size + pad,
    rotate,
    color: rgb(1, 1, 1),
  })
  page.drawText(text, {
    ...onPage(page, place, left, foot),
    size,
    font,
    rotate,
    color: rgb(0, 0, 0),
  })
}
