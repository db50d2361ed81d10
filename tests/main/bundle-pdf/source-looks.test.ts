import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
  PDFRawStream,
  PDFString,
  rgb,
  StandardFonts,
  type PDFPage,
} from '@cantoo/pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { inspectPdf } from '../../../src-main/bundle-pdf/intake/inspect-pdf.ts'
import { bundleOfOne, look, mark, source } from '../../support/bundle-of-one.ts'
import { value } from '../../support/open-library.ts'

const { folder, path, issue, text } = bundleOfOne()
afterAll(() => rmSync(folder, { recursive: true }))
const name = (word: string) => PDFName.of(word)

/** A drawing for a mark: a red square. */
const square = (pdf: PDFDocument) =>
  pdf.context.register(
    pdf.context.stream('1 0 0 rg 0 0 200 40 re f', {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 200, 40],
    }),
  )
function layer(pdf: PDFDocument, change: (ref: unknown) => Record<string, unknown>) {
  const ref = pdf.context.register(
    pdf.context.obj({ Type: 'OCG', Name: PDFString.of('Private working notes') }),
  )
  pdf.catalog.set(name('OCProperties'), pdf.context.obj({ OCGs: [ref], D: change(ref) } as never))
  return ref
}
/** Draws a large square in a layer of the page. */
function drawIn(pdf: PDFDocument, page: PDFPage, ref: unknown): void {
  const { Resources } = page.node.normalizedEntries()
  Resources.set(name('Properties'), pdf.context.obj({ L: ref } as never))
  const drawn = pdf.context.stream('/OC /L BDC 0 0 1 rg 50 50 100 100 re f EMC')
  page.node.addContentStream(pdf.context.register(drawn))
}

describe('a page of the bundle looks as in its source', () => {
  const cases: readonly (readonly [string, (pdf: PDFDocument, page: PDFPage) => unknown])[] = [
    [
      'with a layer that is switched off',
      (pdf, page) =>
        drawIn(
          pdf,
          page,
          layer(pdf, (ref) => ({ OFF: [ref] })),
        ),
    ],
    [
      'with a layer off as all but those listed',
      (pdf, page) =>
        drawIn(
          pdf,
          page,
          layer(pdf, () => ({ BaseState: 'OFF', ON: [] })),
        ),
    ],
    [
      'with a layer that is shown',
      (pdf, page) =>
        drawIn(
          pdf,
          page,
          layer(pdf, () => ({ OFF: [] })),
        ),
    ],
    [
      'with a mark in a layer that is switched off',
      (pdf, page) =>
        mark(pdf, page, {
          Subtype: 'Stamp',
          AP: { N: square(pdf) },
          OC: layer(pdf, (ref) => ({ OFF: [ref] })),
        }),
    ],
    [
      'with an empty field of a form that holds no drawing of it',
      (pdf, page) => mark(pdf, page, { Subtype: 'Widget', FT: 'Tx', T: PDFString.of('who') }),
    ],
    [
      'with the ground of an empty field that holds no drawing of it',
      (pdf, page) =>
        mark(pdf, page, {
          Subtype: 'Widget',
          FT: 'Tx',
          T: PDFString.of('who'),
          MK: { BG: [0.2, 0.4, 0.6] },
        }),
    ],
    [
      'with the frame of an empty box that holds no drawing of it',
      (pdf, page) =>
        mark(pdf, page, {
          Subtype: 'Widget',
          FT: 'Btn',
          AS: 'Off',
          T: PDFString.of('yes'),
          MK: { BC: [0], CA: PDFString.of('4') },
          BS: { W: 4 },
        }),
    ],
    [
      'with resources that call themselves a page of a tree that is none',
      (pdf, page) => {
        const { Resources } = page.node.normalizedEntries()
        Resources.set(name('Type'), name('Page'))
        Resources.set(name('Parent'), pdf.context.register(pdf.context.obj({ Heron: 1 })))
      },
    ],
    [
      'with the still of a film',
      (pdf, page) => mark(pdf, page, { Subtype: 'Screen', AP: { N: square(pdf) } }),
    ],
    [
      'with names that are like operators, lists and a picture within its drawing',
      (pdf, page) => {
        const { Resources } = page.node.normalizedEntries()
        Resources.set(name('ExtGState'), pdf.context.obj({ q: { CA: 1 }, Q: { ca: 1 } }))
        const picture = '/q << /A [ (]) ] /B <41> >> DP BI /W 1 /H 1 /BPC 8 /CS /G ID ( EI'
        const drawn = `/q gs /Q gs [3 1] 0 d ${picture} 1 0 0 rg 50 50 100 100 re f`
        page.node.addContentStream(pdf.context.register(pdf.context.stream(drawn)))
      },
    ],
    [
      'with drawings and letters called as acts are',
      (pdf, page) => {
        const { Resources } = page.node.normalizedEntries()
        const letter = pdf.context.register(pdf.context.stream('900 0 d0 0 0 900 700 re f'))
        const drawn = {
          Type: 'Font',
          Subtype: 'Type3',
          FontBBox: [0, 0, 900, 900],
          FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
          FirstChar: 65,
          LastChar: 65,
          Widths: [900],
          CharProcs: { AA: letter },
          Encoding: { Type: 'Encoding', Differences: [65, 'AA'] },
        }
        Resources.set(name('XObject'), pdf.context.obj({ JS: square(pdf) }))
        Resources.lookup(name('Font'), PDFDict).set(name('AF'), pdf.context.obj(drawn))
        const draws = 'q 1 0 0 1 40 40 cm /JS Do Q BT /AF 60 Tf 100 150 Td (AAA) Tj ET'
        page.node.addContentStream(pdf.context.register(pdf.context.stream(draws)))
      },
    ],
    [
      'with a drawing packed under the short name of how it is packed',
      (pdf, page) => {
        const drawn = pdf.context.flateStream('1 0 0 rg 50 50 100 100 re f')
        drawn.dict.set(name('Filter'), name('Fl'))
        page.node.addContentStream(pdf.context.register(drawn))
      },
    ],
    [
      'with a ticked box of a form',
      (pdf, page) =>
        mark(pdf, page, {
          Subtype: 'Widget',
          FT: 'Btn',
          AS: 'Yes',
          AP: { N: { Yes: square(pdf) } },
        }),
    ],
    [
      'with an arrow that readers draw',
      (pdf, page) =>
        mark(pdf, page, {
          Subtype: 'Line',
          L: [50, 110, 230, 130],
          LE: ['OpenArrow', 'ClosedArrow'],
          C: [1, 0, 0],
          BS: { W: 3 },
        }),
    ],
    [
      'with a note upon it that readers write, in its size and colour',
      (pdf, page) =>
        mark(pdf, page, {
          Subtype: 'FreeText',
          Contents: PDFString.of('Otter'),
          DA: PDFString.of('1 0 0 rg /Helv 30 Tf'),
          Q: 2,
        }),
    ],
    [
      'with a stamp that readers draw by its name',
      (pdf, page) => mark(pdf, page, { Subtype: 'Stamp', Name: 'Confidential' }),
    ],
  ]
  it.each(cases)('%s', async (_, change) => {
    const bytes = await source(change)
    const file = join(folder, 'source.pdf')
    writeFileSync(file, bytes)
    await issue(bytes)
    expect(look(path, 2)).toBe(look(file, 1))
    expect(execFileSync('qpdf', ['--check', path]).toString()).toContain('No syntax')
  })

  it('with layers that are told apart where one of them is not shown', async () => {
    const twice = (pdf: PDFDocument, page: PDFPage) => {
      const [shown, off] = [layer(pdf, () => ({})), layer(pdf, (ref) => ({ OFF: [ref] }))]
      for (const ref of [shown, off]) mark(pdf, page, { AP: { N: square(pdf) }, OC: ref })
    }
    await issue(await source(twice))
    const { context } = await PDFDocument.load(readFileSync(path))
    const layers = context
      .enumerateIndirectObjects()
      .map(([, object]) => String(object))
      .filter((said) => /\/OCG\b/.test(said))
    expect([layers.length, new Set(layers).size]).toEqual([2, 2])
  })

  it('and brings nothing of it that cannot be made out', async () => {
    await issue(
      await source((pdf, page) => {
        const odd = PDFInvalidObject.of(Buffer.from('<< /Type /ExtGState (secret) odd >>'))
        const { Resources } = page.node.normalizedEntries()
        Resources.set(name('ExtGState'), pdf.context.obj({ G: pdf.context.register(odd) }))
      }),
    )
    expect(readFileSync(path).includes('secret')).toBe(false)
    expect(text(2)).toContain('Heron')
  })

  it('and says nothing of what its layers were called', async () => {
    await issue(
      await source((pdf, page) =>
        drawIn(
          pdf,
          page,
          layer(pdf, (ref) => ({ OFF: [ref] })),
        ),
      ),
    )
    const all = execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, '-'])
    expect(all.toString('latin1')).not.toContain('Private working')
  })
})

/** Drawings packed so that no reader unpacks them. */
const foreign: readonly (readonly [string, (pdf: PDFDocument) => PDFRawStream])[] = (
  [
    ['a picture is', { Filter: 'JBIG2Decode' }],
    ['nothing is', { Filter: ['PlateDecode'] }],
    [
      'no picture can be',
      { Filter: 'FlateDecode', DecodeParms: { Predictor: 2, Colors: 536_870_913 } },
    ],
  ] as const
).map(([way, packed]) => [
  `a drawing packed as ${way}`,
  ({ context }) =>
    PDFRawStream.of(context.obj(packed), context.flateStream('0 g 9 9 9 9 re f').contents),
])

describe('what no reader can unpack', () => {
  it.each(foreign)('is said when the file is added: %s', async (_, made) => {
    const bytes = await source((pdf, page) =>
      page.node.addContentStream(pdf.context.register(made(pdf))),
    )
    const notes = value(await inspectPdf(bytes)).notes.filter((note) => note.includes('unpack'))
    expect(notes.join()).toContain('page 1 ')
    expect(value(await inspectPdf(await source(() => undefined))).notes).toEqual([])
  })
})

/** A drawing packed in rows of nine bytes, as the rows of a picture are. */
const inRows = ({ context }: PDFDocument, rows: string, predictor = 15): PDFRawStream =>
  context.flateStream(rows, { DecodeParms: { Predictor: predictor, Columns: 9 } })

describe('the number of a page is drawn', () => {
  const swallowing: readonly (readonly [string, (pdf: PDFDocument) => PDFRawStream])[] = [
    ['text that does not end', (pdf) => pdf.context.stream('BT (Heron') as PDFRawStream],
    ['a list that does not end', (pdf) => pdf.context.stream('BT [(Heron) 3') as PDFRawStream],
    [
      'an operator that lacks what it needs',
      (pdf) => pdf.context.stream('BT 36 Tf ET') as PDFRawStream,
    ],
    ['a code that does not end', (pdf) => pdf.context.stream('BT <4865') as PDFRawStream],
    [
      'a picture that does not end',
      (pdf) => pdf.context.stream('q BI /W 9 /H 9 ID Heron') as PDFRawStream,
    ],
    [
      'bytes that cannot be unpacked',
      (pdf) => {
        const words = Array.from({ length: 400 }, (_, at) => `1 0 0 1 ${at} ${at * 7} cm q`)
        const packed = pdf.context.flateStream(words.join('\n'))
        const wrong = packed.contents.slice()
        wrong.fill(0xff, Math.floor(wrong.length / 2))
        return PDFRawStream.of(packed.dict, wrong)
      },
    ],
    [
      'a drawing packed in an older way that breaks off',
      (pdf) => {
        // Codes of nine bits: begin afresh, the letters, and one that nothing stands for.
        const codes = [256, ...Buffer.from('q 1 0 0 1 9 9 cm '), 500]
        const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('')
        const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? []
        const packed = Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2))
        return PDFRawStream.of(pdf.context.obj({ Filter: 'LZWDecode' }), packed)
      },
    ],
    [
      'a drawing packed twice, of which the inner bytes are wrong',
      (pdf) => {
        const packed = Buffer.from(pdf.context.flateStream('1 0 0 1 9 9 cm '.repeat(90)).contents)
        packed.fill(0xff, Math.floor(packed.length / 2))
        const filters = { Filter: ['ASCIIHexDecode', 'FlateDecode'] }
        return PDFRawStream.of(pdf.context.obj(filters), Buffer.from(packed.toString('hex') + 'Z>'))
      },
    ],
    ['text that does not end, packed in rows', (pdf) => inRows(pdf, '\0BT (Heron')],
    ['rows of which one is of no kind', (pdf) => inRows(pdf, '\0 1 0 0 2\x09 0 0 cm ')],
    ['rows of a kind that there is not', (pdf) => inRows(pdf, '2 0 0 2 5 5 cm ', 7)],
    ...foreign,
  ]
  it.each(swallowing)('after %s, whole and in its place', async (_, made) => {
    const bytes = await source(async (pdf, page) => {
      page.drawText('Otter', { x: 30, y: 200, size: 14, color: rgb(0, 0, 0) })
      page.node.addContentStream(pdf.context.register(made(pdf)))
      await pdf.embedFont(StandardFonts.Helvetica)
    })
    await issue(bytes)
    expect(text(2).split(/\s+/)).toEqual(expect.arrayContaining(['Heron', 'Otter', '2']))
    expect(execFileSync('qpdf', ['--check', path]).toString()).toContain('No syntax')
    const seen = execFileSync('pdftotext', ['-f', '2', '-l', '2', '-bbox', path, '-']).toString()
    const [, x = '', y = ''] = /xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>2</.exec(seen) ?? []
    expect(Number(x)).toBeGreaterThan(270)
    expect(Number(y)).toBeGreaterThan(275)
  })
})
