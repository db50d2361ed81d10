import { verifyPdf } from '../../../src-main/notice-pdf/verify-notice.ts'
import { nobodyKnown } from '../../main/notice-pdf/judges.ts'
import {
  onePage,
  opensslSigners,
  revised,
  signatureBody,
  stream,
  type PdfObject,
} from './openssl-signed.ts'

/** People who sign, and what they sign: a page to which other programs then add. */
export const made = opensslSigners()
export const shown = '/Resources<</Font<</F1 7 0 R>>>>'
export const words = (text: string) => stream(`BT /F1 12 Tf 20 100 Td (${text}) Tj ET`)
/** Drawing that covers the page and says another outcome. */
export const dismissalOver = '1 g 0 0 400 400 re f 0 g BT /F1 12 Tf 20 100 Td (Dismissal) Tj ET'
/** Another page, of which the signed file says nothing; object 12 leads to it. */
export const otherPage: readonly PdfObject[] = [
  [12, '<</Type/Pages/Kids[13 0 R]/Count 1>>'],
  [13, `<</Type/Page/Parent 12 0 R/MediaBox[0 0 200 200]${shown}/Contents 14 0 R>>`],
  [14, words('Dismissal')],
]
export const catalog = (fields: string, more = ''): PdfObject => [
  1,
  `<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[${fields}]/SigFlags 3>>${more}>>`,
]
export const page = (marks: string, more = '/Contents 6 0 R', box = '200 200'): PdfObject => [
  4,
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${box}]/Annots[${marks}]${shown}${more}>>`,
]
export const field = (box: string, more = ''): PdfObject => [
  9,
  `<</Type/Annot/Subtype/Widget/FT/Sig/T(Second)/F 132/Rect[${box}]/P 4 0 R/V 10 0 R${more}>>`,
]
export const signature: PdfObject = [10, signatureBody({})]
export const look: PdfObject = [
  11,
  stream('BT /F1 9 Tf 2 2 Td (Second) Tj ET', `/Type/XObject/Subtype/Form/BBox[0 0 90 30]${shown}`),
]
export const drawn = '/AP<</N 11 0 R>>'
export const both = '3 0 R 9 0 R'
/** A file signed again by a signature that is drawn in a box of its page. */
export const drawnUpon = (base: Uint8Array, box: string, onPage = page(both)): Buffer =>
  made.seal(revised(base, [catalog(both), onPage, field(box, drawn), signature, look]))
export const dss = '/DSS<</Type/DSS/Certs[11 0 R]>>'
export const certificate: PdfObject = [11, stream('A certificate')]

/** Signed once, with some objects in place of those of the plain page, or beside them. */
export const first = (...changed: readonly PdfObject[]): Buffer => {
  const numbers = changed.map(([number]) => number)
  const kept = onePage(signatureBody({})).filter(([number]) => !numbers.includes(number))
  return made.seal(revised(null, [...kept, ...changed]))
}
export const signed = first()
export const empty = (box: string): PdfObject => [
  9,
  `<</Type/Annot/Subtype/Widget/FT/Sig/T(Second)/F 132/Rect[${box}]/P 4 0 R>>`,
]

export const trailing = (file: Buffer, entries: string): Buffer =>
  Buffer.from(
    file.toString('latin1').replace(/\/Root 1 0 R(?![^]*\/Root 1 0 R)/, `/Root 1 0 R${entries}`),
    'latin1',
  )
export const known = () => revised(signed, [catalog('3 0 R', dss), certificate])

/** What is told of the first signature, and of the file as a whole. */
export const judged = async (file: Uint8Array) => {
  const { verdict, signatures } = await verifyPdf(file, nobodyKnown)
  const { later, additions } = signatures[0] ?? {}
  return { verdict, later, additions }
}
export const good = (later: 'SIGNATURES_ONLY' | 'PERMITTED', ...additions: readonly object[]) => ({
  verdict: 'SIGNED_AND_UNCHANGED',
  later,
  additions,
})
export const changed = { verdict: 'CHANGED_SINCE_SIGNING', later: 'OTHER', additions: [] }
export const second = (on: number | null) => ({
  kind: 'SIGNATURE',
  signer: 'Chair of panels',
  isConfirmed: false,
  page: on,
})
export const evidence = { kind: 'EVIDENCE' }

/** A way to add to a signed file, and its twins that an attacker would make of it. */
export type Shape = readonly [
  what: string,
  honest: () => Uint8Array,
  told: object,
  twins: Readonly<Record<string, () => Uint8Array>>,
]
