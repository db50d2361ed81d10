import { PDFDocument } from '@cantoo/pdf-lib'
import { getDocument, PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { pageTable } from '../../../../src-main/bundle-pdf/intake/page-table.ts'
import { run, scratch } from '../../../support/intake.ts'
import { longPdf } from '../../../support/long-pdf.ts'

const count = 700
const made = longPdf(
  Array.from({ length: count }, (_, at) => ({ lines: [`Leaf ${at + 1} of it`] })),
)

const tableOf = async (bytes: Uint8Array) =>
  pageTable(await PDFDocument.load(bytes, { updateMetadata: false }), bytes)

async function withTable(bytes: Uint8Array): Promise<Buffer> {
  const table = await tableOf(bytes)
  if (table === null) throw new Error('No table was made')
  return Buffer.concat([bytes, table])
}

/** The file with another object 4, and object 5 set free. */
function withRevision(bytes: Uint8Array, fourth: string) {
  const before = /startxref\s+(\d+)/.exec(Buffer.from(bytes.slice(-100)).toString('latin1'))?.[1]
  const place = (at: number) => String(at).padStart(10, '0')
  const start = bytes.length + fourth.length
  const rows = `4 2\n${place(bytes.length)} 00000 n \n${place(0)} 00001 f \n`
  const end = `xref\n${rows}trailer\n<< /Size 3000 /Root 1 0 R /Prev ${before} >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.concat([bytes, Buffer.from(fourth + end, 'latin1')]))
}

type Objects = Readonly<Record<string, { readonly value: Readonly<Record<string, unknown>> }>>
/** Entries of every row of the page tree that is in use, as qpdf reads it. */
function rowsOf(path: string): readonly number[] {
  const { qpdf } = JSON.parse(run('qpdf', '--json=2', '--json-key=qpdf', path).toString()) as {
    readonly qpdf: readonly [unknown, Objects]
  }
  return Object.values(qpdf[1]).flatMap(({ value }) => {
    const kids = value?.['/Kids']
    return Array.isArray(kids) ? [kids.length] : []
  })
}

async function textOf(bytes: Uint8Array, pages: readonly number[]) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const texts: string[] = []
  for (const page of pages) {
    const { items } = await (await pdf.getPage(page)).getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  await pdf.loadingTask.destroy()
  return texts
}

describe('the page table put after a long PDF', () => {
  it.each([
    ['with a plain table of objects', () => Promise.resolve(made)],
    [
      'with its objects in streams',
      async () => (await PDFDocument.load(made)).save({ useObjectStreams: true }),
    ],
  ])('lists every page where it was, in short rows, %s', async (_, file) => {
    const path = scratch('long.pdf', await withTable(await file()))
    expect(run('qpdf', '--check', path).toString()).toContain('No syntax')
    expect(Math.max(...rowsOf(path))).toBeLessThanOrEqual(16)
    const told = run('pdftotext', path, '-')
      .toString()
      .trim()
      .split(/\s*\f\s*/)
    expect(told).toEqual(Array.from({ length: count }, (_, at) => `Leaf ${at + 1} of it`))
  })

  it('leads the reader to the same pages, of the size that the old row gives them', async () => {
    const bytes = await withTable(made)
    const pages = [1, 2, 16, 17, 256, 257, 699, 700]
    expect(await textOf(bytes, pages)).toEqual(pages.map((page) => `Leaf ${page} of it`))
    const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
    expect(pdf.numPages).toBe(count)
    expect((await pdf.getPage(300)).view).toEqual([0, 0, 595, 842])
    await pdf.loadingTask.destroy()
  })

  it('stands in for a plain table: a reader asks for its own bytes alone before the first page', async () => {
    const table = await tableOf(made)
    const bytes = await withTable(made)
    expect(table?.length).toBeLessThan(made.length / 10)
    const asked: number[] = []
    const range = new PDFDataRangeTransport(bytes.length, new Uint8Array(bytes.subarray(0, 1_024)))
    range.requestDataRange = (from, to) => {
      asked.push(from)
      range.onDataRange(from, new Uint8Array(bytes.subarray(from, to)))
    }
    const loading = getDocument({
      range,
      rangeChunkSize: 1_024,
      disableAutoFetch: true,
      verbosity: 0,
    })
    const pdf = await loading.promise
    expect(pdf.numPages).toBe(count)
    const own = made.length - (made.length % 1_024)
    expect(asked.filter((from) => from < own)).toEqual([])
    await loading.destroy()
  })

  it('leads an update of a file to its newest objects, and to none that it set free', async () => {
    const resources = '/Resources << /Font << /F 3 0 R >> >>'
    const page = `<< /Type /Page /Parent 2 0 R /Contents 8 0 R ${resources} >>`
    const newer = withRevision(made, `4 0 obj\n${page}\nendobj\n`)
    const bytes = await withTable(newer)
    expect(bytes.subarray(newer.length).toString('latin1')).not.toContain('/Prev')
    expect(await textOf(bytes, [1, 2])).toEqual(['Leaf 2 of it', 'Leaf 2 of it'])
    const path = scratch('newer.pdf', bytes)
    expect(run('qpdf', '--show-xref', path).toString()).not.toMatch(/^5\/0:/m)
  })

  it('leads back to the table of the file where an object does not stand where it says', async () => {
    const text = Buffer.from(made).toString('latin1')
    const begins = text.lastIndexOf('xref\n0 ')
    const astray =
      text.slice(0, begins) + text.slice(begins).replace(/(\d{10}) 00000 n/, '0000000007 00000 n')
    const table = await tableOf(Buffer.from(astray, 'latin1'))
    expect(Buffer.from(table ?? []).toString('latin1')).toContain(`/Prev ${begins}`)
  })

  it('is not made again for a file that has it, nor for a short one', async () => {
    expect(await tableOf(new Uint8Array(await withTable(made)))).toBeNull()
    expect(await tableOf(longPdf([{ lines: ['One'] }]))).toBeNull()
  })

  it('is not made where the end of the file does not say where its objects stand', async () => {
    const text = Buffer.from(made).toString('latin1')
    const astray = text.replace(/startxref\s+\d+/, 'startxref\n17')
    expect(await tableOf(Buffer.from(astray, 'latin1'))).toBeNull()
    expect(await tableOf(Buffer.from(`junk\n${text}`, 'latin1'))).toBeNull()
  })
})
