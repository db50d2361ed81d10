import { keepContentInSteps } from '../db/bundle-content.ts'
import { holderOf } from '../db/bundle.ts'
import { openLongTransaction } from '../db/long-transaction.ts'
import type { Arriving } from './attached-files.ts'
import { goThrough } from './go-through.ts'
import type { OpenLibrary } from './library.ts'
import { settle } from './settle.ts'

/** Bytes that are written in one stretch, in about a twentieth of a second. */
const MOST_AT_ONCE = 4 * 1_048_576
/** Milliseconds of writing between two turns in which the window is answered and a cancel is heard. */
const SLICE = 16

const filesOf = ({ document: { sha256, content, original } }: Arriving) =>
  original === undefined ? [{ sha256, content }] : [{ sha256, content }, original]

/** True where files are so long that nobody would be answered while they are written in one stretch. */
export const areLong = (arriving: readonly Arriving[]): boolean =>
  arriving.flatMap(filesOf).reduce((sum, { content }) => sum + content.length, 0) > MOST_AT_ONCE

/** What is done once the bytes are in their place, and whether it is to last. */
type Keeping<T> = { readonly keep: () => T; readonly isKept: (kept: T) => boolean }

/**
 * Writes the bytes of long files in slices, then has their documents kept, all in one transaction and
 * alone with the library. Null where it was cancelled or the library closed: then nothing is kept.
 */
export async function keepInSlices<T>(
  library: OpenLibrary,
  caseId: string,
  arriving: readonly Arriving[],
  signal: AbortSignal,
  { keep, isKept }: Keeping<T>,
): Promise<T | null> {
  const { db } = library
  const goesOn = () => db.open && !signal.aborted
  if (!goesOn()) return null
  const transaction = openLongTransaction(db)
  try {
    const written = await goThrough(writeFiles(library, caseId, arriving), SLICE, goesOn)
    if (written === null) return null
    const kept = keep()
    // Where all of it was refused, nothing may be left of its bytes.
    if (!isKept(kept)) return kept
    if (!(await settle(transaction, goesOn))) return null
    transaction.commit()
    return kept
  } finally {
    transaction.takeBack()
  }
}

/** What the bundle holds already is refused later, and nothing is written of it. */
function* writeFiles(
  { db }: OpenLibrary,
  caseId: string,
  arriving: readonly Arriving[],
): Generator<undefined, true> {
  for (const one of arriving) {
    if (holderOf(db, caseId, one.document) !== null) continue
    for (const { sha256, content } of filesOf(one)) yield* keepContentInSteps(db, sha256, content)
  }
  return true
}
