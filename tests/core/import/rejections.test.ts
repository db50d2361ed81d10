import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesInWords, openRejections } from '#core/import/rejections'

const listOf = (rows: readonly { line: number; field: string; reason: string }[]) => {
  const rejections = openRejections()
  for (const row of rows) rejections.add(row)
  return rejections.list()
}
const unknown = (line: number, value: string) => ({
  line,
  field: 'outcome',
  reason: `The outcome "${value}" is not known: use one of no_action`,
})

describe('the reasons for which rows were rejected', () => {
  it('are one reason with its values, the most frequent first', () => {
    const rows = [
      { line: 2, field: 'facts', reason: 'The facts are missing' },
      unknown(3, 'Resigned'),
      unknown(4, '30 days'),
      unknown(5, '30 days'),
    ]
    expect(listOf(rows)).toEqual([
      {
        field: 'outcome',
        reason: 'The outcome "…" is not known: use one of no_action',
        rows: 3,
        lines: [3, 4, 5],
        values: [
          { value: '30 days', rows: 2, lines: [4, 5] },
          { value: 'Resigned', rows: 1, lines: [3] },
        ],
        otherValues: 0,
      },
      {
        field: 'facts',
        reason: 'The facts are missing',
        rows: 1,
        lines: [2],
        values: [],
        otherValues: 0,
      },
    ])
  })

  it('name a value that is the only one in the reason itself', () => {
    expect(listOf([unknown(3, 'Resigned'), unknown(9, 'Resigned')])).toMatchObject([
      { reason: 'The outcome "Resigned" is not known: use one of no_action', rows: 2, values: [] },
    ])
  })

  it('keep reasons apart that are of different fields', () => {
    const rows = ['on_duty', 'serving'].map((field, line) => ({ line, field, reason: 'Wrong' }))
    expect(listOf(rows).map(({ field }) => field)).toEqual(['on_duty', 'serving'])
  })

  it('account for every row, whatever the rows hold, in bounded room', () => {
    const row = fc.record({
      line: fc.nat(),
      field: fc.constantFrom('', 'outcome', 'facts'),
      reason: fc.oneof(
        fc.string(),
        fc.string().map((value) => `The value "${value}" is wrong`),
      ),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const list = listOf(rows)
        const sum = (counts: readonly { rows: number }[]) =>
          counts.reduce((n, of) => n + of.rows, 0)
        expect(sum(list)).toBe(rows.length)
        for (const { rows: all, values, otherValues } of list)
          expect(sum(values) + otherValues).toBeLessThanOrEqual(all)
      }),
    )
    const hostile = Array.from({ length: 20_000 }, (_, line) => [
      { line, field: `field ${line}`, reason: 'Wrong' },
      unknown(line, `value ${line}`),
    ]).flat()
    const list = listOf(hostile)
    expect(list.reduce((sum, { rows }) => sum + rows, 0)).toBe(40_000)
    expect(list.length).toBeLessThan(600)
    expect(JSON.stringify(list).length).toBeLessThan(300_000)
    const values = list.find(({ field }) => field === 'outcome')
    expect((values?.values.length ?? 0) + (values?.otherValues ?? 0)).toBe(20_000)
  })

  it('are said with their first lines', () => {
    expect(linesInWords([2, 5, 9])).toBe('2, 5, 9')
    expect(linesInWords([2, 5, 9], 3_000)).toBe('2, 5, 9 and 2997 more')
    expect(linesInWords([1, 2, 3, 4, 5, 6, 7], 7)).toBe('1, 2, 3, 4, 5 and 2 more')
  })
})
