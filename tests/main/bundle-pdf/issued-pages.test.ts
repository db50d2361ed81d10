import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { degrees, PDFDocument, PDFName, rgb, StandardFonts } from '@cantoo/pdf-lib'
import PdfKit from 'pdfkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sayLabel } from '#core/bundle/page-label'
import { pageLabels, planBundle, type BundlePlan } from '#core/bundle/paginate'
import { bundleIndex, type BundleSection } from '#core/bundle/sections'
import { fontBytes } from '../../../src-main/notice-pdf/fonts.ts'
import { issuedBytes } from '../../support/issued-bytes.ts'

const run = (program: string, ...args: readonly string[]) =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
const fonts = { plain: fontBytes('sans'), bold: fontBytes('sansBold') }

type Box = readonly [x: number, y: number, width: number, height: number]
type Sheet = { readonly media: Box; readonly crop?: Box; readonly turn?: number }

/** What careless programs leave behind in a drawing: it may not move or hide the number. */
const leftBehind = [
  '1 0 0 1 5000 5000 cm 7 Tr 300 Tz 0 0 1 rg\n',
  'q 1 0 0 1 5000 5000 cm q q /P << /T (not a q or (Q) word) >> DP % q q\n',
  'Q Q 1 0 0 1 5000 5000 cm\n',
]
/** Pages as black as a bad scan: all that is white on them is what the issue put there. */
const dark: readonly Sheet[] = [
  { media: [0, 0, 595, 842] },
  { media: [0, 0, 2384, 3370] },
  { media: [0, 0, 60, 40] },
  { media: [0, 0, 300, 20] },
  { media: [0, 0, 842, 595], turn: 90 },
  { media: [0, 0, 595, 842], turn: 180 },
  { media: [0, 0, 595, 842], turn: 270 },
  { media: [-300, 200, 595, 842] },
  { media: [0, 0, 1000, 1000], crop: [300, 200, 400, 500] },
  { media: [0, 0, 1000, 1000], crop: [300, 200, 400, 500], turn: 90 },
  { media: [0, 0, 500, 500], crop: [-100, -100, 2000, 2000] },
]

async function darkPages(): Promise<Uint8Array> {
  const made = await PDFDocument.create()
  for (const [at, { media, crop, turn = 0 }] of dark.entries()) {
    const page = made.addPage([595, 842])
    page.setMediaBox(...media)
    if (crop !== undefined) page.setCropBox(...crop)
    page.setRotation(degrees(turn))
    const [x, y, width, height] = media
    page.drawRectangle({
      x: x - 9,
      y: y - 9,
      width: width + 18,
      height: height + 18,
      color: rgb(0, 0, 0),
    })
    const left = made.context.stream(leftBehind[at % leftBehind.length] ?? '')
    page.node.addContentStream(made.context.register(left))
  }
  return made.save()
}

/** A letter of a program that embeds its font in full, as many do. */
async function letter(words: string): Promise<Uint8Array> {
  const pdf = new PdfKit({ size: 'A4', info: { CreationDate: new Date(0) } })
  const chunks: Uint8Array[] = []
  const done = new Promise<void>((resolve) => pdf.on('end', () => resolve()))
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  pdf.registerFont('a', Buffer.from(fontBytes('serif')))
  pdf.font('a').text('abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789')
  pdf.font('Helvetica').text(words)
  pdf.end()
  await done
  return Buffer.concat(chunks)
}

const document = (id: string, pages: number, section: BundleSection, title = id) => ({
  id,
  title,
  pages,
  section,
  dated: '2026-11',
  description: 'As served',
})

/** What a page looks like at the size at which it fills a screen: 800 dots across at most. */
function picture(path: string, page: number) {
  const at = ['-f', String(page), '-l', String(page), '-cropbox', '-scale-to', '800', '-gray']
  const bytes = execFileSync('pdftoppm', [...at, path], { maxBuffer: 1 << 28 })
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 40))
  const [all = '', width = '0', height = '0'] = head ?? []
  return { width: Number(width), height: Number(height), dots: bytes.subarray(all.length) }
}

/** The light part of a dark page: its edges, and the height of the dark figures within. */
function lightPart({ width, height, dots }: ReturnType<typeof picture>) {
  const [xs, ys, figures]: [number[], number[], number[]] = [[], [], []]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if ((dots[y * width + x] ?? 0) > 200) {
        xs.push(x)
        ys.push(y)
      }
  const least = (all: readonly number[]) => all.reduce((a, b) => Math.min(a, b), Infinity)
  const most = (all: readonly number[]) => all.reduce((a, b) => Math.max(a, b), -Infinity)
  const box = { left: least(xs), right: most(xs), top: least(ys), foot: most(ys) }
  for (let y = box.top + 1; y < box.foot; y++)
    for (let x = box.left + 1; x < box.right; x++)
      if ((dots[y * width + x] ?? 255) < 60) figures.push(y)
  return { ...box, figures: most(figures) - least(figures) + 1 }
}

describe('the pages of an issued bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-issued-'))
  const path = join(folder, 'bundle.pdf')
  let plan: BundlePlan
  let letters: readonly Uint8Array[]
  afterAll(() => rmSync(folder, { recursive: true }))

  beforeAll(async () => {
    letters = await Promise.all(['one', 'two', 'three', 'four'].map(letter))
    const sources = new Map<string, Uint8Array>([['dark', await darkPages()]])
    for (const [at, bytes] of letters.entries()) sources.set(`letter${at}`, bytes)
    const first = [
      document('letter0', 1, 'NOTICE', 'Hysbysiad: Tŷ Gwyn, ŵyl Ŷ Ŵ'),
      document('gone', 3, 'EXHIBITS'),
      document('dark', dark.length, 'EXHIBITS'),
    ]
    const { numbering } = planBundle(bundleIndex(first))
    const now = [
      ...first.slice(0, 1),
      ...[1, 2].map((at) => document(`letter${at}`, 1, 'NOTICE')),
      ...first.slice(2),
      document('letter3', 1, 'OTHER'),
    ]
    const sections = bundleIndex(now)
    plan = planBundle(sections, { issued: numbering, late: 'INSERTS' })
    const bytes = await issuedBytes(
      { title: 'Bundle EH-2026-001, version 2', plan, sections, links: [], fonts },
      (id) => Promise.resolve(sources.get(id) ?? new Uint8Array()),
      () => {},
    )
    writeFileSync(path, bytes)
  })

  it('are called on paper and by the page labels of the PDF as the plan says, inserts among them', () => {
    const labels = pageLabels(plan).map(sayLabel)
    expect(labels.slice(0, 5)).toEqual(['1', '2', '2A', '2B', '6'])
    const { pagelabels } = JSON.parse(run('qpdf', '--json=2', '--json-key=pagelabels', path)) as {
      readonly pagelabels: readonly {
        readonly index: number
        readonly label: { readonly '/P'?: string; readonly '/S'?: string; readonly '/St'?: number }
      }[]
    }
    const shown = labels.map((_, at) => {
      const { index, label } = pagelabels.findLast((one) => one.index <= at) ?? pagelabels[0]!
      const prefix = label['/P']?.replace(/^[ub]:/, '') ?? ''
      return label['/S'] === undefined ? prefix : `${prefix}${(label['/St'] ?? 1) + at - index}`
    })
    expect(shown).toEqual(labels)
    for (const [at, label] of labels.entries()) {
      const page = String(at + 1)
      const words = run('pdftotext', '-f', page, '-l', page, '-cropbox', path, '-').trim()
      expect(words.split(/\s+/), `page ${page}`).toContain(label)
    }
  })

  it('bear the number low on the right on white, whatever their size, turn, boxes or darkness', () => {
    const start = pageLabels(plan).findIndex(({ number, insert }) => number === 6 && insert === 0)
    for (const [at, sheet] of dark.entries()) {
      const shown = picture(path, start + at + 1)
      const name = JSON.stringify(sheet)
      const { left, right, top, foot, figures } = lightPart(shown)
      expect(left / shown.width, name).toBeGreaterThan(0.35)
      expect(right, name).toBeLessThan(shown.width)
      expect(foot, name).toBeLessThan(shown.height)
      expect(top / shown.height, name).toBeGreaterThan(0.3)
      // Figures of eight dots can be read when the page fills a screen.
      expect(figures, name).toBeGreaterThanOrEqual(8)
    }
  })

  it('list in the index what was served in Welsh, in a face that the PDF brings with it', () => {
    const index = run('pdftotext', '-f', '1', '-l', '1', '-layout', path, '-')
    expect(index).toContain('Hysbysiad: Tŷ Gwyn, ŵyl Ŷ Ŵ')
    expect(index).toMatch(/A2\s+letter1\s+Nov 2026\s+2A/)
    expect(index).toContain('Page numbers not used: 3 to 5')
    const faces = run('pdffonts', '-f', '1', '-l', '1', path)
    expect(faces).toMatch(/IBMPlexSans-Regular\s+CID TrueType\s+Identity-H\s+yes/)
    // So are its page numbers, on every page.
    expect(faces).toMatch(/IBMPlexSans-SemiBold\s+TrueType\s+WinAnsi\s+yes/)
  })

  it('keep what several documents have in common once, and nothing that no page needs', () => {
    run('qpdf', '--qdf', '--object-streams=disable', path, `${path}.qdf`)
    const text = readFileSync(`${path}.qdf`, 'latin1')
    const files = [...text.matchAll(/\/FontFile2 (\d+) 0 R/g)].map(([, ref]) => ref)
    // Two faces of the index, one of the page numbers, and one of the four letters.
    expect(new Set(files).size).toBe(4)
    expect(text).not.toMatch(/\/Length \d{4,}\n>>\nstream\n(?!.*FlateDecode)/s)
    const objects = (file: string) => {
      const { qpdf } = JSON.parse(run('qpdf', '--json=2', '--json-key=qpdf', file)) as {
        readonly qpdf: readonly [unknown, Readonly<Record<string, { stream?: { dict: object } }>>]
      }
      return Object.entries(qpdf[1]).filter(
        ([, { stream }]) => !/\/(ObjStm|XRef)"/.test(JSON.stringify(stream?.dict ?? {})),
      ).length
    }
    run('qpdf', '--object-streams=disable', path, `${path}.again`)
    expect(objects(path)).toBe(objects(`${path}.again`))
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors')
  })

  it('stay apart where two pages came with one list of drawings between them', async () => {
    const made = await PDFDocument.create()
    const font = await made.embedFont(StandardFonts.Helvetica)
    const [one, two] = [made.addPage([300, 300]), made.addPage([300, 300])]
    one.drawText('Letterhead', { x: 20, y: 250, size: 12, font })
    const shared = made.context.register(
      made.context.obj([...(one.node.Contents() as never as { asArray(): never[] }).asArray()]),
    )
    for (const { node } of [one, two]) node.set(PDFName.of('Contents'), shared)
    two.node.set(PDFName.of('Resources'), one.node.Resources()!)
    const bytes = await made.save()
    const sections = bundleIndex([document('d', 2, 'OTHER')])
    const input = { title: 'T', plan: planBundle(sections), sections, links: [], fonts }
    const file = join(folder, 'shared.pdf')
    writeFileSync(
      file,
      await issuedBytes(
        input,
        () => Promise.resolve(bytes),
        () => {},
      ),
    )
    for (const page of ['2', '3'])
      expect(
        run('pdftotext', '-f', page, '-l', page, file, '-').split(/\s+/).filter(Boolean),
      ).toEqual(['Letterhead', page])
  })
})
