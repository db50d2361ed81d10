import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { PDFDocument } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertDocument } from '../../../src-main/db/bundle.ts'
import { newLibrary, value, type TestLibrary } from '../../support/open-library.ts'

async function pdf(...pages: readonly string[]): Promise<Uint8Array> {
  const made = await PDFDocument.create()
  for (const words of pages) made.addPage().drawText(words === '' ? ' ' : words)
  return made.save()
}

describe('finding words in the bundle', { shuffle: false }, () => {
  let library: TestLibrary
  let caseId: string
  const search = async (query: string) =>
    value(await library.handlers['bundle:search']({ caseId, query }))

  beforeAll(async () => {
    library = await newLibrary()
    const made = value(await library.handlers['case:create']({ matter: 'Access to records' }))
    caseId = made.hearingCase.id
    const files = [
      ['Report', await pdf('The officer released the record', '')],
      ['Statement', await pdf('Nothing here', 'The café of release, 3 February')],
      ['Log', await pdf(...Array.from({ length: 7 }, (_, at) => `Entry ${at + 1}`))],
    ] as const
    const { library: open } = library.session
    if (open === null) throw new Error('Not open')
    for (const [title, content] of files) {
      const { length: pages } = (await PDFDocument.load(content)).getPages()
      const sha256 = createHash('sha256').update(content).digest('hex')
      const by = { at: '2026-11-19T14:00:00.000Z', by: 'Chair' }
      const added = { caseId, title, fileName: `${title}.pdf`, pages, sha256, content, ...by }
      value(insertDocument(open.db, added))
    }
    for (let left = 1; left > 0;) left = (await search('')).pagesUnread
  }, 60_000)
  afterAll(() => {
    library.close()
    rmSync(library.folder, { recursive: true })
  })

  it('gives the pages by document, with the words marked', async () => {
    const found = await search('release')
    expect(found.pagesFound).toBe(2)
    expect(found.groups.map(({ title, pages }) => [title, pages])).toEqual([
      ['Report', [1]],
      ['Statement', [2]],
    ])
    const { text, marks } = found.groups[1]?.hits[0]?.snippet ?? { text: '', marks: [] }
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['release'])
    expect(found.groups[1]?.hits[0]?.documentPage).toBe(2)
  })

  it('counts and names the pages that have no text', async () => {
    const found = await search('no such word')
    expect(found).toMatchObject({ pagesFound: 0, pages: 11, pagesWithoutText: 1, pagesUnread: 0 })
    expect(found.withoutText).toMatchObject([{ documentPage: 2, label: '3' }])
  })

  it('gives every page found, and passages from more of a document where they are asked for', async () => {
    const { documents } = value(await library.handlers['case:open']({ id: caseId }))
    const many = documents.find(({ title }) => title === 'Log')
    const found = await search('entry')
    const [group] = found.groups
    expect(group?.pages).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(group?.hits.map(({ documentPage }) => documentPage)).toEqual([1, 2, 3, 4, 5])
    const asked = { caseId, query: 'entry', within: many?.id ?? '' }
    const more = value(await library.handlers['bundle:search'](asked))
    expect(more.groups[0]?.hits.map(({ documentPage }) => documentPage)).toEqual(group?.pages)
  })

  it('finds nothing of another case', async () => {
    const other = value(await library.handlers['case:create']({ matter: 'Another' }))
    const asked = { caseId: other.hearingCase.id, query: 'release' }
    expect(value(await library.handlers['bundle:search'](asked)).pagesFound).toBe(0)
  })

  it('finds a word whether or not its accent is typed', async () => {
    expect((await search('cafe')).pagesFound).toBe(1)
  })

  it('keeps quoted words side by side', async () => {
    expect((await search('"officer released"')).pagesFound).toBe(1)
    expect((await search('"released officer"')).pagesFound).toBe(0)
  })

  it('never breaks on what is typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (query) => {
        expect((await library.handlers['bundle:search']({ caseId, query })).ok).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('forgets the text of a document that is taken out', async () => {
    const { documents } = value(await library.handlers['case:open']({ id: caseId }))
    const documentId = documents.find(({ title }) => title === 'Statement')?.id ?? ''
    value(await library.handlers['bundle:remove']({ caseId, documentId }))
    expect(await search('cafe')).toMatchObject({ pagesFound: 0, pages: 9 })
  })
})
