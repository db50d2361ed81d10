import { composeBank, type ExceptionalBank } from '#core/precedents/exceptional-bank'
import { ok } from '#core/result'
import type { Step } from '#core/steps'
import { awaitingSeals, withheld } from './awaiting-seals.ts'
import type { HeldLibrary } from './held-library.ts'
import { locked, record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { cancel, inSlices, type Running } from './running.ts'

/**
 * Past rulings on exceptional circumstances; closed, like every outcome, while the reader's views
 * are not sealed. A search is told from what is held of the library; only what it lists is read. Null
 * where it was cancelled or another took its place.
 */
export async function listExceptional(
  library: OpenLibrary,
  running: Running,
  { query }: Input<'exceptional:list'>,
): Promise<Answer<'exceptional:list'>> {
  const sealed = awaitingSeals(library)
  if (sealed !== null) return withheld(sealed)
  const search = (held: HeldLibrary) => searchBank(library, held, query)
  const bank = await inSlices(library, running, 'EXCEPTIONAL', search)
  if (!library.db.open) return locked
  if (bank !== null) record(library, 'exceptional.viewed', 'precedents')
  return ok(bank)
}

export function cancelExceptional(running: Running): Answer<'exceptional:cancel'> {
  cancel(running, 'EXCEPTIONAL')
  return ok(null)
}

/** In two steps: what is found, and what of it is listed. */
function* searchBank(
  { law }: OpenLibrary,
  { findInBank, encoded }: HeldLibrary,
  query: string,
): Generator<Step, ExceptionalBank> {
  const found = findInBank(query)
  yield { done: 0, total: 0 }
  const read = (ref: string) => encoded.read(encoded.rowOf(ref) ?? -1)
  return composeBank(found, read, law)
}
