import { setImmediate as nextTurn } from 'node:timers/promises'
import { checkDeletion } from '#core/retention'
import { ok, refuse, type Result } from '#core/result'
import type { Step } from '#core/steps'
import { deleteCase, emptyLog, freePages, giveBackPages } from '../db/case-deletion.ts'
import { listCases, loadCase, type StoredCase } from '../db/cases.ts'
import { openLongTransaction } from '../db/long-transaction.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { listPeople } from '../db/people.ts'
import { loadSetting, saveSetting } from '../db/settings.ts'
import { workOnFile } from './file-work.ts'
import { goThrough } from './go-through.ts'
import {
  locked,
  record,
  stamp,
  today,
  type Answer,
  type Input,
  type OpenLibrary,
} from './library.ts'
import { toHearingCase } from './open-case.ts'
import { keepsCase } from './seal-state.ts'
import type { Session } from './session.ts'
import { settle } from './settle.ts'

const setting = 'retention-years'
/** Pages given back between two turns in which the window is answered: 1 MB. */
const pagesAtOnce = 250
/** Milliseconds of work between two such turns. */
const SLICE = 25

const yearsKept = ({ db }: OpenLibrary): number | null => {
  const kept = loadSetting(db, setting)
  return kept === null || kept === '' ? null : Number(kept)
}

export const readRetention = (library: OpenLibrary): Answer<'retention:read'> =>
  ok({ years: yearsKept(library) })

/** Puts the force's own period on record. */
export function setRetention(
  library: OpenLibrary,
  { years, source }: Input<'retention:set'>,
): Answer<'retention:set'> {
  inOneTransaction(library.db, () => {
    saveSetting(library.db, setting, years === null ? '' : String(years))
    record(library, 'retention.set', 'library', { years, source })
  })
  return readRetention(library)
}

/** Its chair or the secretariat; on a laptop that has neither, whoever the case was handed to. */
function mayDelete({ db, unlocked }: OpenLibrary, { particulars }: StoredCase): boolean {
  const isKept = listPeople(db).some(
    ({ id, role }) => role === 'SECRETARIAT' || id === particulars.chair.profileId,
  )
  return keepsCase(unlocked.person, particulars) || !isKept
}

/** The last version of a case that may be deleted today, reference typed to the letter. */
function deletable(
  library: OpenLibrary,
  { caseId, reference }: Input<'case:delete'>,
): Result<StoredCase> {
  const asked = loadCase(library.db, caseId)
  if (asked === null) return refuse('NOT_FOUND', 'There is no such case in this library.')
  const versions = listCases(library.db).filter(({ rootId }) => rootId === asked.rootId)
  const last = versions.toSorted((a, b) => b.version - a.version)[0] ?? asked
  if (!mayDelete(library, last))
    return refuse('NOT_ALLOWED', 'Only the chair of this case or the secretariat deletes it.')
  if (reference !== last.reference)
    return refuse('OTHER_CASE', `Type ${last.reference}, the reference of the case.`, 'reference')
  const on = today(library)
  // A correction under way does not shorten what its signed version is kept for.
  for (const version of versions) {
    const checked = checkDeletion(toHearingCase(version), yearsKept(library), on)
    if (!checked.ok) return checked
  }
  return ok(last)
}

/**
 * Deletes a case with everything that belongs to it. The audit record keeps that it was deleted, by
 * whom and why, and the hashes of what is gone; nothing of its content.
 */
export function deleteWholeCase(
  session: Session,
  library: OpenLibrary,
  input: Input<'case:delete'>,
): Promise<Answer<'case:delete'>> {
  return workOnFile(session, library, 'DELETING', async ({ signal }) => {
    const alone = () => erase(library, input, signal)
    return (await session.importing.gate.alone(alone, signal)) ?? locked
  })
}

async function erase(
  library: OpenLibrary,
  input: Input<'case:delete'>,
  signal: AbortSignal,
): Promise<Answer<'case:delete'>> {
  const found = deletable(library, input)
  if (!found.ok) return found
  const { db, deps } = library
  const { rootId, reference } = found.value
  const transaction = openLongTransaction(db)
  try {
    // A person does not stop what is begun; where the application is closed, all is as it was.
    const steps = deleteCase(db, { rootId, reference, ...stamp(library) })
    const say = (step: Step) => deps.emit('pack:progress', { stage: 'DELETING', ...step })
    const gone = await goThrough(steps, SLICE, () => db.open, say)
    if (gone === null) return locked
    if (!(await settle(transaction, () => db.open))) return locked
    record(library, 'case.deleted', reference, {
      reason: input.reason,
      versions: gone.versions,
      documents: gone.documents,
      contents: gone.contents,
      notices: gone.notices,
      keptFor: yearsKept(library),
    })
    transaction.commit()
    await giveBack(library, signal)
    return ok({ reference, documents: gone.documents })
  } finally {
    transaction.takeBack()
  }
}

/** Makes the file smaller, a step at a time; stopping leaves free pages, which hold nothing. */
async function giveBack({ db, deps }: OpenLibrary, signal: AbortSignal): Promise<void> {
  const total = freePages(db)
  for (let free = total; free > 0 && !signal.aborted;) {
    await nextTurn()
    if (!db.open) return
    giveBackPages(db, pagesAtOnce)
    const left = freePages(db)
    deps.emit('pack:progress', { stage: 'DELETING', done: total - left, total })
    if (left === free) break
    free = left
  }
  await nextTurn()
  if (db.open) emptyLog(db)
}
