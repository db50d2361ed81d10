import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bundleIndex,
  bundleSections,
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
