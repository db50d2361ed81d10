import { grouped } from '#core/notice/draft'
import { around } from '#core/notice/words/furniture'
import type { Canvas } from './canvas.ts'
import { drawArtifact, drawLine, drawRule, useStyle } from './canvas.ts'
import type { TypeStyle } from './sheet.ts'
import { colours, sheet, styles, textWidth } from './sheet.ts'
import { balancedLines } from './typeset.ts'

const TOP = 32
const CLEAR = 14
const FOOT_RULE = 786
const FOOT = 794

/** Marking above and below, number, page x of y and the content's short hash on every page. */
export function drawFurniture(canvas: Canvas): void {
  const { document } = canvas
  const { start, count } = canvas.pdf.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    canvas.pdf.switchToPage(page)
    drawArtifact(canvas, 'Pagination', () => {
      centred(canvas, styles.marking, document.marking, TOP)
      if (page > start) {
        drawLine(canvas, styles.folioReference, document.number, sheet.left, TOP)
        runningTitle(canvas)
      }
    })
    drawRule(canvas, FOOT_RULE, 0.5, colours.line)
    drawArtifact(canvas, 'Pagination', () => {
      const folio = { page: String(page - start + 1), pages: String(count) }
      drawLine(canvas, styles.folio, around(document, 'page.of', folio), sheet.left, FOOT)
      centred(canvas, styles.marking, document.marking, FOOT)
      toTheRight(canvas, styles.folioReference, grouped(canvas.contentHash.slice(0, 16)), FOOT)
    })
  }
}

/** As long as it is, it keeps clear of the marking. */
function runningTitle(canvas: Canvas): void {
  const { title, marking } = canvas.document
  const width = (textWidth - useStyle(canvas, styles.marking).widthOfString(marking)) / 2 - CLEAR
  balancedLines(canvas, styles.folio, title, width).forEach((line, index) =>
    toTheRight(canvas, styles.folio, line, TOP + index * styles.folio.line),
  )
}

function centred(canvas: Canvas, style: TypeStyle, text: string, y: number): void {
  const width = useStyle(canvas, style).widthOfString(text)
  drawLine(canvas, style, text, sheet.left + (textWidth - width) / 2, y)
}

function toTheRight(canvas: Canvas, style: TypeStyle, text: string, y: number): void {
  const width = useStyle(canvas, style).widthOfString(text)
  drawLine(canvas, style, text, sheet.width - sheet.right - width, y)
}
