import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ok, refuse, type Result } from '#core/result'
import type { BackupTaken } from '#contract/backup-api'
import { ukClock, ukDay } from '#core/date-and-clock'
import { auditCheckpoint, verifyAudit } from '../db/audit.ts'
import { closeDatabase, openDatabase } from '../db/open-database.ts'
import { ownHandle } from '../db/own-handle.ts'
import { holdFileStill } from '../db/still-file.ts'
import { copyWhole, hashFile } from '../files/copy-file.ts'
import { writeWhole } from '../files/write-file.ts'
import { backupHeader } from '../vault/backup-header.ts'
import { backupFiles, vaultFiles } from '../vault/header.ts'
import { noteBackup } from '../vault/keep-vault.ts'
import { hashText } from '../vault/keys.ts'
import { isInside } from '../vault/own-files.ts'
import { type FileWork, workOnFile } from './file-work.ts'
import { goThrough } from './go-through.ts'
import { locked, record, type Answer, type OpenLibrary } from './library.ts'
import type { Session } from './session.ts'

/** Copies the open library, with its header, into a new folder where the person says, and checks it. */
export async function backUp(
  session: Session,
  library: OpenLibrary,
): Promise<Answer<'library:back-up'>> {
  if (library.readOnly)
    return refuse(
      'READ_ONLY',
      'The audit record does not hold together. Copy the folder of the library as it is, so that it can be examined.',
    )
  const place = await library.deps.dialogs.chooseFolder({ title: 'Where the backup is written' })
  if (place === null) return ok(null)
  if (!library.db.open) return locked
  if (isInside(session.folder, place))
    return refuse(
      'SAME_PLACE',
      'A backup beside the library is lost with it. Choose a folder elsewhere, best on another disk.',
      'folder',
    )
  const taken = await workOnFile(session, library, 'BACKING_UP', (file) =>
    writeBackup(session, library, place, file),
  )
  if (!taken.ok) return taken
  const { takenAt, bytes, sha256, auditEntries } = taken.value
  noteBackup(session.folder, library.unlocked.libraryKey, takenAt)
  record(library, 'library.backed-up', 'library', { bytes, sha256, auditEntries })
  return taken
}

/** In a folder of another name until it is whole: what is stopped half-way is taken away again. */
async function writeBackup(
  session: Session,
  library: OpenLibrary,
  place: string,
  file: FileWork,
): Promise<Result<BackupTaken>> {
  const takenAt = library.deps.now().toISOString()
  const name = `evenhand-backup-${ukDay(takenAt)}-${ukClock(takenAt).replace(':', '')}`
  const part = join(place, `.${name}.part`)
  try {
    rmSync(part, { recursive: true, force: true })
    mkdirSync(part, { mode: 0o700 })
  } catch {
    return refuse('NOT_ALLOWED', 'Nothing can be written into this folder. Choose another.')
  }
  try {
    const written = await copyLibrary(session, library, part, takenAt, file)
    if (!written.ok) return written
    const folder = join(place, freeName(place, name))
    renameSync(part, folder)
    return ok({ ...written.value, folder, takenAt })
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
}

async function copyLibrary(
  session: Session,
  library: OpenLibrary,
  part: string,
  takenAt: string,
  { rest, check, signal }: FileWork,
): Promise<Result<Omit<BackupTaken, 'folder' | 'takenAt'>>> {
  const { db, unlocked } = library
  const from = vaultFiles(session.folder).database
  const to = backupFiles(part)
  const letGo = holdFileStill(db)
  try {
    // Both in one turn with the fold: header and file then tell of the same moment.
    const audit = auditCheckpoint(db)
    const header = backupHeader(session.folder, unlocked.libraryKey, { audit, at: takenAt })
    if (!header.ok) return header
    const before = statSync(from, { bigint: true })
    const bytes = Number(before.size)
    let done = 0
    const onBytes = (count: number) => rest((done += count), 2 * bytes)
    const copied = await copyWhole(ownHandle(db), to.database, onBytes)
    if (!copied.ok) return copied
    const after = statSync(from, { bigint: true })
    if (after.mtimeNs !== before.mtimeNs || after.size !== before.size) return notStill
    if ((await hashFile(to.database, onBytes)) !== copied.value) return notTheSame
    const written = await writeWhole(to.header, header.value)
    if (!written.ok) return written
    const goesOn = () => db.open && !signal.aborted
    const sound = await checkCopy(library, to.database, audit, goesOn)
    check(2 * bytes, 2 * bytes)
    return sound.ok ? ok({ bytes, auditEntries: audit.entries, sha256: copied.value }) : sound
  } finally {
    letGo()
  }
}

/** Milliseconds of checking between two turns in which the window is answered. */
const SLICE = 16

/** Opens the copy with the key of the library: what cannot be opened is no backup. */
async function checkCopy(
  { unlocked, deps }: OpenLibrary,
  file: string,
  checkpoint: ReturnType<typeof auditCheckpoint>,
  goesOn: () => boolean,
): Promise<Result<null>> {
  const { libraryKey: key, libraryId } = unlocked
  const opened = openDatabase({ file, key, sha256: hashText, mode: 'OPEN', libraryId })
  if (!opened.ok) return notTheSame
  try {
    const checkedAt = deps.now().toISOString()
    const check = verifyAudit(opened.value, { checkpoint, closedInOrder: true, checkedAt })
    const verdict = await goThrough(check, SLICE, goesOn)
    if (verdict === null) return locked
    return verdict.intact ? ok(null) : notTheSame
  } finally {
    closeDatabase(opened.value)
  }
}

/** Two backups in one minute stand side by side. */
function freeName(place: string, name: string): string {
  const there = new Set(readdirSync(place))
  for (let count = 1; ; count += 1) {
    const tried = count === 1 ? name : `${name}-${count}`
    if (!there.has(tried)) return tried
  }
}

const notStill = refuse(
  'CHANGED_MEANWHILE',
  'The library was written to while it was copied. Nothing was kept. Make the backup again.',
)
const notTheSame = refuse(
  'BACKUP_DIFFERS',
  'What was written is not what was read: the disk may be failing. Nothing was kept. Use another.',
)
