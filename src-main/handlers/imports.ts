import { basename, dirname } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ImportReport } from '#contract/api'
import { readInterchangeRow, type ReadRow } from '#core/import/interchange'
import { rejectLine } from '#core/import/rejects'
import { openReport, rejectionOf, type ReportBuilder } from '#core/import/report'
import type { ImportTables } from '#core/import/tables'
import { ok, refuse, type Problem, type Result } from '#core/result'
import { openPrecedentImport, tryPrecedents, type PrecedentImport } from '../db/precedent-import.ts'
import { stagePrecedent } from '../db/precedent-writer.ts'
import { openCells, openRows, type RowFile } from '../files/read-rows.ts'
import { writeWhole } from '../files/write-file.ts'
import { openSpool, type Spool } from '../vault/spool.ts'
import { importable, readTables, SLICE } from './import-files.ts'
import type { ImportState } from './import-state.ts'
import { auditMeta, stamp, type Answer, type Input, type OpenLibrary, record } from './library.ts'
import { mapRows, readyMapping, type MappedFileRow, type MappedTable } from './mapped-rows.ts'
import { seldom } from './seldom.ts'
import { settle } from './settle.ts'
import { asksEncoding, reportedReading, type ChosenReading } from './table-reading.ts'
import { chosenFile, notChosen } from './table-look.ts'

type Taker = Pick<PrecedentImport, 'add'>
type How = {
  readonly origin?: 'SAMPLE' | 'IMPORT'
  /** Null for a file that is read as it is. */
  readonly mapped?: MappedTable | null
  readonly reading?: ChosenReading | null
  /** Nothing is written: what would be is told. */
  readonly tries?: boolean
}
type Job = {
  readonly library: OpenLibrary
  readonly path: string
  readonly file: RowFile
  readonly signal: AbortSignal
  readonly report: ReportBuilder
  readonly rejects: Spool
  /** How the columns of a table were matched; null for a file that is read as it is. */
  readonly mapped: MappedTable | null
}

/** Looks through the file once, so that a person sees how far the import is. */
async function count({ library, file, signal }: Job): Promise<number> {
  let rows = 0
  const tell = (done: number) =>
    library.deps.emit('import:progress', { phase: 'READING', done, total: 0 })
  const say = seldom(tell)
  say(0)
  for await (const sofar of file.counts()) {
    rows = sofar
    say(rows)
    if (signal.aborted) break
  }
  tell(rows)
  return rows
}

/** Takes one row in or rejects it, and tells the report which. */
function takeIn(row: MappedFileRow, tables: ImportTables, into: Taker, job: Job): void {
  const { line } = row
  const read = readRow(row, tables)
  if (!read.ok) return reject(row, read.problems, job)
  const { content, remarks } = read.value
  const { known } = into.add(stagePrecedent(content))
  if (known?.changed === true) return reject(row, [saysSomethingElse], job)
  const kind = known === null ? 'ACCEPTED' : known.isNew ? 'REPEATED' : 'DUPLICATE'
  job.report.add({ line, kind, content, remarks })
}

function reject({ line, raw }: MappedFileRow, problems: readonly Problem[], job: Job): void {
  const rejection = rejectionOf(line, raw, problems)
  job.report.add(rejection)
  job.rejects.add(rejectLine(rejection))
}

// Neither counted as known, for what it says is in no record, nor taken in beside the other unasked.
const saysSomethingElse: Problem = {
  code: 'SAYS_SOMETHING_ELSE',
  message:
    'The library has a record of this force with this id and source that says something else: correct that record, or give this row an id of its own',
  field: 'id',
}

function readRow(row: MappedFileRow, tables: ImportTables): Result<ReadRow> {
  if ('error' in row) return refuse('UNREADABLE', row.error, 'line')
  const { problems = [] } = row
  return problems.length > 0 ? { ok: false, problems } : readInterchangeRow(row.value, tables)
}

/** False where it was cancelled or the library was closed meanwhile: then nothing more is written. */
async function takeAllIn(
  job: Job,
  into: Taker,
  total: number,
  phase: 'READING' | 'WRITING',
): Promise<boolean> {
  const { library, file, mapped } = job
  const tables = readTables(library)
  const { months } = tables.vocabulary.conductDates
  const rows = mapped === null ? file.rows() : mapRows(file.rows(), mapped, months)
  const say = seldom((done: number) =>
    library.deps.emit('import:progress', {
      phase,
      done,
      total: total === 0 ? 0 : Math.max(done, total),
    }),
  )
  let done = 0
  let began = performance.now()
  for await (const row of rows) {
    if (!goesOn(job)) return false
    takeIn(row, tables, into, job)
    done += 1
    if (performance.now() - began < SLICE) continue
    say(done)
    await nextTurn()
    began = performance.now()
  }
  return goesOn(job)
}

const goesOn = ({ signal, library }: Job): boolean => !signal.aborted && library.db.open

/** Every readable row and one audit entry in one transaction, in slices; nothing where cancelled. */
async function writeAll(job: Job, origin: 'SAMPLE' | 'IMPORT', total: number): Promise<boolean> {
  const { library, path, report, mapped } = job
  const into = openPrecedentImport(library.db, {
    ...stamp(library),
    origin,
    ...(mapped === null ? {} : { reason: mapped.reason }),
  })
  try {
    const whole = await takeAllIn(job, into, total, 'WRITING')
    if (!whole || !(await settle(into, () => goesOn(job)))) return false
    const { rows } = report.report(false)
    const by = mapped === null ? {} : { mapping: mapped.name ?? '', mappingSha256: mapped.sha256 }
    into.commit(auditMeta(library, 'precedents.imported', basename(path), { rows, ...by }))
    return true
  } finally {
    into.takeBack()
  }
}

/**
 * Imports one file: rejects the row, keeps the rest, reports both. While it writes, it is alone with
 * the library: calls that came before are waited for, calls that come meanwhile wait.
 */
export async function importFile(
  library: OpenLibrary,
  path: string,
  state: ImportState,
  { origin = 'IMPORT', mapped = null, reading = null, tries = false }: How = {},
): Promise<Result<ImportReport>> {
  if (library.readOnly && !tries)
    return refuse('READ_ONLY', 'The audit record is broken: nothing is written.')
  const { signal } = (state.running ??= new AbortController())
  const name = basename(path)
  const rejects = openSpool(dirname(library.db.name))
  const report = openReport(name)
  const said = reading ?? {}
  const file = (mapped === null ? null : openCells(path, said)) ?? openRows(path, said)
  const job = { library, path, file, signal, report, rejects, mapped }
  signal.addEventListener('abort', file.close)
  try {
    const total = await count(job)
    const whole = tries
      ? await takeAllIn(job, tryPrecedents(library.db), total, 'READING')
      : await state.gate.alone(() => writeAll(job, origin, total), signal)
    if (whole !== true) return ok(openReport(name).report(true))
    state.rejects?.close()
    state.rejects = rejects
    state.last = { ...report.report(false), reading: reportedReading(reading), tried: tries }
    return ok(state.last)
  } finally {
    signal.removeEventListener('abort', file.close)
    file.close()
    state.running = null
    if (state.rejects !== rejects) rejects.close()
  }
}

export async function runImport(
  library: OpenLibrary,
  state: ImportState,
  input?: Input<'import:run'>,
): Promise<Answer<'import:run'>> {
  if (state.running !== null)
    return refuse('BUSY', 'An import is running. Wait for it or cancel it.')
  if (input !== undefined) return importChosen(library, state, input)
  state.running = new AbortController()
  try {
    const [path] = await library.deps.dialogs.openFiles({
      title: 'Import precedents',
      filters: [{ name: 'Precedents', extensions: importable }],
      many: false,
    })
    return path === undefined ? ok(null) : await importFile(library, path, state)
  } finally {
    state.running = null
  }
}

async function importChosen(
  library: OpenLibrary,
  state: ImportState,
  { chosen: id, mapping }: NonNullable<Input<'import:run'>>,
  tries = false,
): Promise<Answer<'import:run'>> {
  const chosen = chosenFile(state, id)
  if (chosen === null) return notChosen
  const { path, reading } = chosen
  if (reading?.asks === true) return asksEncoding
  if (mapping === null) return importFile(library, path, state, { reading, tries })
  const mapped = readyMapping(library, chosen, mapping)
  return mapped.ok
    ? importFile(library, path, state, { mapped: mapped.value, reading, tries })
    : mapped
}

/** Tells what the chosen file would bring into the library, and writes nothing. */
export async function tryImport(
  library: OpenLibrary,
  state: ImportState,
  input: Input<'import:try'>,
): Promise<Answer<'import:try'>> {
  if (state.running !== null)
    return refuse('BUSY', 'An import is running. Wait for it or cancel it.')
  return importChosen(library, state, input, true)
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
