import { ok } from '#core/result'
import { auditCheckpoint, listAudit, verifyAudit } from '../db/audit.ts'
import { countOpenCases } from '../db/cases.ts'
import { countPrecedents } from '../db/precedents.ts'
import type { Answer, Input } from './library.ts'
import type { OpenLibrary } from './library.ts'
import type { Session } from './session.ts'

export const listEntries = (
  library: OpenLibrary,
  input: Input<'audit:list'>,
): Answer<'audit:list'> => ok(listAudit(library.db, input))

/** Recomputes the whole chain; the head is compared with what it was when the library was unlocked. */
export function verifyRecord(session: Session, library: OpenLibrary): Answer<'audit:verify'> {
  const checkedAt = library.deps.now().toISOString()
  const { checkpoint, closedInOrder } = library.unlocked
  const verdict = verifyAudit(library.db, {
    checkpoint,
    checkedAt,
    // In a session that writes, the record has rightly grown since it was opened.
    closedInOrder: library.readOnly && closedInOrder,
  })
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
