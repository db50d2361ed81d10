import Database from 'better-sqlite3'
import type { Sha256 } from '#core/canonical'
import { ok, refuse, type Result } from '#core/result'
import { migrate } from './migrate.ts'
import { closeOwnHandle } from './own-handle.ts'
import { loadSetting, saveSetting } from './settings.ts'
import { rememberHash } from './stored.ts'

/** An open library database. */
export type Db = Database.Database

export type OpenDatabase = {
  readonly file: string
  /** The random 256-bit library key, used as it is: no derivation on opening. */
  readonly key: Uint8Array
  readonly sha256: Sha256
  /** CREATE refuses a file that exists, OPEN one that does not: an empty library never appears by itself. */
  readonly mode: 'CREATE' | 'OPEN'
  readonly libraryId: string
}

/**
 * Opens the one encrypted file, takes it for this process alone and brings its tables up to date.
 * Refuses in words: `DATABASE_EXISTS`, `DATABASE_MISSING`, `WRONG_KEY`, `LIBRARY_IN_USE`,
 * `LIBRARY_NEWER`, `LIBRARY_DAMAGED`, `OTHER_LIBRARY`.
 */
export function openDatabase(options: OpenDatabase): Result<Db> {
  const connected = connect(options)
  if (!connected.ok) return connected
  const db = connected.value
  try {
    const ready = prepare(db, options)
    if (!ready.ok) db.close()
    return ready.ok ? connected : ready
  } catch (error) {
    db.close()
    return explain(error)
  }
}

function connect({ file, mode }: OpenDatabase): Result<Db> {
  try {
    // A process that is just ending may hold the file for a moment more.
    const db = new Database(file, { fileMustExist: mode === 'OPEN', timeout: 1000 })
    return ok(db)
  } catch {
    return refuse(
      'DATABASE_MISSING',
      'library.db is not in the folder of the library, or cannot be read. Put it back from the last backup.',
    )
  }
}

function prepare(db: Db, { key, sha256, mode, libraryId }: OpenDatabase): Result<null> {
  db.pragma(`cipher = 'sqlcipher'`)
  db.pragma('legacy = 4')
  db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
  // A file takes this before its first table only: the pages of a deleted case then go back in steps.
  if (mode === 'CREATE') db.pragma('auto_vacuum = INCREMENTAL')
  // Before the first read: the lock is taken once, by the system, and falls with the process.
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma('temp_store = MEMORY')
  // 16 MB of pages stay decrypted: a bundle of thousands of pages is searched with every key pressed.
  db.pragma('cache_size = -16384')
  db.pragma('secure_delete = ON')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  rememberHash(db, sha256)
  const made = Number(db.pragma('user_version', { simple: true })) > 0
  if (mode === 'CREATE' && made)
    return refuse('DATABASE_EXISTS', 'There is a library here already.')
  const migrated = migrate(db)
  if (!migrated.ok) return migrated
  return bindLibrary(db, libraryId)
}

/** The database names its library, so that a file carried into another folder is noticed. */
function bindLibrary(db: Db, libraryId: string): Result<null> {
  return inOneTransaction(db, () => {
    const found = loadSetting(db, 'library-id')
    if (found === null) saveSetting(db, 'library-id', libraryId)
    if (found === null || found === libraryId) return ok(null)
    return refuse('OTHER_LIBRARY', 'library.db belongs to another library than library.json.')
  })
}

function explain(error: unknown): Result<never> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return refuse(
      'LIBRARY_IN_USE',
      'This library is in use in another window or by the command line. Close it there, then try again.',
    )
  if (code === 'SQLITE_NOTADB')
    return refuse(
      'WRONG_KEY',
      'library.db does not belong to this key, or its first page is damaged.',
    )
  if (code.startsWith('SQLITE_'))
    return refuse(
      'LIBRARY_DAMAGED',
      'library.db is damaged or cannot be written. Nothing was repaired. Put back the last backup.',
    )
  throw error
}

const taken = new WeakSet<Db>()

/** Keeps every other change out of a transaction that is written over many turns; gives it back. */
export function takeAlone(db: Db): () => void {
  if (taken.has(db)) throw new Error('An import is being written already')
  taken.add(db)
  return () => taken.delete(db)
}

/** Takes back what was being written when the library closes. */
export function takeBackUnfinished(db: Db): void {
  if (db.open && db.inTransaction) db.exec('ROLLBACK')
  taken.delete(db)
}

/** Runs the work as one: all of it is kept, or none. Nests. */
export function inOneTransaction<T>(db: Db, work: () => T): T {
  if (taken.has(db)) throw new Error('An import is being written: nothing may join it')
  return db.inTransaction ? db.transaction(work)() : db.transaction(work).immediate()
}

/** From here on the file is read and never written: what follows a broken audit record. */
export function makeReadOnly(db: Db): void {
  db.pragma('query_only = ON')
}

/** Closes the file; the journal is folded into it first. */
export function closeDatabase(db: Db): void {
  db.close()
  closeOwnHandle(db)
}
