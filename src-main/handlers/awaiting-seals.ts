import { regimeOfParticulars } from '#core/law/regime-keys'
import type { HearingCase } from '#core/hearing-case'
import { ok, refuse, type Result } from '#core/result'
import { listCases } from '../db/cases.ts'
import type { OpenLibrary } from './library.ts'
import { decisionMakers, sealState, sitsOn } from './seal-state.ts'

/**
 * References of the reader's live cases that still await seals, once their allegations are being
 * considered. Until then outcomes of other cases are withheld from that reader everywhere.
 */
function listAwaiting(library: OpenLibrary): readonly string[] {
  const me = library.unlocked.person.id
  return listCases(library.db).flatMap((stored) => {
    if (stored.status !== 'OPEN' || stored.findings.allegations.length === 0) return []
    if (!decisionMakers(stored.particulars).some((maker) => maker.profileId === me)) return []
    const regime = regimeOfParticulars(stored.particulars)
    return sealState(library, { ...stored, regime }).comparatorsOpen ? [] : [stored.reference]
  })
}

/** The first of them; null where nothing is withheld from the reader. */
export const awaitingSeals = (library: OpenLibrary): string | null =>
  listAwaiting(library)[0] ?? null

const whatToDo = 'They can be opened early from its step 4 by its chair, with a recorded reason.'

export const withheld = (reference: string) =>
  refuse(
    'SEALED',
    `Outcomes of other cases are closed to you until every view in ${reference} is sealed. ${whatToDo}`,
  )

/**
 * Which of the reader's cases keeps the outcome of a signed one closed, null where none does: that
 * outcome would be a comparator before its time. Who sat on the signed case knows how it ended, and
 * an open case is its panel's to work on: neither is stopped. Versions of one case are the same
 * case, not like cases. To be made once for a list of cases.
 */
export function closing(library: OpenLibrary): (hearingCase: HearingCase) => string | null {
  let awaiting: readonly string[] | null = null
  return ({ particulars, reference, status }) => {
    if (status === 'OPEN' || sitsOn(particulars, library.unlocked.person.id)) return null
    awaiting ??= listAwaiting(library)
    return awaiting.find((other) => other !== reference) ?? null
  }
}

/** A case, unless how it ended is still closed to this reader (`SEALED`). */
export function unlessClosed(library: OpenLibrary, hearingCase: HearingCase): Result<HearingCase> {
  const reference = closing(library)(hearingCase)
  if (reference === null) return ok(hearingCase)
  return refuse(
    'SEALED',
    `${hearingCase.reference} is signed, and you did not sit on it: how it ended is closed to you ` +
      `until every view in ${reference} is sealed. ${whatToDo}`,
  )
}
