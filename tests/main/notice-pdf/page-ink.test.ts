import { describe, expect, it } from 'vitest'
import { isBare } from '../../../src-main/notice-pdf/page-ink.ts'
import { pagesOf } from '../../../src-main/notice-pdf/page-list.ts'
import { statesOf } from '../../../src-main/notice-pdf/pdf-state.ts'
import { revised, stream, type PdfObject } from '../../support/signed-pdf/openssl-signed.ts'

/** Whether a page with this content leaves the box from 20, 20 to 80, 80 bare. */
function leavesBare(content: string, more = '', ...objects: readonly PdfObject[]): boolean {
  const resources =
    '/Resources<</Font<</F1 7 0 R/F2 8 0 R>>/XObject<</X1 9 0 R>>/ExtGState<</G1<</BM/Difference>>>>>>'
  const all: readonly PdfObject[] = [
    [1, '<</Type/Catalog/Pages 2 0 R>>'],
    [2, `<</Type/Pages/Kids[4 0 R]/Count 1${resources}>>`],
    [4, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 6 0 R${more}>>`],
    [6, stream(content)],
    [7, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'],
    [8, '<</Type/Font/Subtype/Type1/BaseFont/X/FirstChar 65/LastChar 66/Widths[200 2000]>>'],
    ...objects,
  ]
  const file = revised(null, all)
  const state = statesOf(file)(file.length)
  const [page] = (state && pagesOf(state)) ?? []
  if (!state || !page) throw new Error('No page')
  const left = { operators: 1000, bytes: 100_000 }
  return isBare(state, page.dictionary, [20, 20, 80, 80], left)
}

const form = (content: string, more = ''): PdfObject => [
  9,
  stream(content, `/Subtype/Form/BBox[0 0 200 200]${more}`),
]
const picture: PdfObject = [9, stream('x', '/Subtype/Image/Width 1/Height 1')]

describe('A part of a page', () => {
  it.each([
    ['words above it', 'BT /F1 12 Tf 20 100 Td (Warning) Tj ET'],
    ['words below it, after a step of a line', 'BT /F1 8 Tf 20 30 Td 0 -20 TD (a) Tj ET'],
    ['words that end before it', 'BT /F2 10 Tf 0 50 Td (AAA) Tj ET'],
    ['white paint', '1 g 0 0 200 200 re f'],
    ['a path that only cuts', '0 0 200 200 re W n'],
    ['a long line of a form', '0 50 200 0.5 re f 0 g 1 w 0 40 m 200 40 l S'],
    ['a remark and a name with odd signs', '% 30 30 40 40 re f\n/Tag#20x BMC EMC'],
    ['a drawing elsewhere', '1 0 0 1 120 120 cm 0 0 9 9 re f'],
    ['what was saved and put back', 'q 1 0 0 1 0 100 cm Q 1 0 0 1 0 150 cm 0 0 9 9 re f'],
    ['dictionaries beside its marks', '/P <</MCID 0/X[1 2]>> BDC EMC'],
  ])('is bare beside %s', (_what, content) => {
    expect(leavesBare(content)).toBe(true)
  })

  it.each([
    ['words', 'BT /F1 12 Tf 30 50 Td (Warning) Tj ET'],
    ['words that reach into it', 'BT /F2 10 Tf 0 50 Td (BB) Tj ET'],
    ['words moved into it by a step', 'BT /F2 10 Tf 0 50 Td [-2500 (A)] TJ ET'],
    ['words set by a matrix', 'BT /F1 12 Tf 1 0 0 1 30 50 Tm (a) Tj ET'],
    ['words on the next line', "BT /F1 12 Tf 40 TL 30 100 Td (a) ' ET"],
    ['words written as numbers', 'BT /F1 12 Tf 30 50 Td <61> Tj ET'],
    ['words with brackets in them', String.raw`BT /F1 12 Tf 30 50 Td (\)\050a) Tj ET`],
    ['words of a font that is not there', 'BT /F9 1 Tf 150 150 Td (a) Tj ET'],
    ['words that nobody sees', 'BT 3 Tr /F1 12 Tf 30 50 Td (a) Tj ET'],
    ['a shape', '0 0 200 200 re f'],
    ['a shape with a white inside and an edge', '1 g 30 30 40 40 re B'],
    ['white that is mixed with what lies below', '/G1 gs 1 g 0 0 200 200 re f'],
    ['a white of another space', '1 g /Sep cs 1 scn 0 0 200 200 re f'],
    ['short thin strokes, as letters may be', '30 30 m 40 30 l S'],
    ['a curve', '0 0 m 50 50 60 60 150 150 c S'],
    ['a thick line beside it', '30 w 0 10 m 200 10 l S'],
    ['a picture within its words', 'BI /W 1 ID x EI'],
    ['a shading', '/S1 sh'],
    ['an operator that nobody knows', '1 2 constructor'],
    ['a word that ends nowhere', '(Warning'],
    ['a number with two signs', '1 0 0 1 1-2 0 cm'],
  ])('is not bare under %s', (_what, content) => {
    expect(leavesBare(content)).toBe(false)
  })

  it('is looked for in drawings within the page', () => {
    expect(leavesBare('/X1 Do', '', form('0 0 9 9 re f'))).toBe(true)
    expect(leavesBare('/X1 Do', '', form('0 0 9 9 re f', '/Matrix[1 0 0 1 30 30]'))).toBe(false)
    expect(leavesBare('/X1 Do', '', form('/X1 Do'))).toBe(false)
    expect(leavesBare('10 0 0 10 0 0 cm /X1 Do', '', picture)).toBe(true)
    expect(leavesBare('50 0 0 50 0 0 cm /X1 Do', '', picture)).toBe(false)
  })

  it('is not bare where the page counts in other units, or takes more work than is given', () => {
    expect(leavesBare('', '/UserUnit 2')).toBe(false)
    expect(leavesBare('q Q '.repeat(400))).toBe(true)
    expect(leavesBare('q Q '.repeat(600))).toBe(false)
  })
})
