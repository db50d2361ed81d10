import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf, planBundle } from '#core/bundle/paginate'
import { bundleIndex, bundleSections, orderBySection } from '#core/bundle/sections'

const someDocuments = fc
  .array(
    fc.record({
      section: fc.constantFrom(...bundleSections),
      title: fc.string({ maxLength: 300 }),
      description: fc.string({ maxLength: 500 }),
      dated: fc.constantFrom(null, '2026', '2026-03', '2026-03-09'),
      pages: fc.integer({ min: 1, max: 400 }),
    }),
    { maxLength: 60 },
  )
  .map((all) => orderBySection(all.map((one, at) => ({ ...one, id: `d${at}` }))))

describe('the plan of an issued bundle', () => {
  it('numbers every page once, from 1, the index first', () => {
    fc.assert(
      fc.property(someDocuments, (documents) => {
        const { index, places, pages } = planBundle(bundleIndex(documents))
        let next = index.length + 1
        for (const place of places) {
          expect(place.pdfPage).toBe(next)
          expect(place.label).toEqual({ number: next, insert: 0 })
          next += place.pages
        }
        expect(pages).toBe(next - 1)
        expect(places.map(({ documentId }) => documentId)).toEqual(documents.map(({ id }) => id))
      }),
    )
  })

  it('lists every document once with the page it starts on, and ends no page with a heading', () => {
    fc.assert(
      fc.property(someDocuments, (documents) => {
        const { index, places } = planBundle(bundleIndex(documents))
        const listed = index.flat().flatMap((row) => (row.kind === 'DOCUMENT' ? [row] : []))
        expect(listed.map(({ documentId, page }) => [documentId, page])).toEqual(
          places.map(({ documentId, pdfPage }) => [documentId, String(pdfPage)]),
        )
        for (const rows of index) {
          expect(rows.at(-1)?.kind).not.toBe('SECTION')
          expect(rows.reduce((sum, row) => sum + linesOf(row), 0)).toBeLessThanOrEqual(42)
        }
      }),
    )
  })

  it('keeps every word of a title, on as many lines as it needs', () => {
    const title = 'Extract of the protective monitoring system for the period from 1 to 28 February'
    const one = {
      id: 'd',
      section: 'EXHIBITS' as const,
      title,
      dated: null,
      description: '',
      pages: 2,
    }
    const [row] = planBundle(bundleIndex([one]))
      .index.flat()
      .slice(1)
    expect(row).toMatchObject({ kind: 'DOCUMENT', tab: 'A1', dated: '', page: '2' })
    expect(row?.kind === 'DOCUMENT' ? row.lines.join(' ') : '').toBe(title)
  })
})
