import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fontBytes, fontNames } from '../../../src-main/notice-pdf/fonts.ts'
import { reachOf, type Reach } from '../../../src-main/notice-pdf/glyph-reach.ts'
import {
  changed,
  drawnUpon,
  first,
  good,
  judged,
  second,
} from '../../support/signed-pdf/later-shapes.ts'
import { stream, type PdfObject } from '../../support/signed-pdf/openssl-signed.ts'

const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [at, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, at * 2)
  return bytes
}
type Corners = readonly [left: number, bottom: number, right: number, top: number]

/** A letter that fills a box. What it says of its own bounds is `said`. */
function boxed([left, bottom, right, top]: Corners, said: Corners = [0, 0, 500, 700]): Buffer {
  const flags = Buffer.from([1, 1, 1, 1])
  const x = words(left, right - left, 0, left - right)
  const y = words(bottom, 0, top - bottom, 0)
  return Buffer.concat([words(1, ...said, 3, 0), flags, x, y])
}
/** A letter put together of another one, which is moved and stretched. */
const composed = (part: number, x: number, y: number, stretched = 1): Buffer =>
  words(0xffff, 0, 0, 500, 700, 0x1 | 0x2 | 0x8, part, x, y, stretched * 0x4000)

type Made = {
  readonly letters: readonly Buffer[]
  /** Where the ink of each begins by the table. */
  readonly bearings?: readonly number[]
  readonly more?: readonly (readonly [tag: string, body: Buffer])[]
}

/** A face of a thousand units, as a file that is signed may bring one. */
function trueType({ letters, bearings = [], more = [] }: Made): Buffer {
  const even = letters.map((one) =>
    one.length % 2 === 0 ? one : Buffer.concat([one, Buffer.alloc(1)]),
  )
  const places = even.map((_, at) => Buffer.concat(even.slice(0, at)).length / 2)
  const glyf = Buffer.concat(even)
  const head = Buffer.alloc(54)
  head.writeUInt16BE(1000, 18)
  const hhea = Buffer.alloc(36)
  hhea.writeUInt16BE(letters.length, 34)
  const tables: readonly (readonly [string, Buffer])[] = [
    ['glyf', glyf],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', words(...letters.flatMap((_, at) => [500, bearings[at] ?? 0]))],
    ['loca', words(...places, glyf.length / 2)],
    ['maxp', words(1, 0, letters.length)],
    ...more,
  ]
  let at = 12 + tables.length * 16
  const rows = tables.map(([tag, body]) => {
    const row = Buffer.alloc(16)
    row.write(tag.padEnd(4), 'latin1')
    row.writeUInt32BE(at, 8)
    row.writeUInt32BE(body.length, 12)
    at += body.length
    return row
  })
  const start = Buffer.concat([words(1, 0, tables.length), Buffer.alloc(6)])
  return Buffer.concat([start, ...rows, ...tables.map(([, body]) => body)])
}

const plenty = () => ({ bytes: 8_000_000 })
const letter = boxed([0, 0, 500, 700])
const giant: Corners = [4000, -2000, 9000, 3000]

describe('How far the letters of a font reach', () => {
  it.each(fontNames)('is what the honest face %s says of itself', (name) => {
    const font = fontBytes(name)
    const table = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16)
    const row = table.find((at) => font.toString('latin1', at, at + 4) === 'head') ?? 0
    const head = font.readUInt32BE(row + 8)
    const said = [36, 38, 40, 42].map((at) => font.readInt16BE(head + at) / 1000)
    const reach = reachOf(font, plenty())
    for (const [index, edge] of said.entries()) expect(reach?.[index]).toBeCloseTo(edge, 2)
  })

  it.each([
    ['of its points, whatever it says', { letters: [boxed(giant)] }, [0, -2, 9, 3]],
    [
      'of the parts of a letter',
      { letters: [letter, composed(0, 4000, -900, 1.5)] },
      [0, -1.35, 6.75, 0.7],
    ],
    ['of a letter moved by its table', { letters: [letter], bearings: [3000] }, [0, 0, 3.5, 0.7]],
    [
      'of a letter whose part is moved by its table',
      { letters: [letter, composed(0, 0, 0)], bearings: [-2000] },
      [-2, 0, 0.5, 0.7],
    ],
    ['of letters that draw nothing', { letters: [Buffer.alloc(0)] }, [0, 0, 0, 0]],
  ] as readonly (readonly [string, Made, Reach])[])('is that %s', (_what, font, told) => {
    const reach = reachOf(trueType(font), plenty())
    for (const [index, edge] of told.entries()) expect(reach?.[index]).toBeCloseTo(edge, 2)
  })

  it.each([
    ['a letter that is a part of itself', trueType({ letters: [composed(0, 0, 0)] })],
    ['a part that is not there', trueType({ letters: [letter, composed(9, 0, 0)] })],
    ['a letter that is cut off', trueType({ letters: [letter.subarray(0, 20)] })],
    ['outlines of two kinds', trueType({ letters: [letter], more: [['CFF', letter]] })],
    ['letters that vary', trueType({ letters: [letter], more: [['gvar', letter]] })],
    ['a table twice', trueType({ letters: [letter], more: [['glyf', boxed(giant)]] })],
    ['no outlines', Buffer.from('OTTO')],
    ['nothing', Buffer.alloc(0)],
  ])('is not known of a face with %s', (_what, font) => {
    expect(reachOf(font, plenty())).toBeNull()
  })

  it('is not known of a face that takes more work than is given', () => {
    // Letters of many points in few bytes, all in one place.
    const many = Buffer.concat([
      words(1, 0, 0, 0, 0, 0xffff, 0),
      Buffer.alloc(512, Buffer.from([0x31 | 8, 255])),
    ])
    const font = trueType({ letters: [many] })
    expect(reachOf(font, plenty())).toEqual([0, 0, 0, 0])
    expect(reachOf(font, { bytes: 60_000 })).toBeNull()
  })
})

const program = (font: Buffer): string =>
  stream(deflateSync(font).toString('latin1'), '/Filter/FlateDecode')
const withFont = (key: string, body: string): readonly PdfObject[] => [
  [
    7,
    '<</Type/Font/Subtype/TrueType/BaseFont/Own/FirstChar 65/LastChar 65/Widths[500]/FontDescriptor 20 0 R>>',
  ],
  [20, `<</Type/FontDescriptor/FontName/Own/FontBBox[0 0 500 700]/${key} 21 0 R>>`],
  [21, body],
]
const wide = (body: string): readonly PdfObject[] => [
  [7, '<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[22 0 R]>>'],
  [22, '<</Type/Font/Subtype/CIDFontType2/BaseFont/Own/DW 500/FontDescriptor 20 0 R>>'],
  ...withFont('FontFile2', body).slice(1),
]

describe('A signature drawn beside letters of a font that the file brings', () => {
  /** The letter stands at 10, 20; the signature from 80, 10 to 180, 40. */
  const beside = (shown: string, objects: readonly PdfObject[]) =>
    judged(
      drawnUpon(
        first([6, stream(`BT /F1 12 Tf 10 20 Td ${shown} Tj ET`)], ...objects),
        '80 10 180 40',
      ),
    )
  const [small, large] = [
    program(trueType({ letters: [letter] })),
    program(trueType({ letters: [boxed([6000, 0, 12_000, 1000])] })),
  ]

  it('is permitted where none of them reaches it', async () => {
    const told = good('PERMITTED', second(1))
    expect(await beside('(A)', withFont('FontFile2', small))).toEqual(told)
    expect(await beside('<0000>', wide(small))).toEqual(told)
  })

  it.each([
    ['a letter draws far beyond its width', '(A)', withFont('FontFile2', large)],
    ['a letter of a wide font does', '<0000>', wide(large)],
    ['outlines are of another kind', '(A)', withFont('FontFile3', small)],
    ['outlines are of an old kind', '(A)', withFont('FontFile', small)],
    [
      'outlines are packed in another way',
      '(A)',
      withFont('FontFile2', stream('00>', '/Filter/ASCIIHexDecode')),
    ],
    ['outlines are no font', '(A)', withFont('FontFile2', stream('Dismissal'))],
  ])('is a change where %s', async (_what, shown, objects) => {
    expect(await beside(shown, objects)).toEqual(changed)
  })
})
