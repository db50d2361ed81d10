import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageLabels, planBundle, type BundlePlan } from '#core/bundle/paginate'
import { sayLabel } from '#core/bundle/page-label'
import { bundleIndex, bundleSections, orderBySection } from '#core/bundle/sections'
import type { LatePages, Numbering } from '#core/bundle/numbering'

type Document = ReturnType<typeof document>
const document = (
  id: string,
  pages: number,
  section: (typeof bundleSections)[number] = 'NOTICE',
) => ({
  id,
  title: id,
  dated: null,
  description: '',
  pages,
  section,
})
const plan = (documents: readonly Document[], issued: Numbering | null, late: LatePages) =>
  planBundle(bundleIndex(orderBySection(documents)), { issued, late })
const labelled = ({ places }: BundlePlan) =>
  Object.fromEntries(places.map(({ documentId, label }) => [documentId, sayLabel(label)]))
const told = ({ index }: BundlePlan) =>
  index.flat().flatMap((row) => (row.kind === 'UNUSED' ? row.lines : []))

const first = [document('a', 3), document('b', 5, 'EXHIBITS'), document('c', 2, 'OTHER')]
const { numbering: issued } = plan(first, null, 'AT_END')

describe('the numbers of pages after an issue', () => {
  it('move freely before the first one, index counted', () => {
    expect(labelled(plan(first, null, 'AT_END'))).toEqual({ a: '2', b: '5', c: '10' })
    const late = [document('new', 4), ...first]
    expect(labelled(plan(late, null, 'AT_END'))).toEqual({ new: '2', a: '6', b: '9', c: '14' })
  })

  it('go on after the last page for a document put at the end, wherever the index lists it', () => {
    const { places, index, ...rest } = plan([...first, document('late', 2)], issued, 'AT_END')
    expect(places.map(({ documentId }) => documentId)).toEqual(['a', 'b', 'c', 'late'])
    expect(labelled({ places, index, ...rest })).toEqual({ a: '2', b: '5', c: '10', late: '12' })
    const listed = index.flat().flatMap((row) => (row.kind === 'DOCUMENT' ? row.documentId : []))
    expect(listed).toEqual(['a', 'late', 'b', 'c'])
  })

  it('are lettered for inserts, and go on plainly at the very end', () => {
    const late = [...first, document('in', 28), document('end', 2, 'OTHER')]
    const inserted = plan(late, issued, 'INSERTS')
    expect(labelled(inserted)).toEqual({ a: '2', in: '4A', b: '5', c: '10', end: '12' })
    expect(inserted.places.map(({ documentId }) => documentId)).toEqual([
      'a',
      'in',
      'b',
      'c',
      'end',
    ])
    expect(pageLabels(inserted).map(sayLabel).slice(29, 33)).toEqual(['4Z', '4AA', '4AB', '5'])
    const again = plan([...late, document('more', 1)], inserted.numbering, 'INSERTS')
    expect(labelled(again)).toMatchObject({ in: '4A', more: '4AC' })
  })

  it('are all given afresh where that is chosen', () => {
    const late = [document('new', 4), ...first]
    expect(labelled(plan(late, issued, 'RENUMBER'))).toEqual({ new: '2', a: '6', b: '9', c: '14' })
  })

  it('are not given a second time once their document is gone, and the index says so', () => {
    const [a, b, c] = first as [Document, Document, Document]
    const without = plan([a, b], issued, 'AT_END')
    expect(told(without)).toEqual(['Page numbers not used: 10 to 11'])
    const after = plan([a, b, document('late', 1)], without.numbering, 'AT_END')
    expect(labelled(after)).toEqual({ a: '2', b: '5', late: '12' })
    const inserted = plan([...first, document('in', 2)], issued, 'INSERTS').numbering
    expect(told(plan([a, c], inserted, 'INSERTS'))).toEqual([
      'Page numbers not used: 4A to 4B, 5 to 9',
    ])
  })

  it('give a document of another length new numbers', () => {
    const [a, , c] = first as [Document, Document, Document]
    const longer = plan([a, document('b', 6, 'EXHIBITS'), c], issued, 'AT_END')
    expect(labelled(longer)).toEqual({ a: '2', b: '12', c: '10' })
  })

  it('stay when the index grows by a page, which is then an insert, or becomes shorter', () => {
    const many = Array.from({ length: 60 }, (_, at) => document(`d${at}`, 1))
    const grown = plan([...first, ...many], issued, 'AT_END')
    expect(grown.numbering.index.map(sayLabel)).toEqual(['1', '1A'])
    expect(labelled(grown)).toMatchObject({ a: '2', b: '5', c: '10', d0: '12' })
    const shorter = plan(first, grown.numbering, 'AT_END')
    expect(shorter.index).toHaveLength(2)
    expect(shorter.places[0]).toMatchObject({ documentId: 'a', pdfPage: 3 })
  })

  it('are never given to two pages, never change and stand in order, through any number of issues', () => {
    const change = fc.record({
      remove: fc.array(fc.nat(30), { maxLength: 3 }),
      add: fc.array(
        fc.record({
          pages: fc.integer({ min: 1, max: 40 }),
          section: fc.constantFrom(...bundleSections),
        }),
        { maxLength: 30 },
      ),
      late: fc.constantFrom<LatePages>('AT_END', 'INSERTS'),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        let held: readonly Document[] = []
        let last: Numbering | null = null
        const given = new Map<string, string>()
        for (const [round, { remove, add, late }] of changes.entries()) {
          const added = add.map(({ pages, section }, at) =>
            document(`${round}-${at}`, pages, section),
          )
          held = [...held.filter((_, at) => !remove.includes(at)), ...added]
          const planned: BundlePlan = plan(held, last, late)
          const labels = pageLabels(planned).map(sayLabel)
          expect(labels).toHaveLength(planned.pages)
          expect(new Set(labels).size).toBe(labels.length)
          for (const { documentId, label } of planned.places) {
            expect(given.get(sayLabel(label)) ?? documentId).toBe(documentId)
            if (last?.documents.some((run) => run.documentId === documentId) === true)
              expect(given.get(sayLabel(label))).toBe(documentId)
            given.set(sayLabel(label), documentId)
          }
          last = planned.numbering
        }
      }),
    )
  })
})
