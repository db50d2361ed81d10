import { readFileSync } from 'node:fs'
import { importTables, type ImportTables } from '#core/import/tables'
import { importVocabularySchema } from '#core/import/vocabulary-table'
import type { OpenLibrary } from './library.ts'
import { resource } from './session.ts'

/** Milliseconds of work between two turns in which the window is answered and a cancel is heard. */
export const SLICE = 25

/** Endings of the files that precedents are read from. */
export const importable = ['jsonl', 'json', 'csv', 'tsv', 'txt', 'xlsx', 'xls', 'ods']

export function readTables(library: Pick<OpenLibrary, 'deps' | 'law'>): ImportTables {
  const text = readFileSync(resource(library, 'import-vocabulary.json'), 'utf8')
  return importTables(importVocabularySchema.parse(JSON.parse(text)), library.law)
}
