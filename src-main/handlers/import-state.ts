import type { Channel, ImportReport } from '#contract/api'
import type { TableLook } from '#core/import/mapping/look'
import { ok } from '#core/result'
import type { Spool } from '../vault/spool.ts'
import { openGate, type Gate } from './gate.ts'
import type { Answer } from './library.ts'
import type { ChosenReading } from './table-reading.ts'

/** A file that was chosen to be imported; `look` null where it is no table to be matched. */
export type Chosen = {
  readonly id: string
  readonly path: string
  readonly look: TableLook | null
  /** Null where the file is no table. */
  readonly reading: ChosenReading | null
}

export type ImportState = {
  readonly gate: Gate
  /** How the running import is told to stop; null where none is running. */
  running: AbortController | null
  last: ImportReport | null
  /** Kept in memory alone, until another file is chosen or the library is locked. */
  chosen: Chosen | null
  /** Every row that the last import rejected, as it is saved; the report lists the first only. */
  rejects: Spool | null
}
export const newImportState = (): ImportState => ({
  gate: openGate(),
  running: null,
  last: null,
  chosen: null,
  rejects: null,
})

/** What goes on while an import writes: nothing here reads or writes the database beside it. */
export const besideImport: ReadonlySet<Channel> = new Set<Channel>([
  'import:look',
  'import:read-again',
  'import:try',
  'import:run',
  'import:cancel',
  'pack:take-in-case',
  'case:delete',
  'pack:cancel',
  'method:cancel',
  'exceptional:cancel',
  'bundle:cancel-issue',
  'bundle:cancel-adding',
  'redaction:cancel',
  'notice:stop-checking',
  'vault:status',
  'vault:create',
  'vault:choose-folder',
  'vault:restore',
  'vault:save-recovery-key',
  'law:read',
])

export function cancelImport(state: ImportState): Answer<'import:cancel'> {
  state.running?.abort()
  return ok(null)
}
