import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  layOut,
  percentShown,
  rowAt,
  rowOf,
  sizeKey,
  type Zoom,
} from '../../../../src-renderer/case/bundle/page-rows.ts'
import { document } from './documents.ts'

const desk = { width: 700, height: 600 }
// The second was added late and stands first in the order of reading.
const documents = [document('b', 4, 3), document('a', 1, 3)]
const landscape = { width: 842, height: 595 }
const lay = (change: Partial<Parameters<typeof layOut>[0]> = {}) =>
  layOut({
    documents,
    sizes: new Map(),
    turns: {},
    zoom: { fit: 'WIDTH' },
    isTwoUp: false,
    desk,
    ...change,
  })
const names = (roll: ReturnType<typeof lay>) =>
  roll.rows.map(({ pages }) =>
    pages.map(({ documentId, page }) => `${documentId}${page}`).join(' '),
  )

describe('the pages of a bundle laid out', () => {
  it('stand one under another in the order of reading', () => {
    expect(names(lay())).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3'])
    expect(lay().rows.flatMap(({ pages }) => pages.map(({ place }) => place))).toEqual([
      1, 2, 3, 4, 5, 6,
    ])
  })

  it('stand in pairs across documents where two are shown side by side', () => {
    const roll = lay({ isTwoUp: true })
    expect(names(roll)).toEqual(['a1 a2', 'a3 b1', 'b2 b3'])
    expect(roll.width).toBeLessThanOrEqual(desk.width)
  })

  it('fill the width, or lie whole in the window', () => {
    const [wide] = lay().rows[0]?.pages ?? []
    expect(wide?.width).toBe(desk.width - 32)
    const whole = lay({ zoom: { fit: 'PAGE' } }).rows[0]
    expect(whole?.height).toBeLessThanOrEqual(desk.height)
    expect(lay({ zoom: { percent: 100 } }).rows[0]?.pages[0]?.width).toBe(Math.round((595 * 4) / 3))
  })

  it('have their own size once opened; the others that of the first page of their document', () => {
    const sizes = new Map([
      [sizeKey({ documentId: 'b', page: 1 }), landscape],
      [sizeKey({ documentId: 'b', page: 3 }), { width: 595, height: 842 }],
    ])
    const shapes = lay({ sizes }).rows.map(({ pages: [page] }) =>
      (page?.width ?? 0) > (page?.height ?? 0) ? 'wide' : 'tall',
    )
    expect(shapes).toEqual(['tall', 'tall', 'tall', 'wide', 'wide', 'tall'])
  })

  it('change sides where their document is turned', () => {
    const [turned] = lay({ turns: { a: 90 } }).rows[0]?.pages ?? []
    expect((turned?.width ?? 0) > (turned?.height ?? 0)).toBe(true)
    const [straight] = lay({ turns: { a: 90 } }).rows[3]?.pages ?? []
    expect((straight?.width ?? 0) > (straight?.height ?? 0)).toBe(false)
  })

  it('say their true size in per cent, turned or not', () => {
    for (const turn of [0, 90] as const) {
      const [page] = lay({ zoom: { percent: 75 }, turns: { a: turn } }).rows[0]?.pages ?? []
      if (page === undefined) throw new Error('No page')
      expect(percentShown(new Map(), page, turn)).toBe(75)
    }
  })

  it('never overlap, and each is found at its own place', () => {
    const zoom = fc.oneof(
      fc.constantFrom<Zoom>({ fit: 'WIDTH' }, { fit: 'PAGE' }),
      fc.record({ percent: fc.integer({ min: 25, max: 500 }) }),
    )
    const side = fc.integer({ min: 20, max: 14_400 })
    const size = fc.record({ width: side, height: side })
    fc.assert(
      fc.property(zoom, fc.boolean(), fc.array(size, { maxLength: 6 }), (way, isTwoUp, given) => {
        const sizes = new Map(
          given.map((one, at) => [sizeKey({ documentId: 'a', page: at + 1 }), one] as const),
        )
        const roll = lay({ zoom: way, isTwoUp, sizes })
        roll.rows.forEach((row, at) => {
          const before = roll.rows[at - 1]
          expect(row.top).toBe(before === undefined ? 0 : before.top + before.height)
          expect(rowAt(roll, row.top)).toBe(at)
          expect(rowAt(roll, row.top + row.height - 1)).toBe(at)
          for (const page of row.pages) expect(rowOf(roll, page)).toBe(at)
          for (const page of row.pages) expect(page.height).toBeLessThan(row.height)
        })
        expect(roll.height).toBe(roll.rows.reduce((sum, { height }) => sum + height, 0))
      }),
    )
  })
})
