import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { openTextReader } from '../../../src-main/bundle-pdf/extract-text.ts'
import { inMemory } from '../../../src-main/bundle-pdf/source-file.ts'
import { longPdf } from '../../support/long-pdf.ts'
import { resources } from '../../support/open-library.ts'

const sample = new Uint8Array(readFileSync(join(resources, 'sample', 'bundle', 'exhibits.pdf')))

/** Text of pages 1 to `to` by a thread of its own; undefined for a page that was not read. */
async function textOf(bytes: Uint8Array, to: number, wait?: number) {
  const reader = openTextReader(wait === undefined ? {} : { wait })
  const pages = Array.from({ length: to }, (_, index) => index + 1)
  const read = await reader.read({ sha256: 'one', open: () => inMemory(bytes) }, pages)
  await reader.close()
  return pages.map((page) => read.get(page)?.text)
}

describe('the text of a PDF', () => {
  it('is taken page by page, as the pages hold it', async () => {
    const pages = await textOf(sample, 2)
    expect(pages[0]).toContain('Access audit, messages and training record')
    expect(pages[1]).not.toBe(pages[0])
  })

  it('is empty for a page without words, and the next page is still read', async () => {
    const made = await PDFDocument.create()
    made.addPage()
    made.addPage().drawText('Second page')
    expect(await textOf(await made.save(), 2)).toEqual(['', 'Second page'])
  })

  it('holds what was filled in, typed over, stamped and signed, and not what is hidden', async () => {
    const made = await PDFDocument.create()
    const page = made.addPage()
    const { context } = made
    const helvetica = { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' }
    const looks = (words: string) => ({
      N: context.register(
        context.stream(`BT /F 10 Tf 5 5 Td (${words}) Tj ET`, {
          Type: 'XObject',
          Subtype: 'Form',
          BBox: [0, 0, 200, 20],
          Resources: { Font: { F: helvetica } },
        }),
      ),
    })
    const mark = (entries: Record<string, unknown>) => {
      const all = { Type: 'Annot', Rect: [40, 100, 240, 120], F: 4, ...entries }
      page.node.addAnnot(context.register(context.obj(all as never)))
    }
    page.drawText('The form')
    const field = { Subtype: 'Widget', FT: 'Tx', T: PDFString.of('who') }
    mark({ ...field, V: PDFString.of('Heron'), AP: looks('Heron') })
    mark({ Subtype: 'FreeText', Contents: PDFString.of('Otter'), AP: looks('Otter') })
    mark({ Subtype: 'Stamp', AP: looks('Received') })
    mark({ Subtype: 'Widget', FT: 'Sig', T: PDFString.of('signed'), AP: looks('Kingfisher') })
    mark({ Subtype: 'Stamp', F: 2, AP: looks('Hidden') })
    mark({ ...field, T: PDFString.of('key'), Ff: 8192, V: PDFString.of('Secret') })
    const [text = ''] = await textOf(await made.save({ updateFieldAppearances: false }), 1)
    expect(text.split(' ').toSorted()).toEqual(
      ['The', 'form', 'Heron', 'Otter', 'Received', 'Kingfisher'].toSorted(),
    )
  })

  it('is read of faces that name their letters by a table of the format', async () => {
    const made = await PDFDocument.create()
    const page = made.addPage()
    const { context } = made
    const letters = {
      Type: 'Font',
      Subtype: 'CIDFontType0',
      BaseFont: 'Mincho',
      CIDSystemInfo: {
        Registry: PDFString.of('Adobe'),
        Ordering: PDFString.of('Japan1'),
        Supplement: 2,
      },
      FontDescriptor: { Type: 'FontDescriptor', FontName: 'Mincho', Flags: 4 },
    }
    const face = { Type: 'Font', Subtype: 'Type0', BaseFont: 'Mincho', Encoding: '90ms-RKSJ-H' }
    page.node.setFontDictionary(
      PDFName.of('F'),
      context.register(
        context.obj({ ...face, DescendantFonts: [context.register(context.obj(letters))] }),
      ),
    )
    const drawn = context.stream('BT /F 12 Tf 50 700 Td <93FA967B> Tj ET')
    page.node.addContentStream(context.register(drawn))
    expect(await textOf(await made.save(), 1)).toEqual(['日本'])
  })

  it('is in the order of reading where letters joined in one sign stand right to left', async () => {
    const made = await PDFDocument.create()
    const page = made.addPage()
    const { context } = made
    // The signs of a word as they are drawn from the left, one of them two letters in one.
    const signs = ['FEC2', 'FCCB', 'FE8D'].map((sign, at) => `<0${at + 1}> <${sign}>`)
    const map = ['1 begincodespacerange <00> <ff> endcodespacerange', '3 beginbfchar', ...signs]
    const codes = context.register(context.stream([...map, 'endbfchar'].join('\n')))
    const face = { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica', ToUnicode: codes }
    page.node.setFontDictionary(PDFName.of('F'), context.register(context.obj(face)))
    const drawn = context.stream('BT /F 12 Tf 50 700 Td <010203> Tj ET')
    page.node.addContentStream(context.register(drawn))
    expect(await textOf(await made.save(), 1)).toEqual(['الخط'])
  })

  it('is not given, and nothing fails, where the file is not a PDF at all', async () => {
    const none = [undefined, undefined, undefined]
    expect(await textOf(Buffer.from('%PDF-1.7 nothing of the kind'), 3)).toEqual(none)
  })

  it('is given up where the file keeps the reader silent for too long', async () => {
    expect(await textOf(sample, 1, 1)).toEqual([undefined])
  })

  it('never fails on a damaged file', async () => {
    for (let at = 1; at <= 4; at++) {
      const damaged = Uint8Array.from(sample)
      for (let i = at * 97; i < damaged.length; i += 211) damaged[i] = (i * 31) % 256
      expect(await textOf(damaged, 2)).toHaveLength(2)
    }
  }, 30_000)

  it('is read on from a file that is open, whose bytes are not asked for again', async () => {
    const reader = openTextReader()
    const asked: string[] = []
    const source = (sha256: string) => ({
      sha256,
      open: () => {
        asked.push(sha256)
        return inMemory(sample)
      },
    })
    const first = await reader.read(source('one'), [1])
    const second = await reader.read(source('one'), [2])
    expect([...first.keys(), ...second.keys()]).toEqual([1, 2])
    expect((await reader.read(source('two'), [2])).get(2)).toEqual(second.get(2))
    expect((await reader.read(source('one'), [1])).get(1)).toEqual(first.get(1))
    expect(asked).toEqual(['one', 'two', 'one'])
    await reader.close()
  })

  it('is read of a long scan with little of its pictures in memory at a time', async () => {
    const picture = 4 * 1024 * 1024
    const scan = longPdf(
      Array.from({ length: 20 }, (_, at) => ({
        lines: [`Leaf ${at + 1}`],
        grey: Buffer.alloc(picture),
      })),
    )
    const since = [0]
    const { bytes, read, parts } = inMemory(scan)
    const counted = (from: number, to: number) => {
      // A file is opened by its end: what was given of it before is in memory no more.
      if (to === bytes) since.push(0)
      since.push((since.pop() ?? 0) + to - from)
      return read(from, to)
    }
    const reader = openTextReader()
    const pages = Array.from({ length: 20 }, (_, at) => at + 1)
    const file = { bytes, read: counted, parts }
    const texts = await reader.read({ sha256: 'scan', open: () => file }, pages)
    await reader.close()
    expect(pages.map((page) => texts.get(page)?.text)).toEqual(pages.map((page) => `Leaf ${page}`))
    expect(Math.max(...since)).toBeLessThan(10 * picture)
  })

  it('is not read where the file has gone, nor once the reader is closed', async () => {
    const reader = openTextReader()
    expect((await reader.read({ sha256: 'gone', open: () => null }, [1])).size).toBe(0)
    await reader.close()
    const source = { sha256: 'one', open: () => inMemory(sample) }
    expect((await reader.read(source, [1])).size).toBe(0)
  })
})
