import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newLibrary, value, type TestLibrary } from '../../support/open-library.ts'

async function pdf(...pages: readonly string[]): Promise<Uint8Array> {
  const made = await PDFDocument.create()
  for (const words of pages) made.addPage().drawText(words === '' ? ' ' : words)
  return made.save()
}

describe('finding words in the bundle', () => {
  let library: TestLibrary
  let caseId: string
  const search = async (query: string) =>
    value(await library.handlers['bundle:search']({ caseId, query }))

  beforeAll(async () => {
    library = await newLibrary()
    const made = value(await library.handlers['case:create']({ matter: 'Access to records' }))
    caseId = made.hearingCase.id
    const files = [
      ['Report.pdf', await pdf('The officer released the record', '')],
      ['Statement.pdf', await pdf('Nothing here', 'The café of release, 3 February')],
    ] as const
    library.answers.openFiles = files.map(([name, bytes]) => {
      const path = join(library.folder, name)
      writeFileSync(path, bytes)
      return path
    })
    value(await library.handlers['bundle:add']({ caseId }))
    // A call reads some pages at a time: one for each document here.
    await search('')
    await search('')
  }, 60_000)
  afterAll(() => {
    library.close()
    rmSync(library.folder, { recursive: true })
  })

  it('gives the pages by document, with the words marked', async () => {
    const found = await search('release')
    expect(found.pagesFound).toBe(2)
    expect(found.groups.map(({ title, hits }) => [title, hits.map(({ page }) => page)])).toEqual([
      ['Report', [1]],
      ['Statement', [4]],
    ])
    const { text, marks } = found.groups[1]?.hits[0]?.snippet ?? { text: '', marks: [] }
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['release'])
    expect(found.groups[1]?.hits[0]?.documentPage).toBe(2)
  })

  it('counts and names the pages that have no text', async () => {
    const found = await search('no such word')
    expect(found).toMatchObject({ pagesFound: 0, pages: 4, pagesWithoutText: 1, pagesUnread: 0 })
    expect(found.withoutText).toEqual([2])
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
    const last = documents.at(-1)?.id ?? ''
    value(await library.handlers['bundle:remove']({ caseId, documentId: last }))
    expect(await search('cafe')).toMatchObject({ pagesFound: 0, pages: 2 })
  })
})
