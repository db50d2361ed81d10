import type { Db } from './open-database.ts'

/** Pages in the log after which SQLite folds it into the file by itself; its own default. */
const FOLD_AFTER = 1_000

/**
 * Folds the log into the file, then keeps it out until given back: the file stands still, and what
 * is written meanwhile waits in the log. Closing the database ends it.
 */
export function holdFileStill(db: Db): () => void {
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.pragma('wal_autocheckpoint = 0')
  return () => {
    if (db.open) db.pragma(`wal_autocheckpoint = ${FOLD_AFTER}`)
  }
}
