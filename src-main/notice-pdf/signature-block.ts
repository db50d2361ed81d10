import { grouped } from '#core/notice/draft'
import type { NoticeDocument, Passage } from '#core/notice/notice'
import type { FurnitureKey } from '#core/notice/words/en-page'
import { around, passagesAround, passagesIn } from '#core/notice/words/furniture'
import type { Canvas, Structure } from './canvas.ts'
import { drawArtifact } from './canvas.ts'
import type { FlowItem } from './flow.ts'
import { wholeItem } from './flow.ts'
import type { TypeStyle } from './sheet.ts'
import { colours, sheet, styles, textWidth } from './sheet.ts'
import { addSignatureField } from './signature-field.ts'
import type { SignatureSpace } from './signature-field.ts'
import { drawText, setText } from './passages.ts'
import { dayOfNotice, timeOfNotice } from './time-in-words.ts'
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
  const lines = describe(canvas, signature, space).map(([style, text, below, passages]) => {
    const element = canvas.pdf.struct('P')
    parent.add(element)
    const broken = breakLines(canvas, style, text, inner)
    return { below, element, set: setText(canvas, style, text, broken, passages) }
  })
  const form = space ? canvas.pdf.struct('Form', { alt: `Signature of ${signature.signer}` }) : null
  if (form) parent.add(form)
  const content = lines.reduce(
    (sum, { set, below }) => sum + set.lines.length * set.style.line + below,
    0,
  )
  const height = content + 2 * PADDING
  return wholeItem(
    height,
    (top) => {
      drawFrame(canvas, top, height)
      let y = top + PADDING
      for (const part of lines) {
        drawText(canvas, part.element, 'P', part.set, { x: sheet.left + INSET, y })
        y += part.set.lines.length * part.set.style.line + part.below
      }
      if (space && form)
        addSignatureField(canvas, form, space, { x: sheet.left, y: top, width: textWidth, height })
    },
    { spaceBefore: 4 },
  )
}

type Part = readonly [
  style: TypeStyle,
  text: string,
  below: number,
  passages: readonly Passage[] | null,
]

function describe(
  canvas: Canvas,
  signature: NoticeDocument['signature'],
  space: SignatureSpace | null,
): readonly Part[] {
  const { document } = canvas
  const said = (
    style: TypeStyle,
    below: number,
    key: FurnitureKey,
    values?: Readonly<Record<string, string>>,
  ): Part => [style, around(document, key, values), below, passagesAround(document, key, values)]
  const typed = (style: TypeStyle, below: number, text: string): Part => [
    style,
    text,
    below,
    passagesIn(document, text),
  ]
  const notYet = around(document, 'sign.notYet')
  return [
    said(smallLabel, 0, 'sign.signedBy'),
    typed(nameStyle, 0, signature.signer),
    typed(styles.fact, 4, signature.capacity),
    space ? typed(styles.fact, 6, signature.statement) : said(styles.fact, 6, 'sign.draft'),
    space
      ? said(styles.cell, 0, 'sign.time', { time: timeOfNotice(document, space.at) })
      : said(styles.cell, 0, 'sign.noTime'),
    said(styles.cell, 6, ...certificateLine(canvas, space)),
    said(smallLabel, 0, 'sign.certificateHash'),
    typed(smallMono, 3, space ? grouped(space.certificate.fingerprint) : notYet),
    said(smallLabel, 0, 'sign.noticeHash'),
    typed(smallMono, 0, grouped(canvas.contentHash)),
  ]
}

function certificateLine(
  { document }: Canvas,
  space: SignatureSpace | null,
): readonly [FurnitureKey, Readonly<Record<string, string>>] {
  if (!space) return ['sign.noCertificate', {}]
  const { subject, issuer, selfSigned, notAfter } = space.certificate
  const date = dayOfNotice(document, notAfter)
  return selfSigned
    ? ['sign.ownCertificate', { subject, date }]
    : ['sign.issuedCertificate', { subject, issuer, date }]
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
