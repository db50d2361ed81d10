import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { degrees, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planBundle } from '#core/bundle/paginate'
import { bundleIndex } from '#core/bundle/sections'
import { fontBytes } from '../../../src-main/notice-pdf/fonts.ts'
import { longPdf } from '../../support/long-pdf.ts'
import { resources } from '../../support/open-library.ts'
import { issuedBytes } from '../../support/issued-bytes.ts'

const run = (program: string, ...args: readonly string[]) =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })

/** A source that tries everything: scripts, launches, a web link, a file, private facts, odd pages. */
async function hostile(): Promise<Uint8Array> {
  const made = await PDFDocument.create()
  made.setAuthor('Private Author')
  made.setProducer('Private Producer')
  made.addJavaScript('run', 'app.alert("SCRIPT")')
  await made.attach(Buffer.from('SECRETFILE'), 'secret.txt', { mimeType: 'text/plain' })
  const sizes: [number, number, number][] = [
    [595, 842, 0],
    [842, 595, 90],
    [2384, 3370, 180],
    [200, 280, 270],
  ]
  for (const [width, height, turn] of sizes) {
    const page = made.addPage([width, height])
    page.setRotation(degrees(turn))
    page.drawText(`Source ${turn}`, { x: 20, y: height / 2, size: 12 })
  }
  const [first, second] = made.getPages()
  if (first === undefined || second === undefined) throw new Error('Pages')
  const acts = [
    { S: 'URI', URI: PDFString.of('https://example.invalid/REMOTE') },
    { S: 'Launch', F: PDFString.of('LAUNCHED.exe') },
    { S: 'JavaScript', JS: PDFString.of('app.alert("ANNOTSCRIPT")') },
    { S: 'GoTo', D: [second.ref, 'Fit'] },
  ]
  for (const act of acts)
    first.node.addAnnot(
      made.context.register(
        made.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [10, 10, 60, 30], A: act }),
      ),
    )
  first.node.set(
    PDFName.of('AA'),
    made.context.obj({ O: { S: 'JavaScript', JS: PDFString.of('OPENED') } }),
  )
  first.node.set(PDFName.of('PieceInfo'), made.context.obj({ X: PDFString.of('PIECEINFO') }))
  return made.save({ useObjectStreams: false })
}

const fonts = { plain: fontBytes('sans'), bold: fontBytes('sansBold') }
const document = (id: string, title: string, pages: number) => ({ id, title, pages })
const common = { dated: '2026-03', description: 'As served' }

describe('a bundle issued as one PDF', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-bundle-'))
  const path = join(folder, 'bundle.pdf')
  let text: string
  afterAll(() => rmSync(folder, { recursive: true }))

  beforeAll(async () => {
    const sample = readFileSync(join(resources, 'sample', 'bundle', 'exhibits.pdf'))
    const pages = (await PDFDocument.load(sample)).getPageCount()
    const sources = new Map<string, Uint8Array>([
      ['h', await hostile()],
      ['s', sample],
    ])
    const sections = bundleIndex([
      { ...document('h', 'Notice (récépissé) Łódź', 4), ...common, section: 'NOTICE' },
      { ...document('s', 'Exhibits', pages), ...common, section: 'EXHIBITS' },
    ])
    const plan = planBundle(sections)
    const input = { title: 'Bundle EH-2026-001, version 1', plan, sections, links: [], fonts }
    const bytes = await issuedBytes(
      input,
      (id) => Promise.resolve(sources.get(id) ?? new Uint8Array()),
      () => {},
    )
    writeFileSync(path, bytes)
    run('qpdf', '--qdf', '--object-streams=disable', path, `${path}.qdf`)
    text = readFileSync(`${path}.qdf`, 'latin1')
  })

  it('is sound, and holds the pages planned', () => {
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors')
    expect(Number(run('qpdf', '--show-npages', path))).toBeGreaterThan(6)
  })

  it('says its title and nothing else of where it comes from', () => {
    const said = run('pdfinfo', path)
    expect(said).toMatch(/^Title:\s+Bundle EH-2026-001, version 1$/m)
    expect(said).not.toMatch(/^(Author|Producer|Creator|Subject|Keywords|CreationDate):/m)
    expect(said).toMatch(/^JavaScript:\s+no$/m)
  })

  it('holds no script, launch, file, remote link or private fact of a source', () => {
    for (const trace of ['SCRIPT', 'LAUNCHED', 'REMOTE', 'SECRETFILE', 'OPENED', 'PIECEINFO'])
      expect(text).not.toContain(trace)
    expect(text).not.toMatch(/\/(JavaScript|JS|Launch|URI|EmbeddedFile|AA|PieceInfo|AcroForm)\b/)
    expect(text).not.toContain('Private')
    expect(run('qpdf', '--list-attachments', path)).toContain('no embedded files')
  })

  it('stamps on every page the number that the PDF gives it, whatever its size and turn', () => {
    const count = Number(run('qpdf', '--show-npages', path))
    for (let page = 1; page <= count; page++) {
      const words = run('pdftotext', '-f', String(page), '-l', String(page), path, '-')
      expect(words.trim().split(/\s+/), `page ${page}`).toContain(String(page))
    }
    // Width and height as the reader sees them: pdftotext tells of words on the turned page.
    const seen = [
      [595, 842],
      [595, 842],
      [2384, 3370],
      [280, 200],
    ] as const
    for (const [at, [width, height]] of seen.entries()) {
      const page = at + 2
      const boxes = run('pdftotext', '-bbox', '-f', String(page), '-l', String(page), path, '-')
      const stamp = new RegExp(`xMax="([\\d.]+)" yMax="([\\d.]+)">${page}<`).exec(boxes)
      const [right, foot] = [Number(stamp?.[1]) / width, Number(stamp?.[2]) / height]
      expect([page, right > 0.85 && right <= 1, foot > 0.9 && foot <= 1]).toEqual([
        page,
        true,
        true,
      ])
    }
  })

  it('lists each document with date and page, and links it there', () => {
    const index = run('pdftotext', '-layout', '-l', '1', path, '-')
    expect(index).toMatch(/A1\s+Notice \(récépissé\) .*Mar 2026\s+2/)
    expect(index).toMatch(/B1\s+Exhibits\s+Mar 2026\s+6/)
    const { pages } = JSON.parse(run('qpdf', '--json=2', '--json-key=pages', path)) as {
      pages: readonly { object: string }[]
    }
    const refs = pages.map(({ object }) => object)
    const links = [...text.matchAll(/\/Dest \[\s+(\d+ 0 R)\s+\/XYZ/g)]
    // Two rows of the index, one link within a source, and a bookmark each for index, parts, documents.
    expect(links).toHaveLength(2 + 1 + 5)
    expect(refs.length).toBeGreaterThan(6)
  })

  it('has bookmarks with page numbers that lead to those pages', () => {
    const { outlines } = JSON.parse(run('qpdf', '--json=2', '--json-key=outlines', path)) as {
      outlines: readonly Outline[]
    }
    const flat = outlines.flatMap((one) => [one, ...one.kids])
    expect(flat.map(({ title, destpageposfrom1: page }) => [title, page])).toEqual([
      ['Index, page 1', 1],
      ['A Notice and referral, page 2', 2],
      ['A1 Notice (récépissé) Łódź, page 2', 2],
      ['B Exhibits, page 6', 6],
      ['B1 Exhibits, page 6', 6],
    ])
  })

  it('labels pages by their numbers, and opens page 1 at 100 per cent', () => {
    const { pagelabels } = JSON.parse(run('qpdf', '--json=2', '--json-key=pagelabels', path)) as {
      pagelabels: readonly unknown[]
    }
    expect(pagelabels).toEqual([{ index: 0, label: expect.objectContaining({ '/S': '/D' }) }])
    expect(text).toMatch(/\/OpenAction \[\s+\d+ 0 R\s+\/XYZ\s+null\s+null\s+1\s+\]/)
  })
})

describe('a bundle of one long scan', () => {
  it('says how far it is while that scan is read and while it is written', async () => {
    const pages = 60
    const page = () => ({ lines: [], grey: new Uint8Array(randomBytes(51_200)) })
    const scan = longPdf(Array.from({ length: pages }, page))
    const sections = bundleIndex([
      { ...document('s', 'Scan', pages), ...common, section: 'EXHIBITS' },
    ])
    const plan = planBundle(sections)
    const input = { title: 'Bundle', plan, sections, links: [], fonts }
    const said: number[] = []
    await issuedBytes(
      input,
      () => Promise.resolve(scan),
      (done) => said.push(done),
    )
    expect(said).toEqual(said.toSorted((a, b) => a - b))
    expect(said.at(-1)).toBe(pages + 1)
    const [half, whole] = [1 + pages / 2, 1 + pages]
    expect(new Set(said.filter((done) => done > 1 && done < half)).size).toBeGreaterThan(10)
    const later = said.filter((done) => done > half && done < whole)
    expect(new Set(later).size).toBeGreaterThan(10)
    // To the end, and not only for what stands first in the file.
    expect(later.at(-1)).toBeGreaterThan(pages - 3)
  })
})

type Outline = {
  readonly title: string
  readonly destpageposfrom1: number
  readonly kids: readonly Outline[]
}
