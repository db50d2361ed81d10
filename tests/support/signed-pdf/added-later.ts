import { opensslSigners, revised, signatureBody, stream, type PdfObject } from './openssl-signed.ts'

const fonts = '/Resources<</Font<</F1 7 0 R>>>>'

const decision = (outcome: string): PdfObject => {
  const lines = [
    'Outcome of a misconduct hearing',
    `Outcome: ${outcome}`,
    'Received by the officer on:',
  ]
  const drawn = lines.map((line, at) => `BT /F1 12 Tf 72 ${760 - at * 24} Td (${line}) Tj ET`)
  return [6, stream(drawn.join('\n'))]
}
const catalog = (fields: string, more: string): PdfObject => [
  1,
  `<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[${fields}]/SigFlags 3>>${more}>>`,
]
const page = (marks: string): PdfObject => [
  4,
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[${marks}]${fonts}/Contents 6 0 R>>`,
]
const mark = (entries: string): string => `<</Type/Annot/Subtype/Widget/P 4 0 R${entries}>>`
const received = (more = ''): PdfObject => [
  8,
  mark(`/FT/Tx/T(Date received)/F 4/Rect[72 660 292 700]/DA(/F1 9 Tf)${more}`),
]
const countersignature: PdfObject = [
  9,
  mark('/FT/Sig/T(Countersignature)/F 132/Rect[72 200 292 240]/V 10 0 R/AP<</N 11 0 R>>'),
]
const look = (words: string): PdfObject => {
  const drawn = `0.5 0.5 219 39 re S BT /F1 10 Tf 8 16 Td (${words}) Tj ET`
  return [11, stream(drawn, `/Type/XObject/Subtype/Form/BBox[0 0 220 40]${fonts}`)]
}

/** A signed notice of another program, and what further programs made of it. */
export function noticesAddedTo() {
  const signers = opensslSigners()
  signers.add('secretary', ['rsa:2048'])
  const signed = (fields: string, terms: string, perms: string, ...more: readonly PdfObject[]) =>
    signers.seal(
      revised(null, [
        catalog(fields, perms),
        [2, '<</Type/Pages/Kids[4 0 R]/Count 1>>'],
        [3, mark('/FT/Sig/T(Chair)/F 132/Rect[0 0 0 0]/V 5 0 R')],
        page(fields),
        [5, signatureBody({ more: terms })],
        decision('final written warning'),
        [7, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'],
        ...more,
      ]),
    )
  const plain = signed('3 0 R', '', '')
  const allowing = '/Reference[<</TransformMethod/DocMDP/TransformParams<</P 2/V/1.2>>>>]'
  const open = signed('3 0 R 8 0 R', allowing, '/Perms<</DocMDP 5 0 R>>', received())
  const date = '20 November 2026'
  const both = '3 0 R 9 0 R'
  const further = [
    catalog(both, ''),
    page(both),
    countersignature,
    [10, signatureBody({})],
  ] as const
  return {
    /** A second signature, drawn below the words. */
    drawn: signers.seal(revised(plain, [...further, look('Secretariat')]), 'secretary'),
    /** A field that stood open, filled in as the signer allows. */
    filled: revised(open, [received(`/V(${date})/AP<</N 11 0 R>>`), look(date)]),
    /** Evidence about certificates, which nobody sees. */
    evidenced: revised(plain, [
      catalog('3 0 R', '/DSS<</Type/DSS/Certs[12 0 R]>>'),
      [12, stream('A certificate')],
    ]),
    /** Another outcome in place of the one that was signed. */
    changed: revised(plain, [decision('dismissal without notice')]),
  }
}
