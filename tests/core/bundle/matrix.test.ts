import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { after, matrixOf, same, type Matrix } from '#core/bundle/matrix'

const number = fc.integer({ min: -9, max: 9 })
const matrix: fc.Arbitrary<Matrix> = fc.tuple(number, number, number, number, number, number)
const moved = ([a, b, c, d, e, f]: Matrix, [x, y]: readonly [number, number]) =>
  [a * x + c * y + e, b * x + d * y + f] as const

describe('A matrix after another', () => {
  it('moves a point as the one and then the other does', () => {
    fc.assert(
      fc.property(matrix, matrix, number, number, (inner, outer, x, y) => {
        expect(moved(after(inner, outer), [x, y])).toEqual(moved(outer, moved(inner, [x, y])))
      }),
    )
  })
})

describe('The numbers that a reader of PDFs gives for a matrix', () => {
  it('are taken however they are held', () => {
    for (const held of [[1, 0, 0, 1, 7, 8], new Float32Array([1, 0, 0, 1, 7, 8])])
      expect(matrixOf(held)).toEqual([1, 0, 0, 1, 7, 8])
    expect(matrixOf([...same])).toEqual(same)
  })

  it('are none where they are fewer, more, endless, or no numbers at all', () => {
    const ones = [1, 1, 1, 1, 1]
    for (const wrong of [ones, [...ones, 1, 1], [...ones, Infinity], [...ones, 'x'], null, 3, {}])
      expect(matrixOf(wrong)).toBeNull()
  })
})
