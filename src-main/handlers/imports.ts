import { basename, dirname } from 'node:path'
import { readFileSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ImportReport } from '#contract/api'
import { readInterchangeRow, type ReadRow } from '#core/import/interchange'
import { rejectLine } from '#core/import/rejects'
import { openReport, rejectionOf, type ReportBuilder } from '#core/import/report'
import { importTables, type ImportTables } from '#core/import/tables'
import { importVocabularySchema } from '#core/import/vocabulary-table'
import type { PrecedentContent } from '#core/precedent'
import { ok, refuse, type Result } from '#core/result'
import { insertStaged, stagePrecedent, type StagedPrecedent } from '../db/precedents.ts'
import { readRows } from '../files/read-rows.ts'
import { writeWhole } from '../files/write-file.ts'
import { hashText } from '../vault/keys.ts'
import { openSpool, type Spool } from '../vault/spool.ts'
import { auditMeta, stamp, type Answer, type OpenLibrary, record } from './library.ts'
import { resource } from './session.ts'

/** Rows between two looks at the clock of the window: progress is shown and a cancel is heard. */
const slice = 100

export type ImportState = {
  running: boolean
  cancelled: boolean
  last: ImportReport | null
  /** Every row that the last import rejected, as it is saved; the report lists the first only. */
  rejects: Spool | null
}
export const newImportState = (): ImportState => ({
  running: false,
  cancelled: false,
  last: null,
  rejects: null,
})

const spreadsheets = ['jsonl', 'json', 'csv', 'xlsx', 'ods']

export function readTables(library: Pick<OpenLibrary, 'deps' | 'law'>): ImportTables {
  const text = readFileSync(resource(library, 'import-vocabulary.json'), 'utf8')
  return importTables(importVocabularySchema.parse(JSON.parse(text)), library.law)
}

/** A mapped row as it waits on the spool, but for its content, which waits in the next line. */
type Waiting = {
  readonly line: number
  readonly parts: StagedPrecedent['parts']
  readonly hash: string
  readonly unmapped: PrecedentContent['unmapped']
  readonly remarks: readonly string[]
}

type Spools = { readonly rows: Spool; readonly rejects: Spool }
type Origin = 'SAMPLE' | 'IMPORT'

/**
 * Reads and maps every row and sets it aside; the library is not written yet, so a cancel here
 * leaves no trace, and memory holds a few rows whatever the size of the file.
 */
async function readAll(
  library: OpenLibrary,
  path: string,
  state: ImportState,
  spools: Spools,
  report: ReportBuilder,
): Promise<void> {
  const tables = readTables(library)
  let done = 0
  for await (const row of readRows(path)) {
    const { line, raw } = row
    const result =
      'error' in row
        ? refuse('UNREADABLE', row.error, 'line')
        : readInterchangeRow(row.value, tables)
    if (result.ok) {
      setAside(spools.rows, line, result.value)
    } else {
      const rejection = rejectionOf(line, raw, result.problems)
      report.add(rejection)
      if (rejection.kind === 'REJECTED') spools.rejects.add(rejectLine(rejection))
    }
    done += 1
    if (done % slice !== 0) continue
    library.deps.emit('import:progress', { phase: 'READING', done, total: 0 })
    await nextTurn()
    if (state.cancelled) break
  }
}

function setAside(rows: Spool, line: number, { content, remarks }: ReadRow): void {
  const { parts, text, hash } = stagePrecedent(content, hashText)
  const waiting: Waiting = { line, parts, hash, unmapped: content.unmapped, remarks }
  rows.add(JSON.stringify(waiting))
  rows.add(text)
}

/** Pairs of lines as they were set aside by this process a moment ago: nobody else has the key. */
function* waitingRows(rows: Spool): Generator<Waiting & { readonly text: string }> {
  let waiting: Waiting | null = null
  for (const line of rows.lines()) {
    if (waiting === null) {
      waiting = JSON.parse(line) as Waiting
    } else {
      yield { ...waiting, text: line }
      waiting = null
    }
  }
}

/** Writes every readable row in one transaction and tells what became of each. */
function writeAll(
  library: OpenLibrary,
  { rows, rejects }: Spools,
  file: string,
  origin: Origin,
  report: ReportBuilder,
): void {
  const total = rows.count() / 2
  let now: Waiting | null = null
  let done = 0
  function* inTurn() {
    for (const row of waitingRows(rows)) {
      now = row
      yield row
    }
  }
  const told = (known: boolean) => {
    done += 1
    if (done % progressEvery === 0)
      library.deps.emit('import:progress', { phase: 'WRITING', done, total })
    if (now === null) return
    const { line, parts, unmapped, remarks } = now
    const { sourceId } = parts.columns
    const content = { sourceId: sourceId === null ? null : String(sourceId), unmapped }
    report.add({ line, kind: known ? 'DUPLICATE' : 'ACCEPTED', content, remarks })
  }
  insertStaged(library.db, inTurn(), {
    ...stamp(library),
    origin,
    audit: auditMeta(library, 'precedents.imported', file, { rows: total + rejects.count() }),
    onRow: (_ref, known) => told(known !== null),
  })
}
const progressEvery = 500

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
  const folder = dirname(library.db.name)
  const spools: Spools = { rows: openSpool(folder), rejects: openSpool(folder) }
  const report = openReport(file)
  try {
    await readAll(library, path, state, spools, report)
    if (state.cancelled) return ok(openReport(file).report(true))
    writeAll(library, spools, file, origin, report)
    state.rejects?.close()
    state.rejects = spools.rejects
    return ok(report.report(false))
  } finally {
    spools.rows.close()
    if (state.rejects !== spools.rejects) spools.rejects.close()
  }
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
  const { last, rejects } = state
  if (last === null || rejects === null || rejects.count() === 0)
    return refuse('NOTHING_REJECTED', 'The last import rejected no row.')
  const path = await library.deps.dialogs.saveFile({
    title: 'Save the rejected rows',
    suggestedName: `${last.file.replace(/\.[^.]*$/, '')}-rejected.jsonl`,
    filters: [{ name: 'JSON Lines', extensions: ['jsonl'] }],
  })
  if (path === null) return ok(null)
  const written = await writeWhole(path, linesOf(rejects), { overwrite: true })
  if (written.ok) record(library, 'rejects.saved', 'precedents', { rows: rejects.count() })
  return written
}

function* linesOf(rejects: Spool): Generator<string> {
  for (const line of rejects.lines()) yield `${line}\n`
}
