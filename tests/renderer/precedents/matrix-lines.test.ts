import { describe, expect, it } from 'vitest'
import { columnsOf, composeMatrix, factOf } from '#core/precedents/matrix'
import { heatOf, linesOf, moved } from '../../../src-renderer/precedents/matrix-lines.ts'
import { filterWords, fullestRules } from '../../../src-renderer/precedents/words.ts'
import { law, precedent } from './library.ts'

const matrixOf = (count: number) =>
  composeMatrix(
    columnsOf(
      Array.from({ length: count }, (_, n) =>
        factOf(precedent(n, { outcome: n < 2 ? 'FWW' : 'DWN' }), law),
      ),
    ),
    {},
    law,
    false,
  )
const cellOf = (count: number) =>
  linesOf(matrixOf(count), law)[0]?.cells.find(({ outcome }) => outcome === 'FWW')

describe('the numbers of the matrix', () => {
  it('are read out whole: outcome, conduct, count of cases and share of the row', () => {
    expect(cellOf(8)?.name).toBe(
      'Final written warning, access to or disclosure of information, 2 of 8 cases, 25 per cent of row',
    )
  })

  it('have their thousands apart, as they are printed', () => {
    expect(cellOf(1_204)?.name).toContain(', 2 of 1,204 cases, ')
  })

  it('carry no share in a row of fewer than five cases', () => {
    expect(cellOf(4)).toMatchObject({ count: 2, share: null, few: true })
    expect(cellOf(4)?.name).toContain('too few in the row for a share')
  })

  it('end in a line that counts each case once', () => {
    const last = linesOf(matrixOf(8), law).at(-1)
    expect(last?.cells.at(-1)?.count).toBe(8)
    expect(last?.cells.find(({ outcome }) => outcome === 'DWN')?.count).toBe(6)
  })

  it.each([
    [0.11, 1],
    [0.12, 2],
    [0.24, 2],
    [0.25, 3],
    [0.39, 3],
    [0.4, 4],
  ])('fill a share of %d with step %d', (share, step) => {
    expect(heatOf({ count: 1, share })).toBe(step)
  })

  it('leave nought and too few without a fill', () => {
    expect(heatOf({ count: 0, share: 0 })).toBe(0)
    expect(heatOf({ count: 2, share: null })).toBe(0)
  })
})

describe('moving in the grid', () => {
  const size = { line: 3, column: 4 }
  const at = { line: 1, column: 2 }
  it.each([
    ['ArrowUp', false, { line: 0, column: 2 }],
    ['ArrowDown', false, { line: 2, column: 2 }],
    ['ArrowLeft', false, { line: 1, column: 1 }],
    ['ArrowRight', false, { line: 1, column: 3 }],
    ['Home', false, { line: 1, column: 0 }],
    ['End', false, { line: 1, column: 3 }],
    ['Home', true, { line: 0, column: 0 }],
    ['End', true, { line: 2, column: 3 }],
  ])('%s (Ctrl: %s) leads where the pattern says', (key, ctrl, to) => {
    expect(moved(key, ctrl, at, size)).toEqual(to)
  })

  it('stops at the edges and leaves other keys alone', () => {
    expect(moved('ArrowDown', false, { line: 2, column: 0 }, size)).toEqual({ line: 2, column: 0 })
    expect(moved('x', false, at, size)).toBeNull()
  })
})

describe('words about the filter', () => {
  it('start from the rules with most cases', () => {
    const { facets } = matrixOf(2)
    expect(fullestRules({ ...facets, regime: { CR2012: 3, CR2020_BASE: 9 } })).toBe('CR2020_BASE')
    expect(fullestRules({ ...facets, regime: {} })).toBeUndefined()
  })

  it('name every filter that made the printed numbers', () => {
    expect(filterWords({ harm: ['HIGH', 'NOT_STATED'], yearFrom: 2020, yearTo: 2022 })).toBe(
      'Filters: harm high or not stated; years 2020 to 2022',
    )
    expect(filterWords({ regime: 'CR2012' })).toBe('No further filter')
  })
})
