import { PDFDocument, PDFName, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { openIssueFile } from '../../../src-main/bundle-pdf/issue-file.ts'

const pictureBytes = 1_500_000

async function made() {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const refs = Array.from({ length: 120 }, (_, at) => {
    const contents = new Uint8Array(at === 1 ? pictureBytes : 500).fill(65 + (at % 26))
    const page = pdf.addPage()
    const ref = pdf.context.register(
      PDFRawStream.of(pdf.context.obj({ Length: contents.length }), contents),
    )
    page.node.set(PDFName.of('Contents'), ref)
    return ref
  })
  return { pdf, refs }
}

function opened(pdf: PDFDocument) {
  const parts: Uint8Array[] = []
  const file = openIssueFile(pdf, async (part) => void parts.push(part))
  return { file, parts, bytes: () => Buffer.concat(parts) }
}

const objectAt = (pdf: PDFDocument, ref: PDFRef) => [ref, pdf.context.lookup(ref)] as const

describe('writing an issue from its beginning', () => {
  it('gives the same bytes as all at once, where nothing was settled before', async () => {
    const plain = await made()
    const asUsual = await plain.pdf.save({ addDefaultPage: false, objectsPerTick: Infinity })
    const { pdf } = await made()
    const { file, bytes } = opened(pdf)
    await file.finish()
    expect(Buffer.compare(bytes(), asUsual)).toBe(0)
  })

  it('puts a stream that is settled at once, lets it go, and finds it again at the end', async () => {
    const { pdf, refs } = await made()
    const { file, parts, bytes } = opened(pdf)
    const settled = refs.slice(0, 3).map((ref) => objectAt(pdf, ref))
    const objects = settled.flatMap(([ref, object]) => (object ? [[ref, object] as const] : []))
    await file.settle(objects, () => {})
    expect(bytes().length).toBeGreaterThan(pictureBytes)
    for (const [ref] of settled)
      expect((pdf.context.lookup(ref) as PDFRawStream).contents).toHaveLength(0)
    await file.finish()
    expect(parts.length).toBeGreaterThan(1)
    const read = await PDFDocument.load(bytes(), { throwOnInvalidObject: true })
    expect(refs.map((ref) => (read.context.lookup(ref) as PDFRawStream).contents.length)).toEqual(
      refs.map((_, at) => (at === 1 ? pictureBytes : 500)),
    )
  })

  it('goes on only once a part is taken', async () => {
    const { pdf } = await made()
    let taken = 0
    let waiting = 0
    const file = openIssueFile(pdf, async () => {
      waiting += 1
      expect(waiting).toBe(1)
      await Promise.resolve()
      waiting -= 1
      taken += 1
    })
    await file.finish()
    expect(taken).toBeGreaterThan(1)
  })
})
