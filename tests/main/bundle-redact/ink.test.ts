import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib'
import { createCanvas } from '@napi-rs/canvas'
import { afterAll, describe, expect, it } from 'vitest'
import { rectsOf } from '#core/bundle/redaction/placed-words'
import type { Rect } from '#core/bundle/resolve-references'
import { runReadWords, runRedact } from '../../../src-main/bundle-redact/run-redact.ts'
import { valueOf } from '../../support/make-db.ts'

const folder = mkdtempSync(join(tmpdir(), 'evenhand-test-'))
afterAll(() => rmSync(folder, { recursive: true }))
const label = '[Redacted 1: Third party]'

type Fonts = (pdf: PDFDocument) => PDFObject
/** A page that draws these operators, with a face of its own making. */
async function document(font: Fonts, operators: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([400, 200])
  page.node.setFontDictionary(PDFName.of('F'), pdf.context.register(font(pdf)))
  page.node.addContentStream(pdf.context.register(pdf.context.stream(operators)))
  return pdf.save()
}

/** A face of the reader's own, each of whose letters is said to be a fifth of its size wide. */
const narrow: Fonts = ({ context }) =>
  context.obj({
    Type: 'Font',
    Subtype: 'Type1',
    BaseFont: 'Courier-Bold',
    FirstChar: 32,
    LastChar: 126,
    Widths: Array.from({ length: 95 }, () => 200),
  })

/** A face of which each letter is a black box, drawn so far up and aside from where it is read. */
const drawnAside =
  (aside: number, up: number, bounds = 'd1'): Fonts =>
  ({ context }) => {
    const [left, foot, right, top] = [aside, up, aside + 400, up + 700]
    const begin = bounds === 'd1' ? `500 0 ${left} ${foot} ${right} ${top} d1` : '500 0 d0'
    const letter = context.register(context.stream(`${begin} ${left} ${foot} 400 700 re f`))
    const map =
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <41> <5a> <0041> endbfrange endcmap'
    return context.obj({
      Type: 'Font',
      Subtype: 'Type3',
      FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
      FontBBox: [left, foot, right, top],
      FirstChar: 65,
      LastChar: 90,
      Widths: Array.from({ length: 26 }, () => 500),
      CharProcs: { box: letter },
      Encoding: { Type: 'Encoding', Differences: [65, ...Array.from({ length: 26 }, () => 'box')] },
      ToUnicode: context.register(context.stream(map)),
    })
  }

async function redacted(bytes: Uint8Array, rects: readonly Rect[]) {
  const areas = [{ page: 1, rects, label }]
  const input = { title: 'Copy', documents: [{ documentId: 'd', pages: 1, areas }] }
  const made = valueOf(await runRedact(input, () => bytes, { onPages: () => {} }))
  const copy = join(folder, 'copy.pdf')
  writeFileSync(copy, made.bytes)
  return copy
}
const textIn = (copy: string) =>
  execFileSync('pdftotext', ['-raw', copy, '-'], { encoding: 'utf8' })
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Dots of the page as an independent reader draws it: grey, two to the point. */
function dots(file: string) {
  const out = file.replace('.pdf', '')
  execFileSync('pdftoppm', ['-r', '144', '-gray', '-singlefile', file, out])
  const bytes = readFileSync(`${out}.pgm`)
  const [head = ''] = /^P5\s+800\s+400\s+255\s/.exec(bytes.toString('latin1', 0, 40)) ?? []
  return bytes.subarray(head.length)
}
/** How many dark dots stand outside these areas. */
const darkBeside = (file: string, areas: readonly Rect[]): number =>
  [...dots(file).entries()].filter(([at, light]) => {
    const [x, y] = [(at % 800) / 2, 200 - Math.floor(at / 800) / 2]
    const isIn = areas.some(([l, f, r, t]) => x > l - 3 && x < r + 3 && y > f - 3 && y < t + 3)
    return light < 128 && !isIn
  }).length

const words = async (bytes: Uint8Array) => (await runReadWords(bytes, [1])).get(1) ?? []
const faces: readonly (readonly [string, Fonts])[] = [
  ['wider than the face says', narrow],
  ['higher than its line, in bounds of its own', drawnAside(0, 900)],
  ['higher than its line, in those of the face', drawnAside(0, 900, 'd0')],
  ['below its line and aside', drawnAside(300, -900)],
]

describe('a word that is drawn', () => {
  it.each(faces)('%s is covered to the last of its ink', async (_how, face) => {
    const bytes = await document(face, 'BT /F 20 Tf 1 0 0 1 100 100 Tm (QUIXWOOD) Tj ET')
    const found = await words(bytes)
    expect(found.map(({ text }) => text)).toEqual(['QUIXWOOD'])
    const copy = await redacted(bytes, rectsOf(found))
    expect(darkBeside(copy, rectsOf(found))).toBe(0)
    expect(darkBeside(copy, [])).toBeGreaterThan(4000)
  })

  it.each(['0 1 -1 0 200 40', '-1 0 0 -1 300 100', '0.7 0.7 -0.7 0.7 150 40'])(
    'turned (%s), and in a face set at a size below nothing, is covered too',
    async (matrix) => {
      const bytes = await document(
        drawnAside(0, 900),
        `BT /F 20 Tf ${matrix} Tm (QUIX) Tj /F -20 Tf (WOOD) Tj ET`,
      )
      const areas = rectsOf(await words(bytes))
      const copy = await redacted(bytes, areas)
      expect(darkBeside(copy, areas)).toBe(0)
      expect(textIn(copy).replaceAll(' ', '')).toBe(label.replaceAll(' ', ''))
    },
  )

  it('away from where it is read goes with an area drawn over what is seen of it', async () => {
    const bytes = await document(
      drawnAside(0, 3000),
      // A bar stands where it is read, so that something is seen there too.
      '100 102 80 4 re f BT /F 20 Tf 1 0 0 1 100 100 Tm (QUIXWOOD) Tj ET',
    )
    expect(textIn(await redacted(bytes, [[98, 158, 190, 176]]))).toBe(label)
  })

  it('where it is read is not drawn into an area beside it', async () => {
    const bytes = await document(narrow, 'BT /F 20 Tf 1 0 0 1 100 100 Tm (KEPT) Tj ET')
    expect(textIn(await redacted(bytes, [[98, 120, 190, 140]]))).toContain('KEPT')
  })

  it('by a scanner beside its recognised letters leaves no half of a letter', async () => {
    const canvas = createCanvas(800, 400)
    const context = canvas.getContext('2d')
    context.fillStyle = '#f4f1e8'
    context.fillRect(0, 0, 800, 400)
    context.fillStyle = '#222'
    // Bars stand for letters: the last of them reaches beyond the text that was recognised.
    for (let at = 0; at < 8; at++) context.fillRect(200 + at * 26, 176, 18, 26)
    const pdf = await PDFDocument.create()
    const page = pdf.addPage([400, 200])
    const scan = await pdf.embedJpg(new Uint8Array(canvas.toBuffer('image/jpeg', 90)))
    page.drawImage(scan, { x: 0, y: 0, width: 400, height: 200 })
    const face = pdf.context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Courier' })
    page.node.setFontDictionary(PDFName.of('F'), pdf.context.register(face))
    const read = 'BT 3 Tr /F 20 Tf 1 0 0 1 97 100 Tm (QUIXWOOD) Tj ET'
    page.node.addContentStream(pdf.context.register(pdf.context.stream(read)))
    const bytes = await pdf.save()
    const copy = await redacted(bytes, rectsOf(await words(bytes)))
    // The last bar stood from 382 to 400 across: black throughout, where it was grey.
    const row = [...dots(copy).subarray(188 * 800 + 384, 188 * 800 + 399)]
    expect(Math.max(...row)).toBeLessThan(20)
  })
})
