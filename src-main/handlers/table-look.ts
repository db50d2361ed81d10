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
import { openCells } from '../files/read-rows.ts'
import { importable, readTables, SLICE } from './import-files.ts'
import type { Chosen, ImportState } from './import-state.ts'
import { locked, type Answer, type Input, type OpenLibrary } from './library.ts'
import { seldom } from './seldom.ts'

/** The cells of a row of a table as `openCells` gives them. */
export const cellsIn = (value: unknown): readonly string[] => value as readonly string[]

/**
 * Looks a table through, in slices. Null where its columns need not, or cannot, be matched: then
 * the import itself says what is wrong, if anything is.
 */
async function lookThrough(
  library: OpenLibrary,
  path: string,
  signal: AbortSignal,
): Promise<TableLook | null> {
  const file = openCells(path)
  if (file === null) return null
  signal.addEventListener('abort', file.close)
  const say = seldom((done: number) =>
    library.deps.emit('import:progress', { phase: 'READING', done, total: 0 }),
  )
  let table: ReturnType<typeof openLook> | null = null
  let done = 0
  let began = performance.now()
  try {
    for await (const row of file.rows()) {
      if (table === null) {
        const heading = 'error' in row ? [] : cellsIn(row.value)
        if (!needsMapping(heading) || heading.length > MOST_COLUMNS) return null
        table = openLook(heading)
      } else if (!('error' in row)) table.add(cellsIn(row.value))
      done += 1
      if (performance.now() - began < SLICE) continue
      say(done)
      await nextTurn()
      if (signal.aborted) return null
      began = performance.now()
    }
    return table?.look() ?? null
  } finally {
    signal.removeEventListener('abort', file.close)
    file.close()
  }
}

/** Asks for a file and looks it through, so that columns that are not ours can be matched. */
export async function lookAtFile(
  library: OpenLibrary,
  state: ImportState,
): Promise<Answer<'import:look'>> {
  if (state.running !== null)
    return refuse('BUSY', 'An import is running. Wait for it or cancel it.')
  const { signal } = (state.running = new AbortController())
  try {
    const [path] = await library.deps.dialogs.openFiles({
      title: 'Import precedents',
      filters: [{ name: 'Precedents', extensions: importable }],
      many: false,
    })
    if (path === undefined) return ok(null)
    const look = await lookThrough(library, path, signal)
    if (!library.db.open) return locked
    if (signal.aborted) return ok(null)
    const id = Buffer.from(library.deps.randomBytes(16)).toString('hex')
    state.chosen = { id, path, look }
    const table = look === null ? null : tableView(library, look)
    return ok({ id, file: basename(path), table })
  } finally {
    state.running = null
  }
}

function tableView(library: OpenLibrary, look: TableLook): ForeignTable {
  const tables = readTables(library)
  const kept = listMappings(library.db).filter(({ mapping }) => isMadeFor(mapping, look.columns))
  return {
    rows: look.rows,
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
