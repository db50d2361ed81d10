import { PDFDocument } from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
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
