import Database from 'better-sqlite3'
import type { Problem } from '#core/result'

/** Whether the library could not grow, since the disk that holds it has no more room. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code === 'SQLITE_FULL'

/** What a person reads then; the transaction that did not fit was taken back. */
export const diskFull: Problem = {
  code: 'DISK_FULL',
  message:
    'The disk that holds the library is full. What did not fit was not kept; what was there before is unharmed. Make room on that disk and try again.',
}
