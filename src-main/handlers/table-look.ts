import { basename } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ForeignColumn, ForeignTable } from '#contract/mapping-api'
import { asksOrder, orderTold } from '#core/import/mapping/dates'
import { entriesOf } from '#core/import/mapping/fields'
import { guessMapping, guessValues, seemsPrivate } from '#core/import/mapping/guess'
import { openLook, type ColumnLook, type TableLook } from '#core/import/mapping/look'
import { isMadeFor, MOST_COLUMNS, needsMapping, sameColumn } from '#core/import/mapping/mapping'
import type { ImportTables } from '#core/import/tables'
import { ok, refuse } from '#core/result'
import { listMappings } from '../db/table-mappings.ts'
import type { NumberedRow } from '#core/import/reading'
import type { TextSigns } from '../files/encoding.ts'
import { openCells, type RowFile } from '../files/read-rows.ts'
import { importable, readTables, SLICE } from './import-files.ts'
import type { Chosen, ImportState } from './import-state.ts'
import { locked, type Answer, type Input, type OpenLibrary } from './library.ts'
import { seldom } from './seldom.ts'
import {
  nothingSaid,
  openFirstRows,
  readingView,
  readSigns,
  type ChosenReading,
  type SaidReading,
} from './table-reading.ts'

/** The cells of a row of a table as `openCells` gives them. */
export const cellsIn = (value: unknown): readonly string[] => value as readonly string[]

type LookedThrough = {
  readonly reading: ChosenReading
  /** Null where the columns need not, or cannot, be matched: the import itself says what is wrong. */
  readonly look: TableLook | null
  readonly signs: TextSigns | null
  readonly rows: readonly NumberedRow[]
}

/** Looks a table through, in slices. Null where the file is no table, or it was given up. */
async function lookThrough(
  library: OpenLibrary,
  path: string,
  said: SaidReading,
  signal: AbortSignal,
): Promise<LookedThrough | null> {
  const signs = await readSigns(path, signal)
  const encoding = said.encoding ?? signs?.told ?? signs?.proposed ?? null
  const file = openCells(path, { encoding, sheet: said.sheet })
  if (file === null) return null
  const asks = said.encoding === null && signs !== null && signs.told === null
  const isSaid = said !== nothingSaid
  signal.addEventListener('abort', file.close)
  const first = openFirstRows(said.heading)
  let table: ReturnType<typeof openTable> | null = null
  try {
    for await (const row of inSlices(library, file, signal)) {
      table ??= first.isFull() ? openTable(first, asks || isSaid) : null
      if (table === null) first.add(row)
      else if (table.look === null) break
      else table.look.add(row.cells)
    }
    if (signal.aborted) return null
    table ??= openTable(first, asks || isSaid)
    const reading = { encoding, heading: first.heading(), asks, ...(await file.sheets()) }
    return { reading, look: table.look?.look() ?? null, signs, rows: first.rows }
  } finally {
    signal.removeEventListener('abort', file.close)
    file.close()
  }
}

/** Rows that cannot be read are passed over here: the import tells them. Without the first there is no table. */
async function* inSlices(
  library: OpenLibrary,
  file: RowFile,
  signal: AbortSignal,
): AsyncGenerator<NumberedRow> {
  const say = seldom((done: number) =>
    library.deps.emit('import:progress', { phase: 'READING', done, total: 0 }),
  )
  let done = 0
  let began = performance.now()
  for await (const row of file.rows()) {
    if (!('error' in row)) yield { line: row.line, cells: cellsIn(row.value) }
    else if (done === 0) return
    done += 1
    if (performance.now() - began < SLICE) continue
    say(done)
    await nextTurn()
    if (signal.aborted) return
    began = performance.now()
  }
}

/**
 * Begins to look at what stands under the headings, once it is known where they are. Headings that
 * are ours are matched where a person has, or has had, to say how the table is read.
 */
function openTable(first: ReturnType<typeof openFirstRows>, isSaid: boolean) {
  const line = first.heading()
  const heading = first.rows.find((row) => row.line === line)?.cells ?? []
  const isOurs = line === 1 && !needsMapping(heading)
  if ((isOurs && !isSaid) || isEmpty(heading) || heading.length > MOST_COLUMNS)
    return { look: null }
  const look = openLook(heading)
  for (const row of first.rows) if (row.line > line) look.add(row.cells)
  return { look }
}

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

/** Asks for a file and looks it through, so that columns that are not ours can be matched. */
export const lookAtFile = (
  library: OpenLibrary,
  state: ImportState,
): Promise<Answer<'import:look'>> =>
  alone(state, async (signal) => {
    const [path] = await library.deps.dialogs.openFiles({
      title: 'Import precedents',
      filters: [{ name: 'Precedents', extensions: importable }],
      many: false,
    })
    return path === undefined ? ok(null) : lookAtPath(library, state, path, nothingSaid, signal)
  })

/** Looks the chosen file through again, read as a person says. */
export async function lookAgain(
  library: OpenLibrary,
  state: ImportState,
  { chosen: id, reading }: Input<'import:read-again'>,
): Promise<Answer<'import:read-again'>> {
  const chosen = chosenFile(state, id)
  if (chosen === null) return notChosen
  return alone(state, async (signal) => {
    const looked = await lookAtPath(library, state, chosen.path, reading, signal)
    if (!looked.ok || looked.value === null || looked.value.table !== null) return looked
    state.chosen = chosen
    return refuse(
      'NO_HEADINGS',
      reading.heading === null
        ? 'There is no table with headings to be matched: choose another sheet, or another file.'
        : `Row ${reading.heading} holds no headings that can be matched: choose another row.`,
    )
  })
}

async function alone(
  state: ImportState,
  work: (signal: AbortSignal) => Promise<Answer<'import:look'>>,
): Promise<Answer<'import:look'>> {
  if (state.running !== null)
    return refuse('BUSY', 'An import is running. Wait for it or cancel it.')
  const { signal } = (state.running = new AbortController())
  try {
    return await work(signal)
  } finally {
    state.running = null
  }
}

async function lookAtPath(
  library: OpenLibrary,
  state: ImportState,
  path: string,
  said: SaidReading,
  signal: AbortSignal,
): Promise<Answer<'import:look'>> {
  const found = await lookThrough(library, path, said, signal)
  if (!library.db.open) return locked
  if (signal.aborted) return ok(null)
  const id = Buffer.from(library.deps.randomBytes(16)).toString('hex')
  const look = found?.look ?? null
  state.chosen = { id, path, look, reading: found?.reading ?? null }
  const table = found === null || look === null ? null : tableView(library, look, found)
  return ok({ id, file: basename(path), table })
}

function tableView(
  library: OpenLibrary,
  look: TableLook,
  { reading, signs, rows }: LookedThrough,
): ForeignTable {
  const tables = readTables(library)
  const kept = listMappings(library.db).filter(({ mapping }) => isMadeFor(mapping, look.columns))
  return {
    rows: look.rows,
    reading: readingView(reading, signs, rows),
    columns: look.columns.map((column) => columnView(column, tables)),
    guess: guessMapping(look, tables),
    kept: kept.map(({ name, mapping }) => ({ name, mapping })),
    sourceKinds: entriesOf('source_kind', tables),
  }
}

function columnView(column: ColumnLook, tables: ImportTables): ForeignColumn {
  const { heading, nth, filled, examples, dates } = column
  return {
    heading,
    nth,
    filled,
    examples,
    isPrivate: seemsPrivate(heading, tables),
    dates: asksOrder(dates) ? { told: orderTold(dates) } : null,
  }
}

/** The file that was chosen last, if it is the one that is meant. */
export const chosenFile = (state: ImportState, id: string): Chosen | null =>
  state.chosen?.id === id ? state.chosen : null

export const notChosen = refuse('NOT_CHOSEN', 'Another file was chosen since. Choose it again.')

/** What the columns for one field hold, with what each word seems to mean. */
export function readFieldWords(
  library: OpenLibrary,
  state: ImportState,
  { chosen, field, columns }: Input<'import:words'>,
): Answer<'import:words'> {
  const look = chosenFile(state, chosen)?.look ?? null
  if (look === null) return notChosen
  const tables = readTables(library)
  const standing = look.columns.filter((one) => columns.some((column) => sameColumn(one, column)))
  return ok({ entries: entriesOf(field, tables), ...guessValues(field, standing, tables) })
}
