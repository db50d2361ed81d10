import { takeBackUnfinished, type Db } from './open-database.ts'

/** One transaction over many turns, for work that is alone with the library. */
export type LongTransaction = {
  readonly commit: () => void
  /** Leaves the library as it was; also after a commit, where there is nothing to take back. */
  readonly takeBack: () => void
}

/**
 * Begins a transaction in which hundreds of megabytes may be written. They go straight to their
 * place: in the log each page would be encrypted three times over. A process that dies meanwhile
 * leaves the old pages in the journal, from which they are put back.
 */
export function openLongTransaction(db: Db): LongTransaction {
  const end = () => {
    if (db.open) db.pragma('journal_mode = WAL')
  }
  db.pragma('journal_mode = TRUNCATE')
  db.exec('BEGIN IMMEDIATE')
  return {
    commit: () => {
      db.exec('COMMIT')
      end()
    },
    takeBack: () => {
      takeBackUnfinished(db)
      end()
    },
  }
}
