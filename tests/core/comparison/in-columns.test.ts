import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromColumns, toColumns } from '#core/comparison/in-columns'
import { anyLibraryOf, compareWithin } from './library.ts'
import { anyCase } from './second-reading.ts'

describe('Listed cases in columns', () => {
  it('are the same cases again, each feature still one object', () => {
    fc.assert(
      fc.property(anyCase, anyLibraryOf({ minLength: 0, maxLength: 40 }), (of, library) => {
        const { neighbours } = compareWithin(of, library, { oneChange: false })
        const sent = JSON.parse(JSON.stringify(toColumns(neighbours)))
        const again = fromColumns(sent)
        expect(again).toEqual(neighbours)
        const kept = new Map<string, object>()
        for (const { shared, unknown } of again)
          for (const feature of [...shared, ...unknown]) {
            const key = JSON.stringify(feature)
            expect(kept.get(key) ?? feature).toBe(feature)
            kept.set(key, feature)
          }
      }),
    )
  })

  it('say every name once', () => {
    fc.assert(
      fc.property(anyCase, anyLibraryOf({ minLength: 30, maxLength: 60 }), (of, library) => {
        const { neighbours } = compareWithin(of, library, { oneChange: false })
        fc.pre(neighbours.length >= 30)
        const sent = JSON.stringify(toColumns(neighbours))
        expect(sent.length * 3).toBeLessThan(JSON.stringify(neighbours).length)
        for (const name of ['"personalMitigation"', '"likeness"', '"Conduct"'])
          expect(sent.split(name).length).toBeLessThanOrEqual(2)
      }),
    )
  })
})
