import { join } from 'node:path'
import type { VaultStatus } from '#contract/api'
import type { Law } from '#core/law/law'
import { ok, refuse, type Result } from '#core/result'
import { auditCheckpoint, verifyAudit } from '../db/audit.ts'
import {
  closeDatabase,
  makeReadOnly,
  openDatabase,
  takeBackUnfinished,
} from '../db/open-database.ts'
import { loadPerson } from '../db/people.ts'
import { readLaw } from '../files/read-law.ts'
import { hashText } from '../vault/keys.ts'
import { noteAudit, noteLocked, noteNothingWritten, zeroKeys } from '../vault/keep-vault.ts'
import { readHeader, toPeople, vaultFiles } from '../vault/header.ts'
import type { Unlocked } from '../vault/vault.ts'
import type { HandlerDeps } from './deps.ts'
import { lawIn } from './effective-law.ts'
import { guardedDialogs } from './guarded-dialogs.ts'
import { newImportState, type ImportState } from './import-state.ts'
import { goThrough } from './go-through.ts'
import { locked, record, type OpenLibrary } from './library.ts'
import { newRecognitionQueue, type RecognitionQueue } from './recognition-queue.ts'

/** How often the plain header's checkpoint follows the audit record, in milliseconds. */
const checkpointEvery = 2_000
/** Milliseconds of checking between two turns in which the window is answered. */
const SLICE = 16

/** What lives between calls: the open library, if any, and the folder it lies in. */
export type Session = {
  readonly deps: HandlerDeps
  /** The law as shipped; the open library holds the one that applies there. */
  readonly law: Law
  folder: string
  library: OpenLibrary | null
  /** Set while a library is being opened; what closes meanwhile sets it back. */
  opening: object | null
  auditCheckedAt: string | null
  auditIntact: boolean | null
  noted: { entries: number; at: number }
  readonly importing: ImportState
  readonly recognising: RecognitionQueue
}

export function newSession(deps: HandlerDeps): Session {
  const importing = newImportState()
  const session: Session = {
    deps: { ...deps, dialogs: guardedDialogs(deps.dialogs, () => session.folder) },
    law: readLaw(deps.resources),
    folder: deps.folder,
    library: null,
    opening: null,
    auditCheckedAt: null,
    auditIntact: null,
    noted: { entries: 0, at: 0 },
    importing,
    recognising: newRecognitionQueue(deps.recogniser ?? null, importing.gate),
  }
  return session
}

/** Opens the database with the unlocked key and checks the audit record before anything is written. */
export async function openLibrary(session: Session, unlocked: Unlocked): Promise<Result<null>> {
  if (session.library !== null || session.opening !== null) {
    zeroKeys(unlocked)
    return refuse('UNLOCKED', 'The library is open already.')
  }
  const opening = (session.opening = {})
  try {
    return await openAndCheck(session, unlocked, () => session.opening === opening)
  } finally {
    session.opening = null
  }
}

async function openAndCheck(
  session: Session,
  unlocked: Unlocked,
  goesOn: () => boolean,
): Promise<Result<null>> {
  const opened = openDatabase({
    file: vaultFiles(session.folder).database,
    key: unlocked.libraryKey,
    sha256: hashText,
    mode: 'OPEN',
    libraryId: unlocked.libraryId,
  })
  if (!opened.ok) {
    zeroKeys(unlocked)
    return opened
  }
  const db = opened.value
  const checkedAt = session.deps.now().toISOString()
  const { checkpoint, closedInOrder } = unlocked
  const check = verifyAudit(db, { checkpoint, checkedAt, closedInOrder })
  const verdict = await goThrough(check, SLICE, goesOn)
  if (verdict === null) {
    closeDatabase(db)
    zeroKeys(unlocked)
    return locked
  }
  // The header names people for the unlock screen; who may do what is read inside the cipher.
  const person = loadPerson(db, unlocked.person.id)
  const law = lawIn(session.law, db)
  if (person === null || !law.ok) {
    closeDatabase(db)
    zeroKeys(unlocked)
    return law.ok
      ? refuse('UNKNOWN_PERSON', 'This person is not in the library. Restore a backup.')
      : law
  }
  if (!verdict.intact) {
    makeReadOnly(db)
    // Nothing is written from here on, so the header keeps saying what the record should hold.
    if (closedInOrder) noteNothingWritten(session.folder, unlocked.libraryKey)
  }
  const library: OpenLibrary = {
    deps: session.deps,
    law: law.value,
    db,
    unlocked: { ...unlocked, person },
    readOnly: !verdict.intact,
  }
  session.library = library
  session.auditCheckedAt = checkedAt
  session.auditIntact = verdict.intact
  const { backupTakenAt, failedBefore } = unlocked
  if (backupTakenAt !== null) record(library, 'library.restored', 'library', { backupTakenAt })
  record(library, 'library.unlocked', 'library', { failedBefore })
  session.recognising.follow(library)
  return ok(null)
}

/** Lets the plain header follow the audit record, so that a cut tail is noticed; cheap when nothing changed. */
export function followCheckpoint(session: Session): void {
  const { library } = session
  if (library === null || library.readOnly) return
  const at = session.deps.now().getTime()
  if (at - session.noted.at < checkpointEvery) return
  const before = session.noted.entries
  const checkpoint = auditCheckpoint(library.db)
  session.noted = { entries: checkpoint.entries, at }
  if (checkpoint.entries === before) return
  try {
    noteAudit(session.folder, library.unlocked.libraryKey, checkpoint)
  } catch {
    // What was just done is done: a header that cannot be written may lag behind the record.
  }
}

/** Locks: last audit entry, database closed, header brought up to date, keys wiped. */
export function closeLibrary(session: Session): void {
  const { library } = session
  session.opening = null
  if (library === null) return
  session.recognising.stop()
  session.library = null
  session.importing.chosen = null
  session.noted = { entries: 0, at: 0 }
  takeBackUnfinished(library.db)
  try {
    writeLastWords(session, library)
  } catch {
    // A full disk must not keep a library open; the next opening finds a session cut short.
  } finally {
    closeDatabase(library.db)
    zeroKeys(library.unlocked)
  }
}

function writeLastWords({ folder, deps }: Session, library: OpenLibrary): void {
  record(library, 'library.locked', 'library')
  const checkpoint = auditCheckpoint(library.db)
  closeDatabase(library.db)
  if (library.readOnly) return
  noteLocked(folder, library.unlocked.libraryKey, checkpoint, deps.now().toISOString())
}

/** What may be known at any time, from the plain header beside the cipher. */
export function vaultStatus(session: Session): Result<VaultStatus> {
  const header = readHeader(session.folder)
  if (!header.ok) return header
  const { library } = session
  const nothing = header.value === null
  return ok({
    state: nothing ? 'NO_LIBRARY' : library === null ? 'LOCKED' : 'UNLOCKED',
    folder: session.folder,
    libraryLabel: header.value?.libraryLabel ?? null,
    people: header.value === null ? [] : toPeople(header.value),
    person: library?.unlocked.person ?? null,
    auditEntries: header.value?.audit.entries ?? 0,
    lastLockedAt: header.value?.lastLockedAt ?? null,
    lastBackupAt: header.value?.lastBackupAt ?? null,
    failedAttempts: header.value?.attempts.failed ?? 0,
    nextAttemptAt: header.value?.attempts.nextAt ?? null,
    readOnly: library?.readOnly ?? false,
  })
}

/** Path of a file of the shipped resources. */
export const resource = (library: { deps: HandlerDeps }, ...parts: string[]): string =>
  join(library.deps.resources, ...parts)
