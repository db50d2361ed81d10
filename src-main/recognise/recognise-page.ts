import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { judgePage, type RecognisedPage, type WordBox } from '#core/bundle/recognition'
import type { Engine, SeenWord } from './engine.ts'
import { turnSheet } from './grey-sheet.ts'
import { drawPictures, type NoSheet, type PageSheet } from './page-pictures.ts'

/** Below this the page may be a sideways scan, and the other ways up are tried. */
const upsideDoubt = 60
/** Points of a pixel at 72 to the inch. */
const points = 72

type Box = SeenWord['bbox']

/** Where a box of a sheet turned clockwise stood before. */
function turnBack(box: Box, turns: number, { width, height }: PageSheet['sheet']): Box {
  const { x0, y0, x1, y1 } = box
  if (turns === 0) return box
  if (turns === 1) return { x0: y0, y0: height - x1, x1: y1, y1: height - x0 }
  if (turns === 2) return { x0: width - x1, y0: height - y1, x1: width - x0, y1: height - y0 }
  return { x0: width - y1, y0: x0, x1: width - y0, y1: x1 }
}

/** A box of the page as shown, in the numbers of the PDF page itself. */
function onPage(page: PDFPageProxy, scale: number, { x0, y0, x1, y1 }: Box): WordBox {
  const viewport = page.getViewport({ scale })
  const [ax = 0, ay = 0] = viewport.convertToPdfPoint(x0, y0)
  const [bx = 0, by = 0] = viewport.convertToPdfPoint(x1, y1)
  const round = (value: number) => Math.round(value * 10) / 10
  return [
    round(Math.min(ax, bx)),
    round(Math.min(ay, by)),
    round(Math.max(ax, bx)),
    round(Math.max(ay, by)),
  ]
}

/**
 * Quarter turns clockwise that bring lines upright: the engine reads lines that run up or down the
 * sheet by itself, and gives their words in the order they are read.
 */
function turnsOf(lines: readonly (readonly SeenWord[])[]): number {
  let across = 0
  let down = 0
  for (const line of lines) {
    const [first, last] = [line[0]?.bbox, line.at(-1)?.bbox]
    if (first === undefined || last === undefined) continue
    across += Math.abs(last.x0 - first.x0)
    down += last.y0 - first.y0
  }
  if (Math.abs(down) <= across) return 0
  return down > 0 ? 3 : 1
}

async function seeTurned(
  page: PDFPageProxy,
  engine: Engine,
  { sheet, scale }: PageSheet,
  turns: number,
): Promise<RecognisedPage> {
  const seen = await engine.see(turnSheet(sheet, turns), scale * points)
  const lines = seen.map((line) =>
    line.map(({ text, confidence, bbox }) => ({
      text,
      confidence,
      box: onPage(page, scale, turnBack(bbox, turns, sheet)),
    })),
  )
  const upright = (page.rotate + (turns + turnsOf(seen)) * 90) % 360
  return judgePage(lines, upright as RecognisedPage['upright'])
}

const letters = ({ lines, confidence }: RecognisedPage): number =>
  confidence * lines.flat().reduce((sum, { text }) => sum + text.length, 0)

/** The words of one page. A page that makes little sense is tried sideways and upside down too. */
export async function recognisePage(
  pdf: PDFDocumentProxy,
  number: number,
  engine: Engine,
): Promise<RecognisedPage | NoSheet> {
  const page = await pdf.getPage(number)
  try {
    const drawn = await drawPictures(page)
    if (typeof drawn === 'string') return drawn
    let best = await seeTurned(page, engine, drawn, 0)
    for (const turns of [1, 3, 2]) {
      if (best.confidence >= upsideDoubt) break
      const turned = await seeTurned(page, engine, drawn, turns)
      if (letters(turned) > letters(best)) best = turned
    }
    return best
  } finally {
    page.cleanup()
  }
}
