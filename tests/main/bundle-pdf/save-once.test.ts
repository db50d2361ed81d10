import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { saveOnce } from '../../../src-main/bundle-pdf/save-once.ts'

async function made() {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const pages = [pdf.addPage(), pdf.addPage()]
  const streams = pages.map((page, at) => {
    const contents = new Uint8Array(50_000).fill(65 + at)
    const dict = pdf.context.obj({ Length: contents.length })
    const stream = PDFRawStream.of(dict, contents)
    page.node.set(PDFName.of('Contents'), pdf.context.register(stream))
    return stream
  })
  return { pdf, streams }
}

describe('saving a document for the last time', () => {
  it('gives the same bytes, and the memory of every stream back', async () => {
    const plain = await made()
    const asUsual = await plain.pdf.save({ addDefaultPage: false, objectsPerTick: Infinity })
    const { pdf, streams } = await made()
    const bytes = await saveOnce(pdf)
    expect(Buffer.compare(bytes, asUsual)).toBe(0)
    expect(streams.map(({ contents }) => contents.length)).toEqual([0, 0])
  })

  it('leaves bytes alone that others may need', async () => {
    const { pdf } = await made()
    const shared = new Uint8Array(1_000).fill(66)
    const dict = pdf.context.obj({ Length: 500 })
    pdf.catalog.set(
      PDFName.of('Kept'),
      pdf.context.register(PDFRawStream.of(dict, shared.subarray(500))),
    )
    await saveOnce(pdf)
    expect(shared.every((byte) => byte === 66)).toBe(true)
    expect(shared.length).toBe(1_000)
  })
})
