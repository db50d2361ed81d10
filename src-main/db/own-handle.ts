import { closeSync, fsync, openSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Db } from './open-database.ts'

const handles = new WeakMap<Db, number>()

/**
 * A handle by which the file of an open database is read as it lies on the disk. Whoever reads must
 * not close it: with any handle of a file that a process closes, the system gives up every lock that
 * the process has on the file, and a second process could then write beside it.
 */
export function ownHandle(db: Db): number {
  const known = handles.get(db)
  if (known !== undefined) return known
  const handle = openSync(db.name, 'r+')
  handles.set(db, handle)
  return handle
}

/** Waits beside the main thread until the disk has what was written into the file so far. */
export const settleFile = (db: Db): Promise<void> => promisify(fsync)(ownHandle(db))

/** Closes the handle, if there is one; after the database only. */
export function closeOwnHandle(db: Db): void {
  const handle = handles.get(db)
  handles.delete(db)
  if (handle !== undefined) closeSync(handle)
}
