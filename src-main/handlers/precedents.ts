import type { PrecedentSummary } from '#contract/api'
import { byRelevance } from '#core/comparison/nearest'
import { leastWords, searchTerms, wordGroups } from '#core/comparison/words'
import type { Precedent } from '#core/precedent'
import { composeMatrix, filterFacts, type Holding } from '#core/precedents/matrix'
import { ok, refuse, type Result } from '#core/result'
import { rankLabel, regimeLabel, standingLabel } from '#core/wording'
import { inOneTransaction } from '../db/open-database.ts'
import { readPrecedentRows, type PrecedentRow } from '../db/precedent-rows.ts'
import {
  correctPrecedent,
  insertPrecedent,
  listPrecedentVersions,
  loadPrecedent,
} from '../db/precedents.ts'
import { awaitingSeals, withheld } from './awaiting-seals.ts'
import { heldLibrary, readInSlices } from './held-library.ts'
import { locked, record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { searchHeld, type Found } from './precedent-search.ts'
import { readThesaurus } from './thesaurus.ts'

/** Cases of a list that one answer holds. */
const PAGE = 100

export async function showMatrix(
  library: OpenLibrary,
  filter: Input<'precedent:matrix'>,
): Promise<Answer<'precedent:matrix'>> {
  if (!(await readInSlices(library))) return locked
  record(library, 'matrix.viewed', 'precedents')
  const sealedOff = awaitingSeals(library) !== null
  const { facts } = heldLibrary(library)
  return ok(composeMatrix(facts, filter, library.law, sealedOff, holding(library, filter.words)))
}

/** The cases that hold the words of a filter, by the same index and thesaurus as a comparison. */
function holding(library: OpenLibrary, words: string | undefined): Holding {
  if (words === undefined) return null
  const groups = wordGroups(words, readThesaurus(library))
  if (groups.length === 0) return null
  return heldLibrary(library).words.holding(groups, leastWords(groups.length))
}

export async function listInMatrix(
  library: OpenLibrary,
  input: Input<'precedent:list'>,
): Promise<Answer<'precedent:list'>> {
  if (!(await readInSlices(library))) return locked
  const sealed = awaitingSeals(library)
  if (sealed !== null && input.outcome !== undefined) return withheld(sealed)
  record(library, 'precedents.viewed', 'precedents')
  const held = heldLibrary(library)
  const inView = filterFacts(held.facts, input, input, holding(library, input.words))
  const found = input.query === undefined ? null : searchHeld(held, input.query)
  const slots = found === null ? nearestFirst(library, inView, input.words) : inFound(inView, found)
  const { from = 0 } = input
  const listed = Array.from(slots.subarray(from, from + PAGE), held.refAt)
  const cases = readPrecedentRows(library.db, listed)
  return ok({
    total: slots.length,
    cases: cases.map((one) => toSummary(one, sealed !== null)),
  })
}

/** Cases of a filter for words stand by how near they are to them, as a comparison has it. */
function nearestFirst(library: OpenLibrary, slots: Int32Array, words: string | undefined) {
  const terms = words === undefined ? [] : searchTerms(words, [], readThesaurus(library))
  const relevance = heldLibrary(library).words.rank(terms)
  return relevance === null ? slots : byRelevance(slots, relevance)
}

/** Of cases that were searched for, the nearest to the words stand first. */
function inFound(slots: Int32Array, { held, relevance }: Found): Int32Array {
  const found = slots.filter((slot) => held[slot] === 1)
  return relevance === null ? found.sort() : byRelevance(found, relevance)
}

const toSummary = (row: PrecedentRow, isSealed: boolean): PrecedentSummary => {
  const { rank, standing, conductRegimes, outcome, outcomeMonths, laterHistory, ...shown } = row
  return {
    ...shown,
    rank: rank === null ? null : rankLabel(rank),
    standing: standing === null ? null : standingLabel(standing),
    regime: regimeLabel({
      conductRegime: { possible: conductRegimes, basis: 'DATES', reason: '' },
    }),
    disposal: isSealed ? null : { outcome, outcomeMonths, laterHistory },
  }
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

/** Closed while the reader's views are not sealed: what may not be read cannot be corrected. */
export function amendPrecedent(
  library: OpenLibrary,
  input: Input<'precedent:correct'>,
): Answer<'precedent:correct'> {
  const sealed = awaitingSeals(library)
  if (sealed !== null) return withheld(sealed)
  return recorded(library, 'precedent.corrected', () =>
    correctPrecedent(library.db, { ...input, ...stamp(library) }),
  )
}
