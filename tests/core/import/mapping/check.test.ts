import { describe, expect, it } from 'vitest'
import { checkMapping } from '#core/import/mapping/check'
import { guessMapping } from '#core/import/mapping/guess'
import { valuesOf } from '#core/import/mapping/look'
import {
  canonicalMapping,
  isMadeFor,
  mappingNameSchema,
  needsMapping,
  shownText,
  tableMappingSchema,
  type MappedField,
  type TableMapping,
} from '#core/import/mapping/mapping'
import { everyField, foreign, lookAt, mappingOf, tableOf } from '../../../support/foreign-table.ts'
import { tables } from '../../../support/import-tables.ts'

const look = lookAt(foreign)
const headings = foreign[0] ?? []
const fields: readonly (MappedField | null)[] = [
  'id',
  null,
  'officer_rank',
  'hearing_date',
  'facts',
  'conduct_types',
  'outcome',
]
const good = mappingOf(headings, fields, { dates: 'DAY_FIRST' })
const codes = (change: Partial<TableMapping>) =>
  checkMapping({ ...good, ...change }, look, tables).map(({ code, field }) => [code, field])

describe('a mapping that may be used', () => {
  it('has nothing against it', () => expect(codes({})).toEqual([]))

  it('says what every row needs', () => {
    const columns = good.columns.map((column) => ({ ...column, fields: [] }))
    expect(codes({ columns })).toEqual([
      ['FIELD_MISSING', 'id'],
      ['FIELD_MISSING', 'facts'],
      ['FIELD_MISSING', 'outcome'],
    ])
  })

  it('says the order of dates that do not tell it, even where the guess could not', () => {
    expect(codes({ dates: null })).toEqual([['DATE_ORDER', 'hearing_date']])
  })

  it('says what the records rest on, once, in a word that is known', () => {
    const fixed = (source_kind: string | null) => ({ fixed: { force: null, source_kind } })
    expect(codes(fixed(null))).toEqual([['SOURCE_KIND', 'source_kind']])
    expect(codes(fixed('hearsay'))).toEqual([['SOURCE_KIND', 'source_kind']])
    const twice = {
      columns: mappingOf(headings, ['id', 'source_kind', ...fields.slice(2)]).columns,
    }
    expect(codes(twice)).toEqual([['FIELD_TWICE', 'source_kind']])
  })

  it('names columns that the table has, each once, and one for a field that takes one', () => {
    const strange = { heading: 'Elsewhere', nth: 1, fields: ['harm' as const] }
    expect(codes({ columns: [...good.columns, strange] })).toEqual([['NO_SUCH_COLUMN', undefined]])
    const outcomes = good.columns.filter((column) => column.fields.includes('outcome'))
    expect(codes({ columns: [...good.columns, ...outcomes] })).toEqual([
      ['COLUMN_TWICE', undefined],
      ['FIELD_TWICE', 'outcome'],
    ])
  })

  it('gives each word one meaning, out of the entries of a field that has any', () => {
    const value = { field: 'outcome', value: 'x', as: 'REJECT' } as const
    expect(codes({ values: [value, { ...value, value: ' X ' }] })).toEqual([
      ['VALUE_TWICE', 'outcome'],
    ])
    const entry = { field: 'outcome', value: 'x', as: 'ENTRY', entry: 'ten days off' } as const
    expect(codes({ values: [entry] })).toEqual([['UNKNOWN_ENTRY', 'outcome']])
    expect(codes({ values: [{ ...value, field: 'facts' }] })).toEqual([['NO_ENTRIES', 'facts']])
  })
})

describe('a mapping file', () => {
  const suggested = guessMapping(look, tables)

  it('is the same by whatever order it names things, and another where it does another thing', () => {
    const { columns, values } = suggested
    const turned = { ...suggested, columns: columns.toReversed(), values: values.toReversed() }
    expect(canonicalMapping(turned)).toBe(canonicalMapping(suggested))
    const stated = values.filter(({ as }) => as !== 'WORD')
    expect(canonicalMapping({ ...suggested, values: stated })).toBe(canonicalMapping(suggested))
    for (const other of [
      { dates: 'DAY_FIRST' as const },
      { columns: columns.slice(1) },
      { values: [] },
    ])
      expect(canonicalMapping({ ...suggested, ...other })).not.toBe(canonicalMapping(suggested))
  })

  it('is read back without what stood there for the eye', () => {
    const edited = {
      ...suggested,
      columns: suggested.columns.map((column) => ({ ...column, examples: ['a', 'b'] })),
      values: suggested.values.map((value) => ({ ...value, rows: 3 })),
      entries: { outcome: ['no_action'] },
    }
    const read = tableMappingSchema.parse(JSON.parse(JSON.stringify(edited)))
    expect(canonicalMapping(read)).toBe(canonicalMapping(suggested))
  })

  it.each([
    ['of another format', { format: 'evenhand-precedent' }],
    ['of a later version', { version: 2 }],
    ['with a slip of the pen', { colums: [] }],
    ['with a field that there is not', { columns: [{ heading: 'a', fields: ['race'] }] }],
    ['with an entry left open', { values: [{ field: 'outcome', value: 'x', as: 'ENTRY' }] }],
    ['with more columns than any table', { columns: Array(201).fill(good.columns[0]) }],
    ['with a heading beyond any bound', { columns: [{ heading: 'a'.repeat(201), fields: [] }] }],
  ])('%s is not ours', (_what, change) => {
    expect(tableMappingSchema.safeParse({ ...suggested, ...change }).success).toBe(false)
  })
})

describe('the name of a mapping', () => {
  it('is what a person can see of it', () => {
    const good = (name: string) => mappingNameSchema.safeParse(name).success
    expect(['Register 2026', ' ', 'a\u202eb', 'a\u0000', 'x'.repeat(121)].map(good)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })
})

describe('a table', () => {
  it('tells empty cells of a field with one value, and not of a list', () => {
    const table = [
      ['a', 'b'],
      ['x; y', '1'],
      ['', '1'],
      [' ', '1'],
      ['', '  '],
    ]
    const columns = lookAt(table).columns.slice(0, 1)
    expect(valuesOf('outcome', columns).values).toEqual([
      { value: '', rows: 2 },
      { value: 'x; y', rows: 1 },
    ])
    expect(valuesOf('conduct_types', columns).values.map(({ value }) => value)).toEqual(['x', 'y'])
  })

  it('needs a mapping unless its headings name what every row needs', () => {
    expect(needsMapping(everyField)).toBe(false)
    expect(needsMapping(['id', ' facts ', 'outcome', 'anything'])).toBe(false)
    expect(needsMapping(['Id', 'Facts', 'Outcome'])).toBe(true)
    expect(needsMapping(['id', 'facts', 'outcome', 'a', 'a'])).toBe(true)
    expect(needsMapping(['', ' '])).toBe(false)
  })

  it('is offered a mapping made for the same headings in another order, and no other', () => {
    expect(isMadeFor(good, [...look.columns].reverse())).toBe(true)
    expect(isMadeFor(good, look.columns.slice(1))).toBe(false)
    expect(isMadeFor(good, lookAt([headings.map((one) => `${one} `)]).columns)).toBe(true)
  })

  it('is looked through in bounded memory, and shown without marks that nobody sees', () => {
    const many = Array.from({ length: 1_500 }, (_, n) => [`case ${n}`, 'x'.repeat(5_000)])
    const [ids, long] = lookAt([['a', 'h'.repeat(1_000_000)], ...many]).columns
    expect([ids?.values.size, ids?.otherRows, ids?.filled]).toEqual([1_000, 500, 1_500])
    expect([long?.values.size, long?.heading.length, long?.examples]).toEqual([
      0,
      200,
      ['x'.repeat(80)],
    ])
    expect(shownText('\u202ea\u200f\u0000 b\n\tc\ud800', 20)).toBe('a b c\ufffd')
    const wide = lookAt(tableOf(everyField))
    expect(wide.rows).toBe(90)
  })
})
