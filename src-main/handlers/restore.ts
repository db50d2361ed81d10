import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { ok, refuse } from '#core/result'
import { copyWhole } from '../files/copy-file.ts'
import { writeWhole } from '../files/write-file.ts'
import { readBackup } from '../vault/backup-header.ts'
import { backupFiles, vaultFiles } from '../vault/header.ts'
import type { Answer } from './library.ts'
import type { Session } from './session.ts'

/**
 * Puts a backup into an empty folder, header last, so that a folder with a header always holds a
 * whole library. Whether it is sound shows when it is unlocked: only its people hold its keys.
 */
export async function restoreBackup(session: Session): Promise<Answer<'vault:restore'>> {
  if (session.library !== null)
    return refuse('UNLOCKED', 'Lock this library before putting back another.')
  const { dialogs } = session.deps
  const from = await dialogs.chooseFolder({ title: 'Folder of the backup' })
  if (from === null) return ok(null)
  const backup = readBackup(from)
  if (!backup.ok) return backup
  const source = backupFiles(from)
  if (!existsSync(source.database))
    return refuse('NO_BACKUP', 'backup.db is not beside backup.json. Choose another backup.')
  const folder = await dialogs.chooseFolder({ title: 'An empty folder for the library' })
  if (folder === null) return ok(null)
  const ready = prepareFolder(folder)
  if (!ready.ok) return ready
  const target = vaultFiles(folder)
  const copied = await copyWhole(source.database, target.database, () => undefined)
  if (!copied.ok) return copied
  const { takenAt, libraryLabel, text } = backup.value
  const written = await writeWhole(target.header, text)
  if (!written.ok) {
    rmSync(target.database, { force: true })
    return written
  }
  session.folder = dirname(target.header)
  return ok({ folder: session.folder, takenAt, libraryLabel })
}

function prepareFolder(folder: string) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (readdirSync(folder).length > 0)
      return refuse(
        'FOLDER_NOT_EMPTY',
        'This folder is not empty. Choose an empty one: what is damaged stays where it is, to be examined.',
        'folder',
      )
    chmodSync(folder, 0o700)
    return ok(null)
  } catch {
    return refuse('FOLDER_NOT_USABLE', 'This folder cannot be written. Choose another.', 'folder')
  }
}
