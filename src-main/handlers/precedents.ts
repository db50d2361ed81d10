import type { Precedent } from '#core/precedent'
import { exceptionalBank } from '#core/precedents/exceptional-bank'
import { composeMatrix, filterFacts } from '#core/precedents/matrix'
import { ok, refuse, type Result } from '#core/result'
import { inOneTransaction } from '../db/open-database.ts'
import { searchPrecedents } from '../db/precedent-search.ts'
import {
  correctPrecedent,
  insertPrecedent,
  listPrecedentVersions,
  listPrecedents,
  loadPrecedent,
} from '../db/precedents.ts'
import { awaitingSeals, withheld } from './awaiting-seals.ts'
import { heldLibrary, readInSlices } from './held-library.ts'
import { locked, record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'

export async function showMatrix(
  library: OpenLibrary,
  filter: Input<'precedent:matrix'>,
): Promise<Answer<'precedent:matrix'>> {
  if (!(await readInSlices(library))) return locked
  record(library, 'matrix.viewed', 'precedents')
  const sealedOff = awaitingSeals(library) !== null
  return ok(composeMatrix(heldLibrary(library).facts, filter, library.law, sealedOff))
}

export async function listInMatrix(
  library: OpenLibrary,
  input: Input<'precedent:list'>,
): Promise<Answer<'precedent:list'>> {
  if (!(await readInSlices(library))) return locked
  const sealed = awaitingSeals(library)
  if (sealed !== null && input.outcome !== undefined) return withheld(sealed)
  record(library, 'precedents.viewed', 'precedents')
  const found = input.query === undefined ? null : searchPrecedents(library.db, input.query)
  const { facts, summaries } = heldLibrary(library)
  const refs = new Set(
    filterFacts(facts, input)
      .filter((fact) => input.row === undefined || fact.matrixRows.includes(input.row))
      .filter((fact) => input.outcome === undefined || fact.outcome === input.outcome)
      .map((fact) => fact.ref),
  )
  const inView = summaries.filter((p) => refs.has(p.ref))
  const listed =
    found === null
      ? inView
      : inView
          .filter((p) => found.has(p.ref))
          .sort((a, b) => (found.get(b.ref) ?? 0) - (found.get(a.ref) ?? 0))
  return ok(sealed === null ? listed : listed.map((one) => ({ ...one, disposal: null })))
}

/** Past rulings on exceptional circumstances; closed, like every outcome, while the reader's views are not sealed. */
export function listExceptional(
  library: OpenLibrary,
  { query }: Input<'exceptional:list'>,
): Answer<'exceptional:list'> {
  const sealed = awaitingSeals(library)
  if (sealed !== null) return withheld(sealed)
  record(library, 'exceptional.viewed', 'precedents')
  return ok(exceptionalBank(listPrecedents(library.db), library.law, query))
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
