import type { Db } from '../db/open-database.ts'
import { readInSlices } from './held-library.ts'
import { goThrough } from './go-through.ts'
import type { OpenLibrary } from './library.ts'

/** False once the answer is of no use to anybody. */
export type Wanted = () => boolean

/** The last comparison in line with each library: they share one room, so one goes after another. */
const last = new WeakMap<Db, Promise<unknown>>()
const lastTry = new WeakMap<Db, object>()

/** Milliseconds of comparing between two turns in which the window is answered. */
const SLICE = 8

/**
 * Waits for the comparisons that were asked for before, then compares in slices. Null where the
 * library was locked meanwhile or the answer is no longer wanted: nothing more is done for it then.
 */
export function inLine<T>(
  library: OpenLibrary,
  work: () => Generator<undefined, T>,
  isWanted: Wanted = () => true,
): Promise<T | null> {
  const before = last.get(library.db)
  const goesOn = () => library.db.open && isWanted()
  const mine = (async () => {
    await before
    if (!goesOn() || !(await readInSlices(library)) || !goesOn()) return null
    return goThrough(work(), SLICE, goesOn)
  })()
  const ended = () => undefined
  last.set(library.db, mine.then(ended, ended))
  return mine
}

/** Something new is tried: what was tried before is no longer wanted. */
export function newTry({ db }: OpenLibrary): Wanted {
  const mine = {}
  lastTry.set(db, mine)
  return () => lastTry.get(db) === mine
}
