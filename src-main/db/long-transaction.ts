import { takeBackUnfinished, type Db } from './open-database.ts'
import { settleFile } from './own-handle.ts'

/** One transaction over many turns, for work that is alone with the library. */
export type LongTransaction = {
  /**
   * Puts what waits in memory in its place, with pauses: little is then left for the commit, which is
   * one stretch. For the end, as later changes would wait for room.
   */
  readonly spillInSteps: () => Generator<undefined, void>
  /** Waits, beside the main thread, until the disk has what was put in its place. */
  readonly settle: () => Promise<void>
  readonly commit: () => void
  /** Leaves the library as it was; also after a commit, where there is nothing to take back. */
  readonly takeBack: () => void
}

/**
 * Begins a transaction in which hundreds of megabytes may be written. They go straight to their
 * place: in the log each page would be encrypted three times over. A process that dies meanwhile
 * leaves the old pages in the journal, from which they are put back.
 * @param cacheKib Room for pages that are not yet in their place; without it, as much as ever.
 */
export function openLongTransaction(db: Db, cacheKib?: number): LongTransaction {
  const cache = Number(db.pragma('cache_size', { simple: true }))
  const room = cacheKib === undefined ? cache : -cacheKib
  const end = () => {
    if (!db.open) return
    db.pragma(`cache_size = ${cache}`)
    db.pragma('journal_mode = WAL')
  }
  const takeBack = () => {
    takeBackUnfinished(db)
    end()
  }
  try {
    db.pragma(`cache_size = ${room}`)
    db.pragma('journal_mode = TRUNCATE')
    db.exec('BEGIN IMMEDIATE')
  } catch (error) {
    takeBack()
    throw error
  }
  return {
    spillInSteps: () => spill(db, Math.abs(room) / PAGE_KIB),
    settle: () => settleFile(db),
    commit: () => {
      db.exec('COMMIT')
      end()
    },
    takeBack,
  }
}

const PAGE_KIB = 4
const PAGES_AT_ONCE = 100

/**
 * Where there is no more room, SQLite writes one page that waits for each page that it has to read.
 * What is read does not matter, but that no such transaction changes it: people are added otherwise.
 */
function* spill(db: Db, most: number): Generator<undefined, void> {
  db.pragma('cache_size = 10')
  const read = db.prepare('SELECT 1 FROM person LIMIT 1')
  for (let page = 1; page <= most; page += 1) {
    read.get()
    if (page % PAGES_AT_ONCE === 0) yield
  }
}
