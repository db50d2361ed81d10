import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bundleIndex,
  bundleSections,
  moveIntoSection,
  moveWithinSection,
  orderBySection,
  type BundleSection,
} from '#core/bundle/sections'

const document = (id: string, section: BundleSection) => ({ id, section })
const some = fc
  .array(fc.constantFrom(...bundleSections), { maxLength: 12 })
  .map((sections) => sections.map((section, at) => document(`d${at}`, section)))

describe('the parts of a bundle', () => {
  it('letters only the parts that hold a document, in the order practitioners use', () => {
    const index = bundleIndex(
      orderBySection([
        document('x', 'EXHIBITS'),
        document('n', 'NOTICE'),
        document('y', 'EXHIBITS'),
      ]),
    )
    expect(index.map(({ letter, label }) => `${letter} ${label}`)).toEqual([
      'A Notice and referral',
      'B Exhibits',
    ])
    expect(index.flatMap(({ documents }) => documents.map(({ tab }) => tab))).toEqual([
      'A1',
      'B1',
      'B2',
    ])
  })

  it('names every document once, and keeps the order within a part', () => {
    fc.assert(
      fc.property(some, (documents) => {
        const ordered = orderBySection(documents)
        const listed = bundleIndex(ordered).flatMap((part) => part.documents.map((d) => d.document))
        expect(listed).toEqual(ordered)
        for (const name of bundleSections)
          expect(ordered.filter(({ section }) => section === name)).toEqual(
            documents.filter(({ section }) => section === name),
          )
      }),
    )
  })

  it('moves a document up and back down again, never out of its part', () => {
    fc.assert(
      fc.property(some, fc.nat(), (documents, pick) => {
        const ordered = orderBySection(documents)
        const id = `d${pick % Math.max(1, documents.length)}`
        const moved = moveWithinSection(ordered, id, 1)
        expect(moved.map(({ section }) => section)).toEqual(ordered.map(({ section }) => section))
        const back = moved === ordered ? moved : moveWithinSection(moved, id, -1)
        expect(back).toEqual(ordered)
      }),
    )
  })
})

describe('documents moved together into a part', () => {
  const section = fc.constantFrom(...bundleSections)
  const someDocuments = fc
    .array(section, { maxLength: 12 })
    .map((all) => orderBySection(all.map((part, at) => ({ id: `d${at}`, section: part }))))

  it('stand there in their order, before the one named or last, and no other is moved', () => {
    fc.assert(
      fc.property(
        someDocuments,
        fc.array(fc.nat(11)),
        section,
        fc.nat(11),
        (all, picked, to, at) => {
          const ids = new Set(picked.map((one) => `d${one}`))
          const before = all.find(({ id }) => id === `d${at}` && !ids.has(id)) ?? null
          const moved = moveIntoSection(all, ids, { section: to, before: before?.id ?? null })
          const idsOf = (documents: typeof all) => documents.map(({ id }) => id)
          expect(idsOf(moved).toSorted()).toEqual(idsOf(all).toSorted())
          expect(moved.filter(({ id }) => !ids.has(id))).toEqual(
            all.filter(({ id }) => !ids.has(id)),
          )
          const mine = all.filter(({ id }) => ids.has(id))
          const there = moved.filter((one) => one.section === to)
          expect(idsOf(moved.filter(({ id }) => ids.has(id)))).toEqual(idsOf(mine))
          const start = there.findIndex(({ id }) => id === mine[0]?.id)
          expect(idsOf(there.slice(start, start + mine.length))).toEqual(idsOf(mine))
          const next = there[start + mine.length]?.id
          if (mine.length > 0) expect(next).toBe(before?.section === to ? before.id : undefined)
        },
      ),
    )
  })
})
