import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordOfCells } from '#core/import/cells'
import { readInterchangeRow } from '#core/import/interchange'
import { openMapping } from '#core/import/mapping/apply'
import { guessMapping } from '#core/import/mapping/guess'
import { type MappedField, type TableMapping } from '#core/import/mapping/mapping'
import {
  everyField,
  foreign,
  lookAt,
  mappingOf,
  tableOf,
  type Table,
} from '../../../support/foreign-table.ts'
import { tables, vocabulary } from '../../../support/import-tables.ts'

const apply = ([headings = [], ...rows]: Table, mapping: TableMapping) => {
  const rowOf = openMapping(mapping, headings, vocabulary.conductDates.months)
  return rows.map(rowOf)
}
const one = (
  fields: readonly MappedField[],
  cells: readonly string[],
  change: Partial<TableMapping> = {},
) => apply([fields, cells], mappingOf(fields, fields, change))[0]

const contents = (records: readonly unknown[]) =>
  records.map((record) => {
    const read = readInterchangeRow(record, tables)
    return read.ok ? read.value.content : read.problems
  })

/** The same table, told by our own headings and read without a mapping. */
const straight = () => {
  const [headings = [], ...rows] = tableOf(everyField)
  return contents(
    rows.map((cells) =>
      recordOfCells(Object.fromEntries(headings.map((name, at) => [name, cells[at] ?? '']))),
    ),
  )
}

describe('a table mapped back', () => {
  it('is what it was, however its columns were shuffled and renamed', () => {
    const renamed = fc.uniqueArray(
      fc.string({ minLength: 1 }).map((name) => `c${name.trim()}`),
      {
        minLength: everyField.length,
        maxLength: everyField.length,
        selector: (name) => name.normalize('NFKC').replace(/[\s\p{C}]+/gu, ''),
      },
    )
    const shuffled = fc.shuffledSubarray([...everyField], { minLength: everyField.length })
    const expected = straight()
    fc.assert(
      fc.property(shuffled, renamed, (fields, headings) => {
        const table = tableOf(fields, headings)
        const mapping = guessMapping(lookAt(table), tables)
        const columns = mapping.columns.map((column, at) => ({
          ...column,
          fields: fields.slice(at, at + 1),
        }))
        const back = apply(table, { ...mapping, columns, values: [] })
        expect(contents(back.map(({ record }) => record))).toEqual(expected)
      }),
      { numRuns: 15 },
    )
  })

  it('is what it was by the guess alone, where only the marks of its headings differ', () => {
    const table = tableOf(
      everyField,
      everyField.map((field) => field.replaceAll('_', ' ').toUpperCase()),
    )
    const back = apply(table, guessMapping(lookAt(table), tables))
    expect(contents(back.map(({ record }) => record))).toEqual(straight())
  })

  it('tells columns with one heading apart, and columns without any', () => {
    const table: Table = [
      ['x', 'x', '', ''],
      ['1', 'What happened.', 'skipped', 'final warning'],
    ]
    const mapping = mappingOf(table[0] ?? [], ['id', 'facts', null, 'outcome'])
    expect(apply(table, mapping)[0]?.record).toMatchObject({
      id: '1',
      facts: 'What happened.',
      outcome: 'final warning',
    })
  })

  it('makes one id of several columns, so that no two rows of a complaint are one', () => {
    const ids = apply(
      [
        ['Complaint', 'Officer', 'x'],
        ['1', 'a', 'y'],
        ['1', 'b', 'y'],
        ['2', '', 'y'],
      ],
      mappingOf(['Complaint', 'Officer', 'x'], ['id', 'id', 'facts']),
    ).map(({ record }) => record['id'])
    expect(ids).toEqual(['1 / a', '1 / b', '2'])
  })
})

describe('what a mapped row states', () => {
  it.each(['#REF!', '#N/A', '#FORMULA!'])('is never %s', (error) => {
    expect(one(['facts'], [error])?.problems).toMatchObject([
      { code: 'SPREADSHEET_ERROR', field: 'facts' },
    ])
    expect(one(['facts'], [`He wrote ${error}`])?.problems).toEqual([])
    const values = [{ field: 'officer_rank', value: error, as: 'UNKNOWN' }] as const
    const unsaid = one(['officer_rank'], [error], { values })
    expect(unsaid).toMatchObject({ record: { officer_rank: null }, problems: [] })
  })

  it('is nothing where the cell is empty, and the word itself where nobody said what it means', () => {
    expect(one(['outcome', 'finding', 'on_duty'], ['Sent home', '', ' '])?.record).toEqual({
      source_kind: 'own_record',
      on_duty: null,
      finding: null,
      outcome: 'Sent home',
    })
  })

  it('is what the mapping says of a word, whatever its case and spaces', () => {
    const values: TableMapping['values'] = [
      { field: 'outcome', value: 'Let go', as: 'ENTRY', entry: 'dismissal_without_notice' },
      { field: 'finding', value: 'N K', as: 'UNKNOWN' },
      { field: 'conduct_types', value: 'lied', as: 'ENTRY', entry: 'dishonesty' },
      { field: 'conduct_types', value: 'n/a', as: 'UNKNOWN' },
    ]
    const fields = ['outcome', 'finding', 'conduct_types'] as const
    expect(one(fields, ['LET_GO', 'n-k', 'Lied; late; N/A'], { values })?.record).toMatchObject({
      outcome: 'dismissal_without_notice',
      finding: null,
      conduct_types: ['dishonesty', 'late'],
    })
  })

  it('is what the mapping says of an empty cell, where a person said so', () => {
    const values: TableMapping['values'] = [
      { field: 'outcome', value: '', as: 'ENTRY', entry: 'no_action' },
      { field: 'finding', value: '', as: 'REJECT' },
    ]
    const row = one(['outcome', 'finding'], [' ', ''], { values })
    expect(row?.record).toMatchObject({ outcome: 'no_action', finding: null })
    expect(row?.problems).toMatchObject([{ field: 'finding' }])
    expect(one(['outcome'], [' '])?.record.outcome).toBeNull()
  })

  it('is refused where the mapping rejects a word, with the record to be mended', () => {
    const values: TableMapping['values'] = [{ field: 'outcome', value: 'Sent home', as: 'REJECT' }]
    const row = one(['id', 'outcome'], ['7', 'sent  home'], { values })
    expect(row?.record).toMatchObject({ id: '7', outcome: 'sent  home' })
    expect(row?.problems).toMatchObject([{ code: 'REJECTED_BY_MAPPING', field: 'outcome' }])
  })

  it('is refused where a date cannot be read in the order that was said', () => {
    const dates = 'MONTH_FIRST'
    expect(one(['hearing_date'], ['05/31/2021'], { dates })?.record.hearing_date).toBe('2021-05-31')
    const wrong = one(['hearing_date'], ['31/05/2021'], { dates })
    expect(wrong?.problems).toMatchObject([{ code: 'UNREADABLE_DATE', field: 'hearing_date' }])
    expect(wrong?.record.hearing_date).toBe('31/05/2021')
  })

  it('joins columns that stand for one text or list, and reads a unit after a number', () => {
    const headings = ['a', 'b', 'c', 'd', 'e']
    const fields = ['facts', 'facts', 'conduct_types', 'conduct_types', 'outcome_period_months']
    const mapping = mappingOf(headings, fields as MappedField[])
    const [row] = apply(
      [headings, ['Excessive force', 'Hit.', 'x; y', '["z"]', '24 months']],
      mapping,
    )
    expect(row?.record).toMatchObject({
      facts: 'Excessive force. Hit.',
      conduct_types: ['x', 'y', 'z'],
      outcome_period_months: 24,
    })
  })

  it('is what is the same for all rows, where the mapping says so', () => {
    const fixed = { force: 'Example Police', source_kind: 'own_record' }
    const table = apply(foreign, mappingOf(foreign[0] ?? [], ['id'], { fixed }))
    expect(table.map(({ record }) => record.force)).toEqual(Array(3).fill('Example Police'))
  })

  it('holds only fields of the format, for any cells and any mapping of them', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('__proto__', '=1+1', '\u202e', '[1,{}]'))
    const field = fc.option(fc.constantFrom(...everyField))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, field), { minLength: 1, maxLength: 20 }),
        fc.array(cell, { maxLength: 25 }),
        (columns, cells) => {
          const headings = columns.map(([heading]) => heading)
          const look = lookAt([headings])
          const mapping = mappingOf([], [], {
            columns: look.columns.map(({ heading, nth }, at) => {
              const [, stands = null] = columns[at] ?? []
              return { heading, nth, fields: stands === null ? [] : [stands] }
            }),
          })
          const [row] = apply([headings, cells], mapping)
          expect(Object.keys(row?.record ?? {}).filter((name) => !isField(name))).toEqual([])
          expect(Object.getPrototypeOf(row?.record)).toBe(Object.prototype)
          readInterchangeRow(row?.record, tables)
        },
      ),
    )
  })
})

const isField = (name: string): boolean => everyField.some((field) => field === name)
