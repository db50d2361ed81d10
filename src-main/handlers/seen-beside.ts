import type { HearingCase } from '#core/hearing-case'
import { isSameMatter } from '#core/same-matter'
import { listCases } from '../db/cases.ts'
import { insertSeenBeside } from '../db/seals.ts'
import { record, stamp, type OpenLibrary } from './library.ts'
import { toHearingCase } from './open-case.ts'
import { sealState } from './seal-state.ts'

/**
 * A copy of a case, sealed by one person, would show that panel's comparators before its members
 * have sealed. Cases on one matter are rightly heard side by side, so it is not refused: the case
 * that is still to be sealed and the audit record say that it was seen, by whom and when.
 */
export function recordSeenBeside(library: OpenLibrary, seen: HearingCase): void {
  if (library.readOnly || seen.status !== 'OPEN') return
  const { reference } = seen
  for (const stored of listCases(library.db)) {
    if (stored.reference === reference || stored.status !== 'OPEN') continue
    const other = toHearingCase(stored)
    if (!isSameMatter(seen, other) || sealState(library, other).comparatorsOpen) continue
    const isNew = insertSeenBeside(library.db, { caseId: other.id, reference, ...stamp(library) })
    if (isNew) record(library, 'comparators.seen-beside', other.reference, { beside: reference })
  }
}
