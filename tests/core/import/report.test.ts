import { describe, expect, it } from 'vitest'
import { readInterchangeRow } from '#core/import/interchange'
import { rejectsFile } from '#core/import/rejects'
import { buildImportReport, rejectionOf, type RowOutcome } from '#core/import/report'
import { recordOfCells } from '#core/import/cells'
import { rowWith, tables } from '../../support/import-tables.ts'

const outcomeOf = (line: number, value: unknown, duplicate = false): RowOutcome => {
  const read = readInterchangeRow(value, tables)
  return read.ok
    ? { kind: duplicate ? 'DUPLICATE' : 'ACCEPTED', line, ...read.value }
    : rejectionOf(line, JSON.stringify(value), read.problems)
}

describe('the import report', () => {
  const rows = [
    outcomeOf(1, rowWith({ aggravating: ['zebra crossing'] })),
    outcomeOf(2, rowWith({ aggravating: ['Zebra crossing'], hearing_date: null })),
    outcomeOf(3, rowWith(), true),
    outcomeOf(4, rowWith({ outcome: 'keelhauled', facts: 'Kept whole.' })),
  ]
  const report = buildImportReport({ file: 'rows.jsonl', outcomes: rows, cancelled: false })
  it('adds rows up and groups unknown words with their lines', () => {
    expect(report).toMatchObject({ rows: 4, accepted: 2, duplicates: 1 })
    expect(report.unmapped).toEqual([
      { field: 'aggravating', word: 'zebra crossing', lines: [1, 2] },
    ])
    expect(report.remarks).toEqual([
      { line: 2, id: 'example-force-2023-officer', remark: 'The hearing date is missing' },
    ])
  })
  it('gives each rejected row its line, field, reason and text', () => {
    expect(report.rejected).toEqual([
      {
        line: 4,
        field: 'outcome',
        reason: expect.stringContaining('The outcome "keelhauled" is not known') as unknown,
        raw: JSON.stringify(rowWith({ outcome: 'keelhauled', facts: 'Kept whole.' })),
      },
    ])
  })
  it('saves rejected rows so that they can be mended and imported again', () => {
    const saved: Record<string, unknown> = JSON.parse(rejectsFile(report.rejected).trim())
    expect(saved).toMatchObject({ _line: 4, _field: 'outcome', facts: 'Kept whole.' })
    const mended = readInterchangeRow(
      { ...saved, outcome: 'dismissal_without_notice', outcome_period_months: null },
      tables,
    )
    expect(mended.ok && mended.value.remarks).toEqual([])
  })
  it('keeps a line that was not JSON whole', () => {
    const raw = '{"id": "x", broken'
    const saved = rejectsFile([{ line: 9, field: '', reason: 'The line is not JSON', raw }])
    expect(JSON.parse(saved)).toEqual({
      _line: 9,
      _field: '',
      _reason: 'The line is not JSON',
      _raw: raw,
    })
  })
  it('keeps a row that nests too deep to be written again', () => {
    const raw = `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
    const saved: Record<string, unknown> = JSON.parse(
      rejectsFile([{ line: 1, field: '', reason: 'Too deep', raw }]),
    )
    expect(saved['_raw']).toBe(raw)
  })
})

describe('cells of a table', () => {
  it('become lists, numbers and gaps', () => {
    expect(
      recordOfCells({
        id: ' a ',
        conduct_types: 'driving; drugs ;',
        aggravating: '["one; two"]',
        mitigating: '[sic] late',
        outcome_period_months: '24',
        length_of_service_years: 'two',
        force: '',
        '': 'x',
      }),
    ).toEqual({
      id: 'a',
      conduct_types: ['driving', 'drugs'],
      aggravating: ['one; two'],
      mitigating: ['[sic] late'],
      outcome_period_months: 24,
      length_of_service_years: 'two',
      force: null,
    })
  })
})

describe('the report of a file that means harm', () => {
  it('stays small enough to be shown, whatever the rows hold', () => {
    const long = 'ж'.repeat(90_000)
    const problems = Array.from({ length: 400 }, (_, n) => ({
      code: 'WRONG_VALUE',
      message: `${n} ${'x'.repeat(1_000)}`,
      field: `field-${n}`,
    }))
    const rejection = rejectionOf(1, long, problems)
    const accepted: RowOutcome = {
      kind: 'ACCEPTED',
      line: 2,
      content: { sourceId: long, unmapped: [{ field: 'factors', word: long }] },
      remarks: [long],
    }
    const many = Array.from({ length: 6_000 }, (_, n) => (n % 2 === 0 ? rejection : accepted))
    const { rejected, ...rest } = buildImportReport({
      file: 'rows.jsonl',
      outcomes: many,
      cancelled: false,
    })
    expect(rest).toMatchObject({ rows: 6_000, accepted: 3_000, rejectedRows: 3_000 })
    expect(JSON.stringify(rejected[0]).length).toBeLessThan(3_000)
    expect(JSON.stringify(rest.remarks[0]).length).toBeLessThan(1_200)
    expect(JSON.stringify(rest.unmapped).length).toBeLessThan(2_000)
  })
})
