import { basename } from 'node:path'
import { readFileSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ImportReport } from '#contract/api'
import { readInterchangeRow } from '#core/import/interchange'
import { rejectsFile } from '#core/import/rejects'
import { buildImportReport, rejectionOf, type RowOutcome } from '#core/import/report'
import { importTables, type ImportTables } from '#core/import/tables'
import { importVocabularySchema } from '#core/import/vocabulary-table'
import type { PrecedentContent } from '#core/precedent'
import { ok, refuse, type Result } from '#core/result'
import { insertPrecedents } from '../db/precedents.ts'
import { readRows } from '../files/read-rows.ts'
import { writeWhole } from '../files/write-file.ts'
import { auditMeta, stamp, type Answer, type OpenLibrary } from './library.ts'
import { resource } from './session.ts'

/** Rows between two looks at the clock of the window: progress is shown and a cancel is heard. */
const slice = 100

export type ImportState = { running: boolean; cancelled: boolean; last: ImportReport | null }
export const newImportState = (): ImportState => ({ running: false, cancelled: false, last: null })

const spreadsheets = ['jsonl', 'json', 'csv', 'xlsx', 'ods']

export function readTables(library: Pick<OpenLibrary, 'deps' | 'law'>): ImportTables {
  const text = readFileSync(resource(library, 'import-vocabulary.json'), 'utf8')
  return importTables(importVocabularySchema.parse(JSON.parse(text)), library.law)
}

type Read = {
  readonly line: number
  readonly raw: string
  readonly result: ReturnType<typeof readInterchangeRow>
}

/** Reads and maps every row; nothing is written yet, so a cancel here leaves no trace. */
async function readAll(library: OpenLibrary, path: string, state: ImportState): Promise<Read[]> {
  const tables = readTables(library)
  const rows: Read[] = []
  for await (const row of readRows(path)) {
    const result =
      'error' in row
        ? refuse('UNREADABLE', row.error, 'line')
        : readInterchangeRow(row.value, tables)
    rows.push({ line: row.line, raw: row.raw, result })
    if (rows.length % slice !== 0) continue
    library.deps.emit('import:progress', { phase: 'READING', done: rows.length, total: 0 })
    await nextTurn()
    if (state.cancelled) break
  }
  return rows
}

/** Writes every readable row in one transaction and tells what became of each. */
function writeAll(library: OpenLibrary, rows: readonly Read[], file: string, origin: Origin) {
  const contents: { readonly row: number; readonly content: PrecedentContent }[] = []
  rows.forEach(({ result }, row) => {
    if (result.ok) contents.push({ row, content: result.value.content })
  })
  const inserted = insertPrecedents(
    library.db,
    contents.map(({ content }) => content),
    {
      ...stamp(library),
      origin,
      audit: auditMeta(library, 'precedents.imported', file, { rows: rows.length }),
      onRow: (done) => {
        if (done % 500 === 0)
          library.deps.emit('import:progress', { phase: 'WRITING', done, total: contents.length })
        return 'GO_ON'
      },
    },
  )
  return new Set(inserted.duplicates.map(({ index }) => contents[index]?.row))
}
type Origin = 'SAMPLE' | 'IMPORT'

/** Imports one file: rejects the row, keeps the rest, reports both. */
export async function importFile(
  library: OpenLibrary,
  path: string,
  state: ImportState,
  origin: Origin = 'IMPORT',
): Promise<Result<ImportReport>> {
  if (library.readOnly)
    return refuse('READ_ONLY', 'The audit record is broken: nothing is written.')
  const file = basename(path)
  const rows = await readAll(library, path, state)
  if (state.cancelled) return ok(buildImportReport({ file, outcomes: [], cancelled: true }))
  const duplicates = writeAll(library, rows, file, origin)
  const outcomes = rows.map(({ line, raw, result }, row): RowOutcome => {
    if (!result.ok) return rejectionOf(line, raw, result.problems)
    const { content, remarks } = result.value
    return { line, kind: duplicates.has(row) ? 'DUPLICATE' : 'ACCEPTED', content, remarks }
  })
  return ok(buildImportReport({ file, outcomes, cancelled: false }))
}

export async function runImport(
  library: OpenLibrary,
  state: ImportState,
): Promise<Answer<'import:run'>> {
  if (state.running) return refuse('BUSY', 'An import is running. Wait for it or cancel it.')
  state.running = true
  state.cancelled = false
  try {
    const [path] = await library.deps.dialogs.openFiles({
      title: 'Import precedents',
      filters: [{ name: 'Precedents', extensions: spreadsheets }],
      many: false,
    })
    if (path === undefined) return ok(null)
    const report = await importFile(library, path, state)
    if (report.ok) state.last = report.value
    return report
  } finally {
    state.running = false
  }
}

export function cancelImport(state: ImportState): Answer<'import:cancel'> {
  state.cancelled = true
  return ok(null)
}

/** Saves the rejected rows with their reasons, to be mended and imported again. */
export async function saveRejects(
  library: OpenLibrary,
  state: ImportState,
): Promise<Answer<'import:save-rejects'>> {
  const { last } = state
  if (last === null || last.rejected.length === 0)
    return refuse('NOTHING_REJECTED', 'The last import rejected no row.')
  const path = await library.deps.dialogs.saveFile({
    title: 'Save the rejected rows',
    suggestedName: `${last.file.replace(/\.[^.]*$/, '')}-rejected.jsonl`,
    filters: [{ name: 'JSON Lines', extensions: ['jsonl'] }],
  })
  return path === null
    ? ok(null)
    : writeWhole(path, rejectsFile(last.rejected), { overwrite: true })
}
