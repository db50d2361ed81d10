import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  both,
  changed,
  drawnUpon,
  first,
  good,
  judged,
  page,
  second,
} from '../../support/signed-pdf/later-shapes.ts'
import { stream, type PdfObject } from '../../support/signed-pdf/openssl-signed.ts'

// Pages made so that what they draw seems to stand elsewhere than where readers draw it. A later
// signature drawn there would cover what the page says.

/** Signed, and then signed again in a box. */
const covered = (box: string, onPage: PdfObject, ...objects: readonly PdfObject[]): Buffer =>
  drawnUpon(first(onPage, ...objects), box)
const content = (text: string): PdfObject => [6, stream(text)]
const judgedOn = (box: string, text: string, ...objects: readonly PdfObject[]) =>
  judged(covered(box, content(text), ...objects))

const narrow = (more: string, ...widths: readonly number[]): PdfObject => [
  7,
  `<</Type/Font/Subtype/TrueType/BaseFont/Narrow${more}/Widths[${widths.join(' ')}]>>`,
]
const wide = (widths: string): readonly PdfObject[] => [
  [7, '<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[20 0 R]>>'],
  [20, `<</Type/Font/Subtype/CIDFontType2/BaseFont/Wide/W[${widths}]>>`],
]

/** A remark for who leaves the predictor out; words for who undoes it. */
function twoFaced(entries: string): PdfObject {
  const columns = 40
  const words = '\nBT /F1 12 Tf 20 100 Td (Dismissal) Tj ET'.padEnd(columns * 2)
  const rows = [`${' '.repeat(columns - 1)}%`, words.slice(0, columns), words.slice(columns)]
  const packed = rows.map((row, at) =>
    Buffer.from([
      at === 0 ? 0 : 2,
      ...Buffer.from(row).map(
        (byte, x) => byte - (at === 0 ? 0 : (rows[at - 1] ?? '').charCodeAt(x)),
      ),
    ]),
  )
  const bytes = deflateSync(Buffer.concat(packed)).toString('latin1')
  return [6, stream(bytes, `/Filter/FlateDecode${entries}`)]
}

describe('A signature drawn beside what a page says', () => {
  it.each([
    ['words of a font that every reader has', '(Hi) Tj', []],
    [
      'words whose widths are told',
      '(Hii) Tj',
      [narrow('/FirstChar 72/LastChar 105', ...Array<number>(34).fill(500))],
    ],
    ['words of a wide font', '<00030004> Tj', wide('3 [500] 4 9 600')],
  ] as const)('is permitted after %s', async (_what, words, objects) => {
    const told = await judgedOn('80 10 180 40', `BT /F1 12 Tf 10 20 Td ${words} ET`, ...objects)
    expect(told).toEqual(good('PERMITTED', second(1)))
  })

  it('is permitted over a line of a form', async () => {
    const told = await judgedOn('20 10 180 40', '1 w 10 15 m 190 15 l S')
    expect(told).toEqual(good('PERMITTED', second(1)))
  })

  it.each([
    [
      'after letters of unknown widths and a step back',
      '15 90 118 120',
      'BT /F1 12 Tf 140 100 Td [(iiiiiiiiii) 10000] TJ (Dismissed) Tj ET',
    ],
    [
      'under words that rise after letters of unknown widths',
      '25 80 115 110',
      'BT /F1 12 Tf 10 20 Td (iiiiiiiiii) Tj 70 Ts (Final) Tj ET',
    ],
    [
      'over letters made of strokes',
      '15 85 118 125',
      '1.5 w 30 90 m 30 120 l S 45 90 m 45 120 l S 30 105 m 50.5 105 l S',
    ],
    [
      'over large letters made of strokes',
      '15 20 118 125',
      '1 w 30 40 m 30 110 l S 60 40 m 60 110 l S 25 75 m 65 75 l S',
    ],
    [
      'over many lines',
      '15 20 118 125',
      '1 w 30 40 m 30 110 l S 60 40 m 60 110 l S 80 40 m 80 110 l S',
    ],
    ['over a line of small shapes', '15 20 118 60', '30 40 m 30 41 l 90 40 l f'],
    ['under the point of a sharp corner', '90 10 180 40', '10 w 1000 M 20 20 m 60 20 l 20 21 l S'],
    [
      'under the point of a corner that closes',
      '90 10 180 40',
      '10 w 1000 M 60 20 m 20 20 l 20 21 l s',
    ],
    [
      'under a path that is moved before it is drawn',
      '90 90 180 140',
      '0 0 m 0 5 l 5 5 l 20 0 0 20 0 0 cm f',
    ],
    ['under a colour told by too many numbers', '30 90 118 120', '1 0 g 30 100 60 20 re f'],
    ['under a line of no known width', '30 90 118 120', '1-2 w 10 10 m 190 190 l S'],
    ['under words that stand outside of a text', '30 90 118 120', '/F1 12 Tf (Dismissal) Tj'],
    [
      'under a number too large for some readers',
      '15 90 118 120',
      'BT /F1 12 Tf 4294967316 100 Td (Dismissal) Tj ET',
    ],
    [
      'under a number that a blank of other kinds ends',
      '30 90 118 120',
      '1\u00A0g 30 100 60 20 re f',
    ],
    ['under words within a dictionary', '30 90 118 120', '/P <</X f 30 100 60 20 re f >> BDC EMC'],
    [
      'beside words longer than a reader may hold',
      '80 90 180 120',
      `BT /F1 0.0001 Tf 10 20 Td (${'i'.repeat(40_000)}) Tj ET`,
    ],
    ['under a drawing that is not to be found', '30 90 118 120', '/X1 Do'],
  ])('is a change %s', async (_what, box, text) => {
    expect(await judgedOn(box, text)).toEqual(changed)
  })

  it.each([
    ['outside of the widths', 'A', [narrow('/FirstChar 66/LastChar 67', 500, 500)]],
    [
      'outside of them, with a width of another place',
      'A',
      [
        narrow('/FirstChar 66/LastChar 66/FontDescriptor 20 0 R', 500),
        [20, '<</Type/FontDescriptor/MissingWidth -300>>'],
      ],
    ],
    ['of widths without a first letter', 'A', [narrow('', 500)]],
    ['of a width below nothing', 'A', [narrow('/FirstChar 65/LastChar 65', -500)]],
    [
      'of a font without widths that readers do not have',
      'A',
      [[7, '<</Type/Font/Subtype/Type1/BaseFont/Other>>']],
    ],
    [
      'of other names',
      'A',
      [[7, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[65/Other]>>>>']],
    ],
    ['of a wide font, told of twice', '\0\u0003', wide('3 [500] 1 100 600')],
    ['of half a wide font', '\0', wide('0 [500]')],
  ] as readonly (readonly [string, string, readonly PdfObject[]])[])(
    'is a change beside a letter %s',
    async (_what, text, objects) => {
      const words = `BT /F1 12 Tf 10 150 Td (${text}) Tj ET`
      expect(await judgedOn('80 10 180 40', words, ...objects)).toEqual(changed)
    },
  )

  const colours = '/Resources<</Font<</F1 7 0 R>>/ColorSpace<</DefaultGray 20 0 R>>>>'
  const space: readonly PdfObject[] = [
    [20, '[/Separation/X/DeviceGray 21 0 R]'],
    [21, '<</FunctionType 2/Domain[0 1]/C0[1]/C1[0]/N 1>>'],
  ]
  it('is a change where white may be another colour, on the page or in a drawing', async () => {
    const later: PdfObject = [2, `<</Type/Pages/Kids[4 0 R]/Count 1>>`]
    const white = '1 g 30 100 6 20 re f'
    const onPage = (marks: string): PdfObject => [
      4,
      page(marks)[1].replace('/Resources<</Font<</F1 7 0 R>>>>', colours),
    ]
    const box = '15 90 118 130'
    const base = first(onPage('3 0 R'), later, content(white), ...space)
    const told = await judged(drawnUpon(base, box, onPage(both)))
    expect(told).toEqual(changed)

    const named = '/Resources<</Font<</F1 7 0 R>>/XObject<</X1 22 0 R>>>>'
    const withForm = (marks: string): PdfObject => [
      4,
      page(marks)[1].replace('/Resources<</Font<</F1 7 0 R>>>>', named),
    ]
    const drawing = (more: string): PdfObject => [
      22,
      stream(white, `/Type/XObject/Subtype/Form/BBox[0 0 200 200]${more}`),
    ]
    const signedAgain = (more: string) =>
      judged(
        drawnUpon(
          first(withForm('3 0 R'), content('/X1 Do'), drawing(more), ...space),
          box,
          withForm(both),
        ),
      )
    expect(await signedAgain(colours)).toEqual(changed)
    expect(await signedAgain('')).toEqual(good('PERMITTED', second(1)))
  })

  it.each([
    ['parameters of another place', '/DecodeParms 20 0 R'],
    ['a parameter of another place', '/DecodeParms<</Predictor 21 0 R/Columns 40>>'],
    ['parameters by a short name', '/DP<</Predictor 12/Columns 40>>'],
  ])('is a change where the page is packed with %s', async (_what, entries) => {
    const parameters: readonly PdfObject[] = [
      [20, '<</Predictor 12/Columns 40>>'],
      [21, '12'],
    ]
    expect(await judged(covered('15 90 118 120', twoFaced(entries), ...parameters))).toEqual(
      changed,
    )
  })

  it('is a change where readers take more of the page than ends it', async () => {
    const hidden = '%\nendstream\nBT /F1 12 Tf 20 100 Td (Dismissal) Tj ET'
    const onPage: PdfObject = [6, `<</Length 20 0 R>>stream\n${hidden}\nendstream`]
    const length: PdfObject = [20, String(hidden.length)]
    expect(await judged(covered('15 90 118 120', onPage, length))).toEqual(changed)
  })

  it('is permitted on a page that names one large font often', async () => {
    const often = `${'/F1 1 Tf '.repeat(10_000)}BT 10 20 Td <0003> Tj ET`
    const told = await judgedOn('80 10 180 40', often, ...wide('0 65535 500'))
    expect(told).toEqual(good('PERMITTED', second(1)))
  })

  it('is a change on a page that takes more work than is given', async () => {
    const shown = 'BT /F1 1 Tf 10 20 Td <0003> Tj ET'
    expect(await judgedOn('80 10 180 40', shown, ...wide('0 65535 500 '.repeat(1000)))).toEqual(
      changed,
    )
    const named = '/Resources<</Font<</F1 7 0 R>>/XObject<</X1 6 0 R>>>>'
    const onPage = (marks: string): PdfObject => [
      4,
      page(marks)[1].replace('/Resources<</Font<</F1 7 0 R>>>>', named),
    ]
    const inItself = stream('/X1 Do '.repeat(20), '/Type/XObject/Subtype/Form/BBox[0 0 9 9]')
    const base = first(onPage('3 0 R'), [6, inItself])
    const told = await judged(drawnUpon(base, '80 10 180 40', onPage(both)))
    expect(told).toEqual(changed)
  })
})

describe('A signature drawn beside a mark of the page', () => {
  const beside = (mark: string, box = '15 90 118 120', ...objects: readonly PdfObject[]) => {
    const onPage = (marks: string) => page(marks, '')
    const base = first(onPage('3 0 R 8 0 R'), [8, `<</Type/Annot/P 4 0 R/F 4${mark}>>`], ...objects)
    return judged(drawnUpon(base, box, onPage('3 0 R 8 0 R 9 0 R')))
  }
  const words = 'BT /F1 12 Tf 20 100 Td (Final) Tj ET'
  const stamp = '/Subtype/Stamp/Rect[0 0 5 5]/AP<</N 17 0 R>>'
  const framed: PdfObject = [17, stream(words, '/Subtype/Form/BBox[0 0 9 9]')]
  const unframed: PdfObject = [17, stream(words, '/Subtype/Form')]

  it.each([
    ['a stamp that keeps to its box', stamp],
    ['a link without a border', '/Subtype/Link/Rect[0 0 9 9]/Border[0 0 0]'],
    ['a field', '/Subtype/Widget/FT/Tx/T(A)/Rect[0 0 9 9]'],
  ])('is permitted where that is %s', async (_what, mark) => {
    expect(await beside(mark, undefined, framed)).toEqual(good('PERMITTED', second(1)))
  })

  it.each([
    ['a stamp without a box', stamp],
    ['a hand-drawn line', '/Subtype/Ink/Rect[0 0 5 5]/C[0 0 0]/InkList[[30 100 40 115 50 100]]'],
    ['a highlight', '/Subtype/Highlight/Rect[0 0 5 5]/QuadPoints[30 115 90 115 30 100 90 100]'],
    ['a note', '/Subtype/Text/Rect[30 121 30 121]/Contents(Not final)'],
    ['a line', '/Subtype/Line/Rect[0 0 5 5]/L[30 100 90 110]/C[0 0 0]'],
    ['a link with a broad border', '/Subtype/Link/Rect[0 0 5 5]/Border[0 0 200]'],
  ])('is a change where that is %s', async (_what, mark) => {
    expect(await beside(mark, undefined, unframed)).toEqual(changed)
  })

  it('is a change at a place told in numbers that some readers take for others', async () => {
    expect(await beside(stamp, '4294967311 90 4294967446 120', framed)).toEqual(changed)
  })
})
