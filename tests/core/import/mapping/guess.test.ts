import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInterchangeRow } from '#core/import/interchange'
import { entriesOf, isClosed, readAs } from '#core/import/mapping/fields'
import {
  guessFields,
  guessMapping,
  guessMeaning,
  MOST_ASKED,
  seemsPrivate,
} from '#core/import/mapping/guess'
import { tableMappingSchema } from '#core/import/mapping/mapping'
import { everyField, foreign, lookAt } from '../../../support/foreign-table.ts'
import { rowWith, tables } from '../../../support/import-tables.ts'

const text = fc.oneof(
  fc.string(),
  fc.constantFrom('__proto__', 'constructor', '', '\u202eID', 'ID'),
)
const hostileTable = fc.array(fc.array(text, { maxLength: 8 }), { minLength: 1, maxLength: 12 })

describe('the fields that headings seem to stand for', () => {
  it('are our own names, whatever their case and marks', () => {
    const dressed = everyField.map((field) => field.toUpperCase().replaceAll('_', ' - '))
    expect(guessFields(dressed, tables)).toEqual(everyField)
  })

  it('are told by names that other collectors use', () => {
    expect(guessFields(foreign[0] ?? [], tables)).toEqual([
      'id',
      null,
      'officer_rank',
      null,
      'facts',
      'conduct_types',
      'outcome',
      null,
    ])
    expect(guessFields(['finalPenalty', 'recommended_penalty', 'Final Finding'], tables)).toEqual([
      'outcome',
      null,
      'finding',
    ])
  })

  it('are not told by a word within a heading that its last word turns into another thing', () => {
    const turned = ['penalty_id', 'finding code', 'outcome number', 'Sanction by', 'appeal date']
    expect(guessFields(turned, tables)).toEqual(turned.map(() => null))
    expect(guessFields(['Final hearing date'], tables)).toEqual(['hearing_date'])
  })

  it('are never guessed for a person or a protected characteristic', () => {
    const personal = ['Officer name', 'RACE', 'birthYear', 'Date of birth', 'collar no', 'Sex']
    expect(guessFields(personal, tables)).toEqual(personal.map(() => null))
    expect(personal.filter((heading) => !seemsPrivate(heading, tables))).toEqual([])
    expect(seemsPrivate('Force name', tables)).toBe(false)
    expect(seemsPrivate('Traced', tables)).toBe(false)
  })

  it('stand once each, for any headings', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 40 }), (headings) => {
        const guesses = guessFields(headings, tables)
        expect(guesses).toHaveLength(headings.length)
        const fields = guesses.filter((field) => field !== null)
        expect(new Set(fields).size).toBe(fields.length)
      }),
    )
  })
})

describe('what a word of a table seems to mean', () => {
  it.each([
    ['outcome', 'Final written warning', { as: 'WORD' }],
    ['outcome', 'Dismissed by the panel', { as: 'ENTRY', entry: 'dismissal_without_notice' }],
    ['outcome', 'Not dismissed', { as: 'REJECT' }],
    ['outcome', 'Case dismissed at once', { as: 'ENTRY', entry: 'case_dismissed' }],
    ['outcome', 'Unknown', { as: 'REJECT' }],
    ['finding', 'Unknown', { as: 'UNKNOWN' }],
    ['finding', '', { as: 'UNKNOWN' }],
    ['outcome', '', { as: 'REJECT' }],
    ['finding', 'SUSTAINED', { as: 'REJECT' }],
    ['officer_rank', 'SERGEANT OF POLICE', { as: 'ENTRY', entry: 'sergeant' }],
    ['officer_rank', 'Captain', { as: 'WORD' }],
    ['on_duty', 'Y', { as: 'WORD' }],
    ['on_duty', 'Was ON_DUTY', { as: 'ENTRY', entry: 'yes' }],
    ['on_duty', 'Off Duty', { as: 'ENTRY', entry: 'no' }],
    ['on_duty', 'Not on duty', { as: 'REJECT' }],
    ['on_duty', 'At a party', { as: 'REJECT' }],
    ['conduct_types', 'Excessive Force', { as: 'WORD' }],
  ] as const)('%s: %s', (field, word, meaning) =>
    expect(guessMeaning(field, word, tables)).toEqual(meaning),
  )

  it('offers no entry that the importer does not read', () => {
    for (const field of everyField.filter(isClosed)) {
      const entries = entriesOf(field, tables)
      expect([field, entries.length > 1]).toEqual([field, true])
      for (const { entry } of entries) {
        expect([field, entry, readAs(field, entry, tables)]).not.toContain(undefined)
        const list = ['conduct_types', 'standards_breached'].includes(field)
        const read = readInterchangeRow(rowWith({ [field]: list ? [entry] : entry }), tables)
        if (!read.ok) throw new Error(`${field} ${entry}: ${read.problems[0]?.message ?? ''}`)
        expect(read.value.content.unmapped).toEqual([])
      }
    }
  })

  it('has an entry for each allegation type of the law', () => {
    const labels = entriesOf('conduct_types', tables).map(({ label }) => label)
    const types = tables.law.allegationTypes.map(({ label }) => label)
    expect(types.filter((type) => !labels.some((label) => label.includes(type)))).toEqual([])
  })
})

describe('the mapping that a table suggests', () => {
  it('asks for the order of dates that do not tell it, and for nothing that is stated', () => {
    const look = lookAt([['hearing date'], ['04/05/2021']])
    expect(guessMapping(look, tables).dates).toBeNull()
    const told = lookAt([['hearing date'], ['04/05/2021'], ['31/05/2021']])
    expect(guessMapping(told, tables).dates).toBe('DAY_FIRST')
  })

  it('gives each word of a closed list once, the most frequent first, and not without end', () => {
    const rows = Array.from({ length: 600 }, (_, n) => [n < 3 ? 'Final warning' : `Sent home ${n}`])
    const { values } = guessMapping(lookAt([['Outcome'], ...rows]), tables)
    expect(values[0]).toEqual({ field: 'outcome', value: 'Final warning', as: 'WORD' })
    expect(values).toHaveLength(MOST_ASKED)
    const cased = lookAt([['Duty'], ['ON DUTY'], ['On Duty'], ['On_Duty']])
    expect(guessMapping(cased, tables).values).toEqual([
      { field: 'on_duty', value: 'ON DUTY', as: 'ENTRY', entry: 'yes' },
    ])
  })

  it('is a mapping in order for any table, and the same each time', () => {
    fc.assert(
      fc.property(hostileTable, (table) => {
        const look = lookAt(table)
        const mapping = guessMapping(look, tables)
        if (look.columns.length > 0)
          expect(tableMappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping)
        expect(guessMapping(lookAt(table), tables)).toEqual(mapping)
      }),
    )
  })
})
