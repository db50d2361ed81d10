import type { PrecedentSummary } from '#contract/api'
import type { Precedent } from '#core/precedent'
import { composeMatrix, factOf, filterFacts, type MatrixFact } from '#core/precedents/matrix'
import { ok, refuse, type Result } from '#core/result'
import { rankLabel, regimeLabel, standingLabel } from '#core/wording'
import { listCases } from '../db/cases.ts'
import { inOneTransaction } from '../db/open-database.ts'
import { searchPrecedents } from '../db/precedent-search.ts'
import {
  correctPrecedent,
  insertPrecedent,
  listPrecedentVersions,
  listPrecedents,
  loadPrecedent,
} from '../db/precedents.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { toHearingCase } from './open-case.ts'
import { decisionMakers, sealState } from './seal-state.ts'

/**
 * The reader's live case that still awaits seals, once its allegations are being considered.
 * Until then outcomes of other cases are withheld from that reader everywhere.
 */
export function awaitingSeals(library: OpenLibrary): string | null {
  const me = library.unlocked.person.id
  for (const stored of listCases(library.db)) {
    if (stored.status !== 'OPEN' || stored.findings.allegations.length === 0) continue
    if (!decisionMakers(stored.particulars).some((maker) => maker.profileId === me)) continue
    const hearingCase = toHearingCase(stored)
    if (!sealState(library, hearingCase).comparatorsOpen) return hearingCase.reference
  }
  return null
}

const withheld = (reference: string) =>
  refuse(
    'SEALED',
    `Outcomes of other cases are closed to you until every view in ${reference} is sealed. ` +
      'They can be opened early from its step 4, with a recorded reason.',
  )

const factsOf = (library: OpenLibrary): readonly MatrixFact[] =>
  listPrecedents(library.db).map((precedent) => factOf(precedent, library.law))

export function showMatrix(
  library: OpenLibrary,
  filter: Input<'precedent:matrix'>,
): Answer<'precedent:matrix'> {
  record(library, 'matrix.viewed', 'precedents')
  const sealedOff = awaitingSeals(library) !== null
  return ok(composeMatrix(factsOf(library), filter, library.law, sealedOff))
}

const toSummary = (precedent: Precedent, sealed: boolean): PrecedentSummary => ({
  id: precedent.id,
  ref: precedent.ref,
  title: precedent.title,
  force: precedent.force,
  hearingDate: precedent.hearingDate,
  origin: precedent.origin,
  sourceKind: precedent.sourceKind,
  confidence: precedent.confidence,
  rank: precedent.profile.rank === null ? null : rankLabel(precedent.profile.rank),
  standing: precedent.profile.standing === null ? null : standingLabel(precedent.profile.standing),
  regime: regimeLabel(precedent.profile.regime),
  disposal: sealed
    ? null
    : {
        outcome: precedent.outcome,
        outcomeMonths: precedent.outcomeMonths,
        laterHistory: precedent.laterHistory,
      },
})

export function listInMatrix(
  library: OpenLibrary,
  input: Input<'precedent:list'>,
): Answer<'precedent:list'> {
  const sealed = awaitingSeals(library)
  if (sealed !== null && input.outcome !== undefined) return withheld(sealed)
  const found = input.query === undefined ? null : searchPrecedents(library.db, input.query)
  const refs = new Set(
    filterFacts(factsOf(library), input)
      .filter((fact) => input.row === undefined || fact.matrixRows.includes(input.row))
      .filter((fact) => input.outcome === undefined || fact.outcome === input.outcome)
      .map((fact) => fact.ref),
  )
  const inView = listPrecedents(library.db).filter((p) => refs.has(p.ref))
  const listed =
    found === null
      ? inView
      : inView
          .filter((p) => found.has(p.ref))
          .sort((a, b) => (found.get(b.ref) ?? 0) - (found.get(a.ref) ?? 0))
  return ok(listed.map((precedent) => toSummary(precedent, sealed !== null)))
}

export function openPrecedent(
  library: OpenLibrary,
  { ref }: Input<'precedent:open'>,
): Answer<'precedent:open'> {
  const sealed = awaitingSeals(library)
  if (sealed !== null) return withheld(sealed)
  const precedent = loadPrecedent(library.db, ref)
  if (precedent === null)
    return refuse('NOT_FOUND', `There is no precedent ${ref} in this library.`)
  record(library, 'precedent.viewed', ref)
  return ok({ precedent, versions: listPrecedentVersions(library.db, ref) })
}

const recorded = (library: OpenLibrary, action: string, work: () => Result<Precedent>) =>
  inOneTransaction(library.db, () => {
    const result = work()
    if (result.ok)
      record(library, action, result.value.ref, {
        version: result.value.version,
        contentHash: result.value.contentHash,
      })
    return result
  })

export const recordPrecedent = (
  library: OpenLibrary,
  content: Input<'precedent:record'>,
): Answer<'precedent:record'> =>
  recorded(library, 'precedent.recorded', () =>
    insertPrecedent(library.db, content, {
      origin: content.sourceKind === 'OWN_RECORD' ? 'CASE' : 'OWN_FORCE',
      ...stamp(library),
    }),
  )

export const amendPrecedent = (
  library: OpenLibrary,
  input: Input<'precedent:correct'>,
): Answer<'precedent:correct'> =>
  recorded(library, 'precedent.corrected', () =>
    correctPrecedent(library.db, { ...input, ...stamp(library) }),
  )
