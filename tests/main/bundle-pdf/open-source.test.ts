import { randomBytes } from 'node:crypto'
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { planBundle } from '#core/bundle/paginate'
import { bundleIndex } from '#core/bundle/sections'
import { buildBundle } from '../../../src-main/bundle-pdf/build-bundle.ts'
import { distantFiles, give, newChannel } from '../../../src-main/bundle-pdf/distant-file.ts'
import { openSource } from '../../../src-main/bundle-pdf/open-source.ts'
import { inMemory, type SourceFile } from '../../../src-main/bundle-pdf/source-file.ts'
import { fontBytes } from '../../../src-main/notice-pdf/fonts.ts'
import { run, scratch } from '../../support/intake.ts'
import { issuedBytes } from '../../support/issued-bytes.ts'
import { longPdf } from '../../support/long-pdf.ts'

const pictureBytes = 256 * 400
const fonts = { plain: fontBytes('sans'), bold: fontBytes('sansBold') }
const isPicture = (object: unknown): object is PDFRawStream =>
  object instanceof PDFRawStream && String(object.dict.get(PDFName.of('Subtype'))) === '/Image'

/** A file, and how many bytes of it were read so far. */
function counted(bytes: Uint8Array): { readonly file: SourceFile; readonly read: () => number } {
  const file = inMemory(bytes)
  let sum = 0
  const read = (from: number, to: number) => {
    const part = file.read(from, to)
    sum += part.length
    return part
  }
  const parts = (from: number, to: number) => [read(from, to)]
  return { file: { ...file, read, parts }, read: () => sum }
}

async function issueOf(sources: readonly Uint8Array[]): Promise<Uint8Array> {
  const counts = await Promise.all(
    sources.map(async (bytes) => (await PDFDocument.load(bytes)).getPageCount()),
  )
  const common = { dated: null, description: '', section: 'EXHIBITS' } as const
  const sections = bundleIndex(
    counts.map((pages, at) => ({ id: String(at), title: `Scan ${at}`, pages, ...common })),
  )
  const input = { title: 'Scans', plan: planBundle(sections), sections, links: [], fonts }
  return issuedBytes(input, async (id) => sources[Number(id)] ?? new Uint8Array())
}

describe('a source whose pictures stay where they are', () => {
  it('is opened without most of them being read', async () => {
    const grey = () => randomBytes(pictureBytes * 10)
    const scan = longPdf([1, 2, 3].map((page) => ({ lines: [`Leaf ${page}`], grey: grey() })))
    const { file, read } = counted(scan)
    const pdf = await openSource(file)
    expect(pdf.getPageCount()).toBe(3)
    expect(read()).toBeLessThan(scan.length / 4)
  })

  it('is issued with every picture as it was, and one that comes twice once', async () => {
    const [first, second] = [randomBytes(pictureBytes), randomBytes(pictureBytes)]
    const scan = (greys: readonly Uint8Array[]) =>
      longPdf(greys.map((grey) => ({ lines: ['Leaf'], grey })))
    const issued = await PDFDocument.load(await issueOf([scan([first, second]), scan([second])]))
    const pictures = issued.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (isPicture(object) ? [Buffer.from(object.contents)] : []))
    expect(pictures.map((bytes) => bytes.equals(first))).toEqual([true, false])
    expect(pictures[1]?.equals(second)).toBe(true)
  })

  it('is asked for twice, read through and written, however long its pictures are', async () => {
    const grey = () => randomBytes(pictureBytes)
    const scan = longPdf(Array.from({ length: 200 }, () => ({ lines: [], grey: grey() })))
    const channel = newChannel()
    const asked: number[] = []
    const files = distantFiles(channel, (_, from, to) => {
      asked.push(from)
      give(channel, scan.subarray(from, to))
    })
    const common = { id: '0', title: 'Scan', dated: null, description: '', pages: 200 }
    const sections = bundleIndex([{ ...common, section: 'EXHIBITS' }])
    const input = { title: 'Scan', plan: planBundle(sections), sections, links: [], fonts }
    const count = async () => undefined
    await buildBundle(
      input,
      async () => files('0', scan.length),
      () => undefined,
      count,
    )
    const times = new Map<number, number>()
    for (const from of asked) times.set(from, (times.get(from) ?? 0) + 1)
    // The beginning and the end are looked at before the rest.
    const often = [...times.values()].filter((many) => many > 2)
    expect(often.length).toBeLessThan(3)
  })

  it('draws what a page draws, though it calls itself a picture', async () => {
    const pdf = await PDFDocument.create()
    const page = pdf.addPage()
    page.drawText('Kingfisher')
    const drawing = Buffer.from(`BT /F 12 Tf 50 50 Td (Heron) Tj ET\n${' '.repeat(pictureBytes)}`)
    const { context } = pdf
    const helvetica = context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' })
    page.node.Resources()?.set(PDFName.of('Font'), context.obj({ F: helvetica }))
    const dict = context.obj({ Subtype: 'Image', Length: drawing.length })
    if (!(dict instanceof PDFDict)) throw new Error('None')
    page.node.set(PDFName.of('Contents'), context.register(PDFRawStream.of(dict, drawing)))
    const path = scratch('heron.pdf', await issueOf([await pdf.save()]))
    expect(run('pdftotext', path, '-').toString()).toContain('Heron')
    expect(run('qpdf', '--check', path).toString()).toContain('No syntax')
  })
})
