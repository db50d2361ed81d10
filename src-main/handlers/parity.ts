import { hearingDifferences, isHeardWith } from '#core/co-heard'
import { parityCase, parityDifferences, parityKey } from '#core/parity'
import type { HearingCase } from '#core/hearing-case'
import { ok } from '#core/result'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { closing } from './awaiting-seals.ts'
import { otherOfficers } from './heard-with.ts'
import { loadHearingCase } from './open-case.ts'
import { mayReadDeliberation, sealState, sitsOn } from './seal-state.ts'

/** Other officers of the incident or the hearing. */
function siblingsOf(library: OpenLibrary, present: HearingCase): readonly HearingCase[] {
  const key = parityKey(present.particulars.parityGroup)
  return otherOfficers(
    library,
    present,
    (other) =>
      isHeardWith(present, other) ||
      (key !== null && parityKey(other.particulars.parityGroup) === key),
  )
}

/**
 * Cases of one incident or hearing side by side. A live sibling shows its findings only to those who sit on it
 * or keep its record, and never its outcome; a signed one shows its outcome unless the reader still
 * has a view of their own to seal. The outcome of the case itself is its chair's draft while it is
 * live: its panel and adviser read it, a member once every view is sealed.
 */
export function showParity(
  library: OpenLibrary,
  { caseId }: Input<'case:parity'>,
): Answer<'case:parity'> {
  const loaded = loadHearingCase(library, caseId)
  if (!loaded.ok) return loaded
  const { person } = library.unlocked
  const keepsRecords = person.role === 'CHAIR' || person.role === 'SECRETARIAT'
  const mayReadFindings = ({ particulars, status }: HearingCase) =>
    status !== 'OPEN' || keepsRecords || sitsOn(particulars, person.id)
  const siblingCases = siblingsOf(library, loaded.value)
  const closedBy = closing(library)
  const closed = new Map(siblingCases.map((sibling) => [sibling.id, closedBy(sibling)]))
  const withheldUntilSealed = [...closed.values()].find((reference) => reference !== null) ?? null
  const present = parityCase(loaded.value, {
    findings: mayReadFindings(loaded.value),
    outcome:
      mayReadDeliberation(person, loaded.value) &&
      !sealState(library, loaded.value).draftClosed &&
      closedBy(loaded.value) === null,
  })
  const siblings = siblingCases.map((sibling) => ({
    caseId: sibling.id,
    heardWith: isHeardWith(loaded.value, sibling)
      ? hearingDifferences(loaded.value.particulars, sibling.particulars)
      : null,
    ...parityCase(sibling, {
      findings: mayReadFindings(sibling),
      outcome: sibling.status !== 'OPEN' && closed.get(sibling.id) === null,
    }),
  }))
  record(library, 'parity.viewed', loaded.value.reference, {
    siblings: siblings.map(({ reference }) => reference),
  })
  const differences = parityDifferences(present, siblings, library.law)
  return ok({ present, siblings, differences, withheldUntilSealed })
}
