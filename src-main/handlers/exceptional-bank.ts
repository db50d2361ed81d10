import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Precedent } from '#core/precedent'
import { belongsToBank, openBank } from '#core/precedents/exceptional-bank'
import { ok } from '#core/result'
import type { Db } from '../db/open-database.ts'
import { lastVersion, listChanged, loadPrecedent, type LastVersion } from '../db/precedents.ts'
import { awaitingSeals, withheld } from './awaiting-seals.ts'
import { locked, record, type Answer, type Input, type OpenLibrary } from './library.ts'

/** References of the bank's cases: which they are depends on no search, and most cases are not. */
type Known = { readonly version: LastVersion; readonly refs: readonly string[] }
const known = new WeakMap<Db, Known>()
const PAGE = 100
/** Milliseconds of reading between two turns in which the window is answered. */
const SLICE = 25

/** Past rulings on exceptional circumstances; closed, like every outcome, while the reader's views are not sealed. */
export async function listExceptional(
  library: OpenLibrary,
  { query }: Input<'exceptional:list'>,
): Promise<Answer<'exceptional:list'>> {
  const sealed = awaitingSeals(library)
  if (sealed !== null) return withheld(sealed)
  const bank = openBank(library.law, query)
  const precedents = bankCases(library.db)
  for (let began = performance.now(); ;) {
    const next = precedents.next()
    if (next.done === true) break
    if (next.value !== null) bank.take(next.value)
    if (performance.now() - began < SLICE) continue
    await nextTurn()
    if (!library.db.open) return locked
    began = performance.now()
  }
  record(library, 'exceptional.viewed', 'precedents')
  return ok(bank.close())
}

/** The cases of the bank, one at a time; null where a look at the clock is due. */
function* bankCases(db: Db): Generator<Precedent | null, void> {
  const version = lastVersion(db)
  const before = known.get(db)
  if (before?.version.row === version.row && before.version.hash === version.hash) {
    for (const ref of before.refs) yield loadPrecedent(db, ref)
    return
  }
  const refs: string[] = []
  for (let after = 0; ;) {
    const page = listChanged(db, 0, { after, limit: PAGE })
    for (const precedent of page.precedents) {
      if (!belongsToBank(precedent)) continue
      refs.push(precedent.ref)
      yield precedent
    }
    if (page.precedents.length < PAGE) break
    after = page.after
    yield null
  }
  known.set(db, { version, refs })
}
