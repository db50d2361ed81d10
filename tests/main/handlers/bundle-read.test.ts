import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertDocument } from '../../../src-main/db/bundle.ts'
import { longPdf } from '../../support/long-pdf.ts'
import { become, codes, newLibrary, value, type TestLibrary } from '../../support/open-library.ts'

const bytes = Uint8Array.from({ length: 900_000 }, (_, at) => (at * 31 + (at >> 10)) % 251)

describe('reading a document of the bundle', () => {
  let library: TestLibrary
  let caseId: string
  let documentId: string
  const read = (from: number, to: number) =>
    library.handlers['bundle:read']({ caseId, documentId, from, to })
  const views = async () => {
    const entries = value(await library.handlers['audit:list']({ before: null, limit: 50 }))
    return entries.filter(({ action }) => action === 'document.viewed').length
  }

  beforeEach(async () => {
    library = await newLibrary()
    caseId = value(await library.handlers['case:create']({ matter: 'Records' })).hearingCase.id
    const { library: open } = library.session
    if (open === null) throw new Error('Not open')
    const document = insertDocument(open.db, {
      caseId,
      title: 'Scan',
      fileName: 'scan.pdf',
      pages: 3,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      content: bytes,
      at: '2026-11-19T14:00:00.000Z',
      by: 'Chair',
    })
    documentId = value(document).id
  })
  afterEach(() => {
    library.close()
    rmSync(library.folder, { recursive: true })
  })

  it('gives the part asked for, fewer bytes at the end, and says how many there are', async () => {
    const { part, bytes: all } = value(await read(250_000, 600_000))
    expect(Buffer.compare(part, bytes.subarray(250_000, 600_000))).toBe(0)
    expect(all).toBe(bytes.length)
    expect(value(await read(899_990, 1_000_000)).part.length).toBe(10)
    expect(value(await read(2_000_000, 2_000_001)).part.length).toBe(0)
  })

  it('gives the end with the beginning, from where a reader needs it', async () => {
    const { documents } = value(await library.handlers['case:open']({ id: caseId }))
    expect(documents).toHaveLength(1)
    const { end } = value(await read(0, 131_072))
    expect(Buffer.compare(end, bytes.subarray(bytes.length - end.length))).toBe(0)
    expect((bytes.length - end.length) % 65_536).toBe(0)
    expect(value(await read(65_536, 131_072)).end.length).toBe(0)
    expect(value(await read(0, 900_000)).end.length).toBe(0)
  })

  it('gives all that was put after a long document with its beginning, and no more than it needs', async () => {
    const content = longPdf(Array.from({ length: 700 }, (_, at) => ({ lines: [`Leaf ${at}`] })))
    const path = join(library.folder, 'long.pdf')
    writeFileSync(path, content)
    library.answers.openFiles = [path]
    value(await library.handlers['bundle:add']({ caseId }))
    const { documents } = value(await library.handlers['case:open']({ id: caseId }))
    const long = documents.find(({ fileName }) => fileName === 'long.pdf')?.id ?? ''
    const ask = { caseId, documentId: long, from: 0, to: 65_536 }
    const { bytes: all, end } = value(await library.handlers['bundle:read'](ask))
    expect(all).toBeGreaterThan(content.length)
    expect(end.length).toBe(all - (content.length - (content.length % 65_536)))
  })

  it('records each opening once, and no reading without one', async () => {
    const before = await views()
    value(await read(0, 100_000))
    value(await read(100_000, 200_000))
    expect(await views()).toBe(before + 1)
    // Whoever leaves out the first byte has opened the document all the same.
    await become(library, 'Chair')
    value(await read(1, 100_000))
    value(await read(1, 100_000))
    expect(await views()).toBe(before + 2)
  })

  it('reads at most 4 MB at once, forwards', async () => {
    for (const [from, to] of [
      [0, 5_000_000],
      [10, 10],
      [20, 10],
      [-1, 10],
      [0.5, 10],
    ] as const)
      expect(codes(await read(from, to))).toEqual(['WRONG_INPUT'])
  })

  it('tells the window of a document that is not the one that was added, and gives it no more', async () => {
    await become(library, 'Chair')
    const { library: open } = library.session
    open?.db.exec(`DROP TRIGGER bundle_piece_stays`)
    open?.db
      .prepare('UPDATE bundle_piece SET bytes = zeroblob(length(bytes)) WHERE at = 262144')
      .run()
    value(await read(0, 100_000))
    const told = { event: 'bundle:changed', payload: { caseId, documentId } }
    await expect.poll(() => library.events.at(-1), { timeout: 10_000 }).toEqual(told)
    expect(codes(await read(100_000, 200_000))).toEqual(['DOCUMENT_CHANGED'])
    expect(codes(await read(0, 100_000))).toEqual(['DOCUMENT_CHANGED'])
    const entries = value(await library.handlers['audit:list']({ before: null, limit: 50 }))
    const found = entries.filter(({ action }) => action === 'document.found-changed')
    expect(found.map(({ detail }) => JSON.parse(detail))).toEqual([{ document: documentId }])
  })

  it('refuses a document that is not in this bundle', async () => {
    const other = { caseId, documentId: 'other', from: 0, to: 10 }
    expect(codes(await library.handlers['bundle:read'](other))).toEqual(['NOT_FOUND'])
  })
})
