import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.d.ts'

/** What the reader says of a mark; its types leave open what a kind of mark has. */
type Mark = {
  readonly subtype?: string
  readonly fieldType?: string
  readonly fieldValue?: unknown
  readonly textContent?: readonly string[]
  readonly annotationFlags?: number
  readonly hasAppearance?: boolean
  readonly password?: boolean
}
type Glyph = { readonly unicode: string }

/** Flags of a mark that is not shown: hidden, and not for the screen. */
const unseen = 2 | 32
const isShown = ({ annotationFlags = 0, password }: Mark): boolean =>
  (annotationFlags & unseen) === 0 && password !== true

/** Marks whose words are known from how they are drawn alone: stamps and signatures. */
const isPicture = ({ subtype, fieldType, hasAppearance }: Mark): boolean =>
  hasAppearance === true && (subtype === 'Stamp' || fieldType === 'Sig')

function wordsOf({ fieldType, fieldValue, textContent }: Mark): string {
  const filledIn = fieldType === 'Tx' || fieldType === 'Ch' ? [fieldValue].flat() : []
  const words = filledIn.filter((value) => typeof value === 'string' && value !== '')
  return (words.length > 0 ? words : (textContent ?? [])).join('\n')
}

/**
 * What stands on a page beside its own text: what was filled into the fields of a form, typed over
 * it, stamped on it and signed; on lines of their own after it.
 */
export async function textOfMarks(page: PDFPageProxy, most: number): Promise<string> {
  const marks = ((await page.getAnnotations()) as readonly Mark[]).filter(isShown)
  const words = marks.map(wordsOf).filter((text) => text !== '')
  if (marks.some(isPicture)) words.push(await drawnOnMarks(page, marks))
  return words
    .map((text) => `\n${text}`)
    .join('')
    .slice(0, most)
}

/** Words drawn by stamps and signatures, in the order drawn. */
async function drawnOnMarks(page: PDFPageProxy, marks: readonly Mark[]): Promise<string> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const pictures = new Set(marks.filter(isPicture).map((mark) => (mark as { id?: string }).id))
  let isIn = false
  let text = ''
  for (const [at, operator] of fnArray.entries()) {
    const args = (argsArray[at] ?? []) as readonly unknown[]
    if (operator === OPS.beginAnnotation) isIn = pictures.has(String(args[0]))
    else if (operator === OPS.endAnnotation) isIn = false
    else if (isIn && operator === OPS.showText) text += said(args[0] as readonly (Glyph | number)[])
    else if (isIn && startsAnew.has(operator)) text += ' '
  }
  return text
}

const startsAnew = new Set<number>([
  OPS.beginText,
  OPS.setTextMatrix,
  OPS.moveText,
  OPS.setLeadingMoveText,
  OPS.nextLine,
])
/** A gap of a sixth of the letters' height parts words. */
const gap = -170
const said = (glyphs: readonly (Glyph | number)[]): string =>
  glyphs
    .map((glyph) => (typeof glyph === 'number' ? (glyph < gap ? ' ' : '') : glyph.unicode))
    .join('')
