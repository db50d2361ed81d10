import type { CertificateFacts } from '#core/notice/notice'
import type { Canvas, Structure } from './canvas.ts'

/** Room left in the file for a signature, and what is said about it there. */
export type SignatureSpace = {
  /** Bytes of the signature to come: exactly as many, so that no unsigned padding is left. */
  readonly bytes: number
  readonly signer: string
  readonly reason: string
  readonly location: string
  /** ISO time claimed by the signer. */
  readonly at: string
  readonly certificate: CertificateFacts
}

/** Ten digits each, so that the true numbers always fit in their place. */
const WIDEST = 9_999_999_999
/** What stands in the file until the signature's place is known. */
export const byteRangePlaceholder = `/ByteRange [0 ${WIDEST} ${WIDEST} ${WIDEST}]`

/** Adds the signature dictionary and its field, visible where the block was drawn. */
export function addSignatureField(
  canvas: Canvas,
  form: Structure,
  space: SignatureSpace,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const { pdf } = canvas
  const signature = pdf.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    Prop_Build: { App: { Name: 'Evenhand' } },
    M: new Date(space.at),
    Name: text(space.signer),
    Reason: text(space.reason),
    Location: text(space.location),
    ByteRange: [0, WIDEST, WIDEST, WIDEST],
    Contents: new Uint8Array(space.bytes),
  })
  // The block is drawn on the page itself; the field's own appearance adds nothing to it.
  const appearance = pdf.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, box.width, box.height],
    Resources: {},
  })
  // It must be a stream (PDF/A), and pdfkit writes one without a byte as a dictionary.
  appearance.end(' ')
  const widget = {
    Border: [0, 0, 0],
    Subtype: 'Widget',
    FT: 'Sig',
    T: text('Signature'),
    TU: text(`Signature of ${space.signer}`),
    // Printed, and locked against changes.
    F: 4 + 128,
    P: pdf.page.dictionary,
    V: signature,
    AP: { N: appearance },
    structParent: form,
  }
  pdf.annotate(box.x, box.y, box.width, box.height, widget)
  const annotations: readonly unknown[] = pdf.page.annotations
  declareForm(canvas, annotations.at(-1))
  endReference(signature)
}

function declareForm(canvas: Canvas, widget: unknown): void {
  canvas.pdf.font('sans')
  canvas.pdf.initForm()
  const form = canvas.pdf._root.data['AcroForm']
  if (typeof form !== 'object' || form === null || !('data' in form)) return
  const { data } = form
  if (typeof data !== 'object' || data === null) return
  // 3: holds signatures, and may only grow; a reader must not draw fields anew.
  Object.assign(data, { Fields: [widget], SigFlags: 3, NeedAppearances: undefined })
}

function endReference(reference: PDFKit.PDFKitReference): void {
  reference.end(undefined)
}

/** pdfkit writes text objects as text, and plain strings as names. */
const text = (value: string): unknown => Object(value)
