import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { importTables, type ImportTables } from '#core/import/tables'
import { importVocabularySchema } from '#core/import/vocabulary-table'
import { readLaw } from '../../src-main/files/read-law.ts'

export const resources = resolve(import.meta.dirname, '../../resources')

export const readText = (path: string): string => readFileSync(path, 'utf8')

export const vocabulary = importVocabularySchema.parse(
  JSON.parse(readText(`${resources}/import-vocabulary.json`)),
)

/** The shipped vocabulary and law, readied as the application does. */
export const tables: ImportTables = importTables(vocabulary, readLaw(resources))

const outcomes = readText(resolve(import.meta.dirname, 'uk-outcomes.jsonl'))

/** The ninety published outcomes as they come, one value a line. */
export const outcomeRows: readonly Record<string, unknown>[] = outcomes
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

/** A complete, unremarkable row with some fields put differently. */
export const rowWith = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: 'example-force-2023-officer',
  source_kind: 'force',
  source_ref: 'ab12cd34ef56ab12',
  force: 'Example Police',
  hearing_date: '2023-05-04',
  proceedings: 'misconduct_hearing',
  officer_rank: 'constable',
  serving: true,
  length_of_service_years: 4,
  standards_breached: ['confidentiality'],
  conduct_types: ['data_misuse'],
  on_duty: true,
  facts: 'Between May and September 2022 the officer opened records without a policing purpose.',
  culpability: 'intentional and repeated',
  harm: 'not stated',
  aggravating: ['repeated'],
  mitigating: ['early admission'],
  admitted: true,
  finding: 'gross_misconduct',
  outcome: 'final_written_warning',
  outcome_period_months: 24,
  barred: null,
  appeal: null,
  confidence: 'high',
  ...change,
})
