import { createHash } from 'node:crypto'
import type { NoticeWording } from '#contract/wording-api'
import { composeInLanguages, type Composed, type Languages } from '#core/notice/in-languages'
import type { NoticeInput } from '#core/notice/notice-context'
import {
  readTranslations,
  standing,
  translationTable,
  type TranslationRow,
} from '#core/notice/words/translations'
import { ok, refuse } from '#core/result'
import { insertTranslations, listTranslations } from '../db/notice-phrases.ts'
import { readRows } from '../files/read-rows.ts'
import { writeWhole } from '../files/write-file.ts'
import { record, stamp, type Answer, type OpenLibrary } from './library.ts'

/** More rows than any table of ours has: what comes after is not read. */
const ENOUGH = 5_000

/** The languages that were chosen, with the Welsh that this library has. */
export function languagesOf(library: OpenLibrary, { languages, typed }: NoticeWording): Languages {
  const kept = languages === 'EN' ? [] : listTranslations(library.db)
  return { languages, typed, translations: standing(kept, library.law) }
}

/** The notice in the languages that were chosen. */
export const inWording = (
  library: OpenLibrary,
  input: NoticeInput,
  wording: NoticeWording,
): Composed => composeInLanguages(input, languagesOf(library, wording))

async function exportWording(library: OpenLibrary): Promise<Answer<'wording:export'>> {
  const path = await library.deps.dialogs.saveFile({
    title: 'Save the phrases of the notice for a translator',
    suggestedName: 'notice-phrases-welsh.csv',
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  })
  if (path === null) return ok(null)
  if (!library.db.open) return refuse('LOCKED', 'The library was locked. Nothing was written.')
  const table = translationTable(listTranslations(library.db), library.law)
  const written = await writeWhole(path, table, { overwrite: true })
  if (written.ok)
    record(library, 'wording.exported', 'library', {
      sha256: createHash('sha256').update(table).digest('hex'),
    })
  return written
}

async function importWording(library: OpenLibrary): Promise<Answer<'wording:import'>> {
  const [path] = await library.deps.dialogs.openFiles({
    title: 'Take in the Welsh of a translator',
    filters: [{ name: 'Table', extensions: ['csv', 'xlsx', 'ods'] }],
    many: false,
  })
  if (path === undefined) return ok(null)
  const rows: TranslationRow[] = []
  for await (const row of readRows(path)) {
    rows.push(row)
    if (rows.length > ENOUGH) break
  }
  if (!library.db.open) return refuse('LOCKED', 'The library was locked. Nothing was kept.')
  const read = readTranslations(rows, library.law)
  if (!read.ok) return read
  const { taken, refused } = read.value
  const before = standing(listTranslations(library.db), library.law)
  const fresh = taken.filter(({ key, welsh }) => before.get(key) !== welsh)
  insertTranslations(library.db, fresh, stamp(library))
  record(library, 'wording.imported', 'library', {
    phrases: fresh.length,
    refused: refused.length,
  })
  return ok({ taken: fresh.length, refused })
}

/** Channels that concern no one case. */
export const wordingHandlers = {
  'wording:export': exportWording,
  'wording:import': importWording,
}
