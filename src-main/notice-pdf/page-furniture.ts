import type { NoticeDocument } from '#core/notice/notice'
import type { Canvas } from './canvas.ts'
import { drawArtifact, drawLine, drawRule, useStyle } from './canvas.ts'
import type { TypeStyle } from './sheet.ts'
import { colours, sheet, styles, textWidth } from './sheet.ts'

const TOP = 32
const FOOT_RULE = 786
const FOOT = 794

/** Marking above and below, number, page x of y and the content's short hash on every page. */
export function drawFurniture(
  canvas: Canvas,
  document: Pick<NoticeDocument, 'marking' | 'number' | 'title'>,
): void {
  const { start, count } = canvas.pdf.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    canvas.pdf.switchToPage(page)
    drawArtifact(canvas, 'Pagination', () => {
      centred(canvas, styles.marking, document.marking, TOP)
      if (page > start) {
        drawLine(canvas, styles.folioReference, document.number, sheet.left, TOP)
        toTheRight(canvas, styles.folio, document.title, TOP)
      }
    })
    drawRule(canvas, FOOT_RULE, 0.5, colours.line)
    drawArtifact(canvas, 'Pagination', () => {
      drawLine(canvas, styles.folio, `Page ${page - start + 1} of ${count}`, sheet.left, FOOT)
      centred(canvas, styles.marking, document.marking, FOOT)
      toTheRight(canvas, styles.folioReference, grouped(canvas.contentHash.slice(0, 16)), FOOT)
    })
  }
}

function centred(canvas: Canvas, style: TypeStyle, text: string, y: number): void {
  const width = useStyle(canvas, style).widthOfString(text)
  drawLine(canvas, style, text, sheet.left + (textWidth - width) / 2, y)
}

function toTheRight(canvas: Canvas, style: TypeStyle, text: string, y: number): void {
  const width = useStyle(canvas, style).widthOfString(text)
  drawLine(canvas, style, text, sheet.width - sheet.right - width, y)
}

/** Hex in groups of four, as people read and compare it. */
export const grouped = (hex: string): string => hex.replace(/(.{4})(?=.)/g, '$1 ')
