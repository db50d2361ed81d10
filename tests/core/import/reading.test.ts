import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proposeHeading } from '#core/import/reading'

const propose = (rows: readonly (readonly string[])[]) =>
  proposeHeading(rows.map((cells, at) => ({ line: at + 1, cells })))

describe('The row of headings', () => {
  it('is the first where nothing stands above it', () => {
    expect(
      propose([
        ['id', 'facts'],
        ['a', 'x'],
      ]),
    ).toBe(1)
    expect(propose([['id'], ['a']])).toBe(1)
    expect(propose([])).toBe(1)
  })

  it('is found under titles, notes, empty rows and headings of groups', () => {
    const table = [
      ['Table 3: outcomes of misconduct proceedings', '', '', '', ''],
      ['Year ending 31 March, all forces', 'Contents', '', '', ''],
      [],
      ['', '', 'Proceedings', '', ''],
      ['Force', 'Case', 'Kind', 'Rank', 'Outcome'],
      ['Example', '1', 'Hearing', 'Constable', 'Dismissed'],
    ]
    expect(propose(table)).toBe(5)
  })

  it('may lack a heading or two, and rows below it may have gaps', () => {
    expect(
      propose([
        ['id', '', 'facts', 'outcome'],
        ['a', 'n', 'x', 'y'],
      ]),
    ).toBe(1)
  })

  it('is never moved by rows below it that are no wider', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom('', 'x'), { maxLength: 5 })), (rows) => {
        expect(propose([['a', 'b', 'c', 'd', 'e'], ...rows])).toBe(1)
      }),
    )
  })
})
