import { ok, refuse, type Result } from '#core/result'
import {
  backupFiles,
  type Header,
  headerText,
  readHeaderFile,
  requireHeader,
  sealHeader,
} from './header.ts'

/**
 * What stands beside the database in a backup: the header of the library, as if it had been closed
 * in order with the audit record standing where the copied database has it.
 */
export function backupHeader(
  folder: string,
  libraryKey: Uint8Array,
  taken: { readonly audit: Header['audit']; readonly at: string },
): Result<string> {
  const header = requireHeader(folder)
  if (!header.ok) return header
  const { audit, at } = taken
  const closed = { openSince: null, lastLockedAt: at, backupTakenAt: at }
  return ok(headerText(sealHeader(libraryKey, { ...header.value, ...closed, audit })))
}

/** When the backup in a folder was taken, and of which library; authentic only once opened. */
export function readBackup(
  folder: string,
): Result<{ readonly takenAt: string; readonly libraryLabel: string; readonly text: string }> {
  const header = readHeaderFile(backupFiles(folder).header)
  if (!header.ok) return header
  const takenAt = header.value?.backupTakenAt
  return header.value === null || takenAt === undefined
    ? refuse(
        'NO_BACKUP',
        'There is no backup in this folder. Choose the folder with backup.json and backup.db.',
      )
    : ok({ takenAt, libraryLabel: header.value.libraryLabel, text: headerText(header.value) })
}
