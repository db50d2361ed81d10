import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesItem } from '../../../src-main/notice-pdf/text-item.ts'

describe('linesItem', () => {
  it('leaves at least two lines on each side of a page break, and loses none', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 700, noNaN: true }),
        (count, room) => {
          const drawn: [number, number][] = []
          const item = linesItem(count, 16, (_, from, to) => drawn.push([from, to]))
          const parts = item.divide?.(room)
          if (!parts) return
          const [head, tail] = parts
          expect(head.height).toBeLessThanOrEqual(room)
          expect(Math.min(head.height, tail.height)).toBeGreaterThanOrEqual(2 * 16)
          head.draw(0)
          tail.draw(0)
          expect(drawn).toEqual([
            [0, head.height / 16],
            [head.height / 16, count],
          ])
        },
      ),
    )
  })

  it('never divides a paragraph of three lines', () => {
    expect(linesItem(3, 16, () => {}).divide).toBeNull()
    expect(linesItem(4, 16, () => {}).divide?.(32)).not.toBeNull()
    expect(linesItem(4, 16, () => {}).divide?.(31)).toBeNull()
  })
})
