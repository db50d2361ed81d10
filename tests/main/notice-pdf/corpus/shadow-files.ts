import {
  onePage,
  opensslSigners,
  revised,
  signatureBody,
  stream,
  type PdfObject,
} from '../../../support/signed-pdf/openssl-signed.ts'
import { CHANGED, form, joined, pageWith, replaced, says, shown, type Case } from './case.ts'

const fields = '/AcroForm<</Fields[3 0 R 20 0 R]/SigFlags 3/NeedAppearances true>>'
const box = (value: string): PdfObject => [
  20,
  `<</Type/Annot/Subtype/Widget/FT/Tx/T(Outcome)/F 4/Rect[20 20 180 60]/P 4 0 R/DA(/F1 12 Tf 0 g)/V(${value})/AP<</N 21 0 R>>>>`,
]
const drawn = (words: string): PdfObject => [
  21,
  stream(
    `/Tx BMC BT /F1 12 Tf 2 10 Td (${words}) Tj ET EMC`,
    `/Type/XObject/Subtype/Form/BBox[0 0 160 40]${shown}`,
  ),
]
/** A font whose letters are drawn as other letters. */
const otherFont: PdfObject = [
  7,
  '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/Differences[48/one/zero]>>>>',
]

/** Shadow attacks: what is shown later was put there before the signature, where nobody saw it. */
export function shadowFiles(): readonly Case[] {
  const o = opensslSigners()
  const prepared = (more: readonly PdfObject[]) =>
    o.seal(revised(null, [...onePage(signatureBody({})), ...more]))
  const signed = prepared([])
  const hidden = prepared([says(8, 'Dismissal without notice')])
  const covered = o.seal(
    revised(null, [
      ...onePage(signatureBody({})).filter(([number]) => number !== 4),
      pageWith('/Annots[3 0 R]/Contents[6 0 R 8 0 R]'),
      [8, stream('1 g 0 0 200 200 re f BT 0 g /F1 12 Tf 20 50 Td (No case to answer) Tj ET')],
    ]),
  )
  const twoFaced = prepared([
    [9, `<</Type/Catalog/Pages 10 0 R${form}>>`],
    [10, '<</Type/Pages/Kids[11 0 R]/Count 1>>'],
    [11, `<</Type/Page/Parent 10 0 R/MediaBox[0 0 200 200]${shown}/Contents 8 0 R>>`],
    says(8, 'Dismissal without notice'),
  ])
  const filled = o.seal(
    revised(null, [
      ...onePage(signatureBody({})).filter(([number]) => ![1, 4].includes(number)),
      [1, `<</Type/Catalog/Pages 2 0 R${fields}>>`],
      pageWith('/Annots[3 0 R 20 0 R]/Contents 6 0 R'),
      box('Written warning'),
      drawn('Written warning'),
    ]),
  )
  const files: readonly (readonly [name: string, file: Uint8Array])[] = [
    ['hide: the cover is taken off', revised(covered, [pageWith('/Annots[3 0 R]/Contents 6 0 R')])],
    [
      'hide: the cover is said to be free, by the table alone',
      replaced(revised(covered, [[8, 'null']]), /8 1\n\d{10} 00000 n/, '8 1\n0000000000 00001 f'),
    ],
    ['replace: another text', revised(hidden, [pageWith('/Annots[3 0 R]/Contents 8 0 R')])],
    ['replace: another font', revised(signed, [otherFont])],
    ['replace: another value of a field', revised(filled, [box('Dismissal')])],
    ['replace: another look of a field', revised(filled, [drawn('Dismissal')])],
    [
      'replace: a field that a reader program draws anew',
      revised(filled, [box('Dismissal'), drawn('')]),
    ],
    [
      'hide and replace: another catalogue',
      joined(
        twoFaced,
        replaced(
          twoFaced.subarray(twoFaced.lastIndexOf('xref\n0 1')),
          '/Root 1 0 R',
          '/Root 9 0 R',
        ),
      ),
    ],
    [
      'hide and replace: an object nobody used, by the table alone',
      replaced(
        revised(hidden, [[6, 'null']]),
        /6 1\n\d{10}(?![^]*6 1\n)/,
        `6 1\n${String(hidden.indexOf('8 0 obj')).padStart(10, '0')}`,
      ),
    ],
    [
      'a layer that was hidden is shown',
      revised(signed, [
        [1, `<</Type/Catalog/Pages 2 0 R${form}/OCProperties<</OCGs[22 0 R]/D<</OFF[22 0 R]>>>>>>`],
        [22, '<</Type/OCG/Name(Shown)>>'],
      ]),
    ],
    ['a description of the file that is another', revised(signed, [[23, '<</Title(Dismissal)>>']])],
  ]
  return files.map(([name, file]) => ({ name: `shadow, ${name}`, file, ...CHANGED }))
}
