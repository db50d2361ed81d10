import { deflateSync } from 'node:zlib'
import { PDFRawStream } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAt, unpacked } from '../../../src-main/notice-pdf/pdf-objects.ts'
import { readThrough } from '../../../src-main/notice-pdf/read-through.ts'
import {
  certificate,
  changed,
  dss,
  evidence,
  first,
  good,
  judged,
  known,
  made,
  otherPage,
  signed,
  type Shape,
} from '../../support/signed-pdf/later-shapes.ts'
import {
  onePage,
  revised,
  signatureBody,
  stream,
  type PdfObject,
} from '../../support/signed-pdf/openssl-signed.ts'
import { packedRevision, type Packing } from '../../support/signed-pdf/packed-revision.ts'

// Each way in which one file says one thing to one reader and another to the next. What was added
// is told of the honest one; its twins must be told as changed.

const form = '/AcroForm<</Fields[3 0 R]/SigFlags 3>>'
const store = (more = '') => `/DSS<</Type/DSS/Certs[11 0 R${more}]>>`
const honestCatalog = `<</Type/Catalog/Pages 2 0 R${form}${dss}>>`
const twoTrees = `<</Type/Catalog/Pages 12 0 R/Pages 2 0 R${form}${store(' 12 0 R')}>>`
const led = (body: string) => revised(signed, [[1, body], certificate, ...otherPage])

const packed = (catalog = honestCatalog, more: Partial<Packing> = {}) =>
  packedRevision(signed, { plain: [certificate], packed: [[1, catalog]], from: 20, ...more })
const withoutOwn = () =>
  packed(undefined, {
    isHybrid: true,
    rows: (rows) => rows.filter(({ number }) => number !== 21),
  })
const rewritten = (file: Buffer, from: string | RegExp, to: string) =>
  Buffer.from(file.toString('latin1').replace(from, to), 'latin1')
const lastOf = (text: string) => new RegExp(`${text}(?![^]*${text})`)

const WIDTH = 120
/** A catalogue with one page tree as it stands, and another one where a predictor is undone. */
function twoFaced(how: string): Buffer {
  const rest = `${form}${store(' 12 0 R 13 0 R 14 0 R 30 0 R')}>>`
  const rows = [
    ' 1 0'.padEnd(WIDTH + 1),
    ' <</Type/Catalog'.padEnd(WIDTH + 1),
    `%${'/Pages 12 0 R'.padEnd(WIDTH - 1)}%`,
    `\n${'/Pages 2 0 R'.padEnd(WIDTH - 1)}\n`,
    ` ${rest}`.padEnd(WIDTH + 1),
  ]
  const content = deflateSync(Buffer.from(rows.join(''), 'latin1')).toString('latin1')
  const entries = `/Type/ObjStm/N 1/First ${WIDTH}/Filter/FlateDecode${how}`
  const holder = `<<${entries}/Length ${content.length}>>stream\n${content}\nendstream`
  const plain = [certificate, ...otherPage, [30, `<</Predictor 12/Columns ${WIDTH}>>`] as const]
  return packed('', { plain, stream: holder, from: 40 })
}

/** A picture of two colours, which are named once and again. */
const palette = (colours: string, base: Buffer | null = null): Buffer => {
  const colour: PdfObject = [21, `[/Indexed/DeviceRGB 1${colours}]`]
  if (base !== null) return revised(base, [colour])
  const picture = '/Subtype/Image/Width 8/Height 1/BitsPerComponent 1/ColorSpace 21 0 R'
  return first(
    [4, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[3 0 R]${drawing}>>`],
    [6, stream('q 100 0 0 100 50 50 cm /I Do Q')],
    [20, stream('U', `/Type/XObject${picture}`)],
    colour,
  )
}
const drawing = '/Resources<</XObject<</I 20 0 R>>>>/Contents 6 0 R'

/** Signed by a program that states a size which leaves out the page and its words. */
const small = () =>
  made.seal(rewritten(revised(null, onePage(signatureBody({}))), '/Size 30', '/Size 4 '))

const shapes: readonly Shape[] = [
  [
    'a catalogue by itself',
    known,
    good('SIGNATURES_ONLY', evidence),
    {
      'with a page tree twice': () => led(twoTrees),
      'with a page tree twice, after a remark': () => led(`%c\n${twoTrees}`),
      'with a page tree twice, after a remark and a byte of nought': () =>
        led(`\0 %c\r\0${twoTrees}`),
      'of a smaller size than the file has objects': () =>
        rewritten(known(), lastOf('/Size 30'), '/Size 6 '),
      'with a way back that is no whole number to every reader': () =>
        rewritten(known(), /\/Prev (\d+)/, '/Prev $1.0'),
      'to a file that was signed with such a size': () =>
        revised(small(), [[1, honestCatalog], certificate]),
    },
  ],
  [
    'a catalogue that is packed',
    packed,
    good('SIGNATURES_ONLY', evidence),
    {
      'with a page tree twice': () => packed(twoTrees, { plain: [certificate, ...otherPage] }),
      'with a page tree twice, after a remark': () =>
        packed(`%c\n${twoTrees}`, { plain: [certificate, ...otherPage] }),
      'with two roots in its table, after a remark': () =>
        rewritten(packed(), /obj\n<<(?=\/Type\/XRef)/, 'obj%c\n<</Root 12 0 R'),
      'of a smaller size than the file has objects': () =>
        rewritten(packed(), '/Size 22', '/Size 6 '),
      'in a way that is said elsewhere': () => twoFaced('/DecodeParms 30 0 R'),
      'in a way of which a part is said elsewhere': () =>
        twoFaced(`/DecodeParms<</Predictor 31 0 R/Columns ${WIDTH}>>`),
      'in a way that is said by its short name': () =>
        twoFaced(`/DP<</Predictor 12/Columns ${WIDTH}>>`),
    },
  ],
  [
    'a packed catalogue for old readers too',
    () => packed(undefined, { isHybrid: true }),
    good('SIGNATURES_ONLY', evidence),
    {
      'with a smaller size in the first table': () =>
        rewritten(packed(undefined, { isHybrid: true }), lastOf('/Size 22'), '/Size 6 '),
      'with a smaller size in the second table': () =>
        rewritten(packed(undefined, { isHybrid: true }), '/Size 22', '/Size 6 '),
    },
  ],
  [
    'such a catalogue with a second table that leaves itself out, as word processors do',
    () => rewritten(withoutOwn(), '/Size 22', '/Size 21'),
    good('SIGNATURES_ONLY', evidence),
    {
      'of a smaller size than it has objects': () =>
        rewritten(withoutOwn(), '/Size 22', '/Size 20'),
    },
  ],
  [
    'the colours of a picture in other letters',
    () => palette('(ABCDEF)', palette('<414243 444546>')),
    good('SIGNATURES_ONLY', { kind: 'UNUSED' }),
    {
      'that are others, though as a text they read the same': () =>
        palette('<FEFFD8FFD8FF>', palette('<FEFFD800D800>')),
      'that are others to readers who know no such digits': () =>
        palette('<4142430G0000>', palette('<414243000000>')),
      'that are others to readers who take an end of line for one letter': () =>
        palette('(AB\r\nCD)', palette('<41420D0A4344>')),
    },
  ],
]

describe.each(shapes)('Another program added %s', (_what, honest, told, twins) => {
  it('which is told', async () => expect(await judged(honest())).toEqual(told))
  it.each(Object.entries(twins))('but not %s', async (_twin, attack) => {
    expect(await judged(attack())).toEqual(changed)
  })
})

describe('A stream', () => {
  const plain = 'The outcome is a final written warning'
  const rows = Buffer.from(`\0${plain}`)
  const holding = (entries: string, content = deflateSync(plain), length = `${content.length}`) => {
    const body = `<</Length ${length}${entries}>>stream\n${content.toString('latin1')}\nendstream`
    const object = parseAt(Buffer.from(body, 'latin1'), 0, body.length)
    return object instanceof PDFRawStream ? (unpacked(object)?.toString() ?? null) : undefined
  }
  const flate = '/Filter/FlateDecode'
  const width = plain.length

  it.each([
    ['not at all', holding('', Buffer.from(plain))],
    ['in the one way', holding(flate)],
    ['in a list of one way', holding('/Filter[/FlateDecode]/DecodeParms[null]')],
    ['to a length that is said elsewhere', holding(flate, undefined, '7 0 R')],
    [
      'by rows',
      holding(`${flate}/DecodeParms<</Predictor 15/Columns ${width}>>`, deflateSync(rows)),
    ],
  ])('is read that is packed %s', (_how, content) => expect(content).toBe(plain))

  const by = (parms: string) => holding(`${flate}${parms}`, deflateSync(rows))
  it.each([
    ['elsewhere', by('/DecodeParms 7 0 R')],
    ['in part elsewhere', by(`/DecodeParms<</Predictor 12/Columns 7 0 R>>`)],
    ['by a short name', by(`/DP<</Predictor 12/Columns ${width}>>`)],
    ['for another file', by(`/F(other)`)],
    ['for the filters of another file', by('/FFilter/FlateDecode')],
    ['with a point', by(`/DecodeParms<</Predictor 12.0/Columns ${width}>>`)],
    ['with a sign', by(`/DecodeParms<</Predictor 12/Columns +${width}>>`)],
    ['below nought', by(`/DecodeParms<</Predictor 12/Columns -${width}>>`)],
    ['by a number that no reader knows', by(`/DecodeParms<</Predictor 16/Columns ${width}>>`)],
    ['with more beside', by(`/DecodeParms<</Predictor 12/Columns ${width}/Colors 1>>`)],
    ['in a list where the filter is none', by(`/DecodeParms[<</Predictor 12/Columns ${width}>>]`)],
    ['without a filter', holding('/DecodeParms<</Predictor 12>>', Buffer.from(plain))],
    ['with a length that is not its own', holding(flate, undefined, '4')],
    ['with a length elsewhere and no end', holding('', Buffer.from(plain), '7 0 R')],
  ])('is not read whose packing is said %s', (_how, content) => expect(content).toBeNull())
})

describe('Reading a file through', () => {
  const pack = (numbers: string, content: string, entries = '/Type/ObjStm/N 1') => {
    const bytes = deflateSync(`${numbers} ${content}`).toString('latin1')
    const how = `${entries}/First ${numbers.length + 1}/Filter/FlateDecode`
    return `<<${how}/Length ${bytes.length}>>stream\n${bytes}\nendstream endobj\n`
  }
  const through = (text: string) => readThrough(Buffer.from(text, 'latin1'))
  const everyNumber = (text: string) => through(text)?.unlisted(new Map(), text.length)

  it('comes to the end of very many remarks within remarks', () => {
    const remarks = (letters: number) => `%${'1%'.repeat(letters / 2)}\n`
    const text = `${remarks(98).repeat(10_000)}7 ${remarks(998).repeat(300)} 0 R`
    expect(through(text)?.isNamedBefore(7, text.length)).toBe(true)
  })

  it('finds every reference that any reader may find', () => {
    const part = fc.constantFrom('1', '23', ' ', '\n', '\r', '\0', '%', 'R', 'x', '4 0 R', '5%R\n')
    const gap = String.raw`(?:[\s\0]|%[^\r\n]*[\r\n])+`
    const reference = new RegExp(String.raw`(?<!\d)(\d+)(?=${gap}\d+${gap}R(?![A-Za-z0-9]))`, 'g')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('')
        const named = [...text.matchAll(reference)].map((found) => Number(found[1]))
        const read = through(text)
        for (const [digits] of text.matchAll(/\d+/g)) {
          const isNamed = named.includes(Number(digits))
          expect(read?.isNamedBefore(Number(digits), text.length)).toBe(isNamed)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('finds packed objects however their stream is described', () => {
    const described = (entries: string) => everyNumber(`4 0 obj ${pack('8 0', '(a)', entries)}`)
    expect(described('/Type/ObjStm/N 1')).toEqual([4, 8])
    expect(described('/Type/Obj#53tm/N 1')).toEqual([4, 8])
    expect(described(`/X(${'x'.repeat(5_000)})/Type/ObjStm/N 1`)).toEqual([4, 8])
  })

  it('refuses what has many heads before one large stream', () => {
    const large = pack('8 0', `(${'x'.repeat(1_000_000)})`)
    const heads = (count: number) => `${'%4 0 obj\n'.repeat(count)}${large}`
    expect(everyNumber(heads(2))).toEqual([4, 8])
    expect(everyNumber(heads(200))).toBeUndefined()
  })

  it('refuses packed objects that share their bytes', () => {
    const two = (second: number) =>
      everyNumber(`4 0 obj ${pack(`8 0 9 ${second}`, '(one)(two)', '/Type/ObjStm/N 2')}`)
    expect(two(5)).toEqual([4, 8, 9])
    expect(two(0)).toBeUndefined()
  })
})
