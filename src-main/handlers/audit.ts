import { z } from 'zod'
import { ok } from '#core/result'
import { auditCheckpoint, listAudit, verifyAudit, type ListedEntry } from '../db/audit.ts'
import { countOpenCases, listCases } from '../db/cases.ts'
import { countPrecedents } from '../db/precedents.ts'
import { goThrough } from './go-through.ts'
import { locked, type Answer, type Input, type OpenLibrary } from './library.ts'
import { withoutPrivatePlaces } from './mark-record.ts'
import { mayReadDeliberation } from './seal-state.ts'
import type { Session } from './session.ts'

const detailSchema = z.record(z.string(), z.unknown())

/** Facts of an act that tell, or let be guessed, what the panel of a live case thinks. */
const deliberative: Readonly<Record<string, readonly string[]>> = {
  'comparators.opened-early': ['reason'],
  'case.correction-begun': ['reason'],
  'comparators.viewed': ['profile', 'result'],
  'comparison.replayed': ['before', 'after'],
  'comparison.word-uncovered': ['precedent'],
}
const kept = 'Kept by the panel until its notice is signed'

/** An entry without what this reader may not know yet; nothing is taken out of the record itself. */
function withoutLive(entry: ListedEntry, live: ReturnType<typeof listCases>): ListedEntry {
  const names = deliberative[entry.action] ?? []
  const isLive = live.some(
    ({ reference, createdAt }) => reference === entry.subject && createdAt <= entry.at,
  )
  if (names.length === 0 || !isLive) return entry
  const facts = Object.entries(detailSchema.parse(JSON.parse(entry.detail)))
  const readable = facts.map(([name, value]) => [name, names.includes(name) ? kept : value])
  return { ...entry, detail: JSON.stringify(Object.fromEntries(readable)) }
}

export function listEntries(
  library: OpenLibrary,
  input: Input<'audit:list'>,
): Answer<'audit:list'> {
  const entries = listAudit(library.db, input).map((entry) => withoutPrivatePlaces(library, entry))
  if (!entries.some(({ action }) => Object.hasOwn(deliberative, action))) return ok(entries)
  const { person } = library.unlocked
  const live = listCases(library.db).filter((one) => !mayReadDeliberation(person, one))
  return ok(entries.map((entry) => withoutLive(entry, live)))
}

/** Milliseconds of checking between two turns in which the window is answered. */
const SLICE = 16

/** Recomputes the whole chain; the head is compared with what it was when the library was unlocked. */
export async function verifyRecord(
  session: Session,
  library: OpenLibrary,
): Promise<Answer<'audit:verify'>> {
  const checkedAt = library.deps.now().toISOString()
  const { checkpoint, closedInOrder } = library.unlocked
  const { db } = library
  const check = verifyAudit(db, {
    checkpoint,
    checkedAt,
    // In a session that writes, the record has rightly grown since it was opened.
    closedInOrder: library.readOnly && closedInOrder,
  })
  const verdict = await goThrough(check, SLICE, () => db.open)
  if (verdict === null) return locked
  session.auditCheckedAt = checkedAt
  session.auditIntact = verdict.intact
  return ok(verdict)
}

export function libraryFacts(session: Session, library: OpenLibrary): Answer<'library:facts'> {
  const counts = countPrecedents(library.db)
  return ok({
    precedents: counts.all,
    openCases: countOpenCases(library.db),
    auditEntries: auditCheckpoint(library.db).entries,
    auditCheckedAt: session.auditCheckedAt,
    auditIntact: session.auditIntact,
    holdsSample: counts.sample > 0,
  })
}
