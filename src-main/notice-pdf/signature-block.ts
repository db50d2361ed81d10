import type { NoticeDocument } from '#core/notice/notice'
import type { Canvas, Structure } from './canvas.ts'
import { drawArtifact, drawTagged } from './canvas.ts'
import type { FlowItem } from './flow.ts'
import { wholeItem } from './flow.ts'
import { grouped } from './page-furniture.ts'
import type { TypeStyle } from './sheet.ts'
import { colours, sheet, styles, textWidth } from './sheet.ts'
import { addSignatureField } from './signature-field.ts'
import type { SignatureSpace } from './signature-field.ts'
import { drawLines } from './text-blocks.ts'
import { dayInWords, timeInWords } from './time-in-words.ts'
import { breakLines } from './typeset.ts'

const INSET = 16
const PADDING = 13
const inner = textWidth - 2 * INSET

const nameStyle: TypeStyle = { ...styles.outcome, size: 13, line: 18 }
const smallLabel: TypeStyle = { ...styles.label, size: 8.4, line: 12 }
const smallMono: TypeStyle = { ...styles.reference, size: 7.6, line: 12 }

/** Who signs, in what capacity, when and with which certificate; holds the signature field. */
export function signatureItem(
  canvas: Canvas,
  parent: Structure,
  signature: NoticeDocument['signature'],
  space: SignatureSpace | null,
): FlowItem {
  const lines = describe(canvas, signature, space).map(([style, text, below]) => {
    const element = canvas.pdf.struct('P')
    parent.add(element)
    return { style, below, element, lines: breakLines(canvas, style, text, inner) }
  })
  const form = space ? canvas.pdf.struct('Form', { alt: `Signature of ${signature.signer}` }) : null
  if (form) parent.add(form)
  const content = lines.reduce(
    (sum, part) => sum + part.lines.length * part.style.line + part.below,
    0,
  )
  const height = content + 2 * PADDING
  return wholeItem(
    height,
    (top) => {
      drawFrame(canvas, top, height)
      let y = top + PADDING
      for (const part of lines) {
        drawTagged(canvas, part.element, 'P', () =>
          drawLines(canvas, part.style, part.lines, sheet.left + INSET, y),
        )
        y += part.lines.length * part.style.line + part.below
      }
      if (space && form)
        addSignatureField(canvas, form, space, { x: sheet.left, y: top, width: textWidth, height })
    },
    { spaceBefore: 4 },
  )
}

type Part = readonly [style: TypeStyle, text: string, below: number]

function describe(
  canvas: Canvas,
  signature: NoticeDocument['signature'],
  space: SignatureSpace | null,
): readonly Part[] {
  return [
    [smallLabel, 'Signed by', 0],
    [nameStyle, signature.signer, 0],
    [styles.fact, signature.capacity, 4],
    [styles.fact, signature.statement, 6],
    [styles.cell, timeLine(space), 0],
    [styles.cell, certificateLine(space), 6],
    [smallLabel, 'Certificate fingerprint (SHA-256)', 0],
    [smallMono, space ? grouped(space.certificate.fingerprint) : NOT_YET, 3],
    [smallLabel, 'Fingerprint of this notice as data (SHA-256)', 0],
    [smallMono, grouped(canvas.contentHash), 0],
  ]
}

const NOT_YET = 'Not yet signed'

const timeLine = (space: SignatureSpace | null): string =>
  `Time stated by the signer: ${space ? timeInWords(space.at) : NOT_YET}`

function certificateLine(space: SignatureSpace | null): string {
  if (!space) return `Certificate: ${NOT_YET}`
  const { subject, issuer, selfSigned, notAfter } = space.certificate
  const origin = selfSigned ? 'made by its holder' : `issued by ${issuer}`
  return `Certificate: ${subject}; ${origin}; valid to ${dayInWords(notAfter)}`
}

function drawFrame(canvas: Canvas, y: number, height: number): void {
  drawArtifact(canvas, 'Layout', () => {
    canvas.pdf
      .rect(sheet.left, y, textWidth, height)
      .lineWidth(0.6)
      .strokeColor(colours.line)
      .stroke()
    canvas.pdf.rect(sheet.left, y, 3, height).fill(colours.seal)
  })
}
