import { belongsToBank, openBank, type ExceptionalBank } from '#core/precedents/exceptional-bank'
import { ok } from '#core/result'
import type { Step } from '#core/steps'
import type { Db } from '../db/open-database.ts'
import {
  countPrecedents,
  lastVersion,
  listChanged,
  loadPrecedent,
  type LastVersion,
} from '../db/precedents.ts'
import { awaitingSeals, withheld } from './awaiting-seals.ts'
import { locked, record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { cancel, inSlicesUnheld, type Running } from './running.ts'

/**
 * References of the bank's cases, as far as the library was read for them: which they are depends on
 * no search, and most cases are not.
 */
type Known = {
  readonly version: LastVersion
  readonly refs: string[]
  after: number
  read: number
  isWhole: boolean
}
const known = new WeakMap<Db, Known>()
/** As few as a library is read by, for the same reason; see `held-library.ts`. */
const PAGE = 10

/**
 * Past rulings on exceptional circumstances; closed, like every outcome, while the reader's views
 * are not sealed. Progress comes as `method:progress` events. Null where the search was cancelled or
 * another took its place.
 */
export async function listExceptional(
  library: OpenLibrary,
  running: Running,
  { query }: Input<'exceptional:list'>,
): Promise<Answer<'exceptional:list'>> {
  const sealed = awaitingSeals(library)
  if (sealed !== null) return withheld(sealed)
  const bank = await inSlicesUnheld(library, running, 'EXCEPTIONAL', searchBank(library, query))
  if (!library.db.open) return locked
  if (bank !== null) record(library, 'exceptional.viewed', 'precedents')
  return ok(bank)
}

export function cancelExceptional(running: Running): Answer<'exceptional:cancel'> {
  cancel(running, 'EXCEPTIONAL')
  return ok(null)
}

/** The bank with these words, searched a few cases at a step; what an ended search read is kept. */
function* searchBank({ db, law }: OpenLibrary, query: string): Generator<Step, ExceptionalBank> {
  const bank = openBank(law, query)
  const keep = knownOf(db)
  const total = keep.refs.length + (keep.isWhole ? 0 : countPrecedents(db).all - keep.read)
  let done = 0
  for (const ref of keep.refs) {
    const precedent = loadPrecedent(db, ref)
    if (precedent !== null) bank.take(precedent)
    yield { done: ++done, total }
  }
  while (!keep.isWhole) {
    const page = listChanged(db, 0, { after: keep.after, limit: PAGE })
    const held = page.precedents.filter(belongsToBank)
    for (const precedent of held) bank.take(precedent)
    keep.refs.push(...held.map(({ ref }) => ref))
    keep.after = page.after
    keep.read += page.precedents.length
    keep.isWhole = page.precedents.length < PAGE
    done += page.precedents.length
    yield { done, total }
  }
  return bank.close()
}

function knownOf(db: Db): Known {
  const version = lastVersion(db)
  const before = known.get(db)
  if (before?.version.row === version.row && before.version.hash === version.hash) return before
  const fresh = { version, refs: [], after: 0, read: 0, isWhole: false }
  known.set(db, fresh)
  return fresh
}
