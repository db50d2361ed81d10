import { notYetMarked, type AreaContent } from '#core/bundle/redaction/areas'
import { passageOf, wholeWords, type PlacedWord } from '#core/bundle/redaction/placed-words'
import type { HearingCase } from '#core/hearing-case'
import { ok, refuse, type Result } from '#core/result'
import { inOneTransaction } from '../db/open-database.ts'
import { changeArea, deleteAreas, insertAreas, listAreas, reviewAreas } from '../db/redactions.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { hasPage, loadToRedact, noPage, redactionsOf, wordsOf } from './redacting.ts'

/** Areas that one case may have. */
const mostAreas = 20_000

export function listRedactions(
  library: OpenLibrary,
  { caseId }: Input<'redaction:list'>,
): Answer<'redaction:list'> {
  const loaded = loadToRedact(library, caseId)
  if (!loaded.ok) return loaded
  record(library, 'redactions.viewed', loaded.value.reference)
  return ok(redactionsOf(library, loaded.value))
}

export async function markAreas(
  library: OpenLibrary,
  { caseId, areas }: Input<'redaction:mark'>,
): Promise<Answer<'redaction:mark'>> {
  const loaded = loadToRedact(library, caseId)
  if (!loaded.ok) return loaded
  const { rootId, reference } = loaded.value
  if (!areas.every((area) => hasPage(library, caseId, area))) return noPage
  if (listAreas(library.db, rootId, caseId).length + areas.length > mostAreas)
    return refuse('TOO_MANY', 'A case holds at most 20,000 areas. Make the copies of some first.')
  const whole = await takeWholeWords(library, caseId, areas)
  if (!library.db.open) return refuse('LOCKED', 'The library was locked. Nothing was marked.')
  inOneTransaction(library.db, () => {
    const fresh = notYetMarked(whole, listAreas(library.db, rootId, caseId))
    if (fresh.length === 0) return
    insertAreas(library.db, rootId, fresh, stamp(library))
    record(library, 'redactions.marked', reference, { areas: fresh.length })
  })
  return ok(redactionsOf(library, loaded.value))
}

/** Areas with the words they touch, read from the pages anew: never what the window says they are. */
async function takeWholeWords(
  library: OpenLibrary,
  caseId: string,
  areas: readonly AreaContent[],
): Promise<readonly (AreaContent & { readonly passage: string })[]> {
  const documents = [...new Set(areas.map(({ documentId }) => documentId))]
  const words = new Map<string, ReadonlyMap<number, readonly PlacedWord[]>>()
  for (const id of documents) {
    const pages = areas.filter(({ documentId }) => documentId === id).map(({ page }) => page)
    if (library.db.open)
      words.set(
        id,
        await wordsOf(
          library,
          caseId,
          id,
          [...new Set(pages)].toSorted((a, b) => a - b),
        ),
      )
  }
  return areas.map((area) => {
    const here = words.get(area.documentId)?.get(area.page) ?? []
    const rects = wholeWords(area.rects, here)
    return { ...area, rects, passage: passageOf(rects, here) }
  })
}

export function changeRedaction(
  library: OpenLibrary,
  { caseId, id, ground, note }: Input<'redaction:change'>,
): Answer<'redaction:change'> {
  return changing(library, caseId, ({ rootId, reference }) => {
    if (!changeArea(library.db, rootId, { id, ground, note, ...stamp(library) })) return gone
    record(library, 'redaction.changed', reference, { area: id, ground })
    return ok(null)
  })
}

export function removeRedactions(
  library: OpenLibrary,
  { caseId, ids }: Input<'redaction:remove'>,
): Answer<'redaction:remove'> {
  return changing(library, caseId, ({ rootId, reference }) => {
    const areas = deleteAreas(library.db, rootId, ids)
    if (areas === 0) return gone
    record(library, 'redactions.removed', reference, { areas })
    return ok(null)
  })
}

export function reviewRedactions(
  library: OpenLibrary,
  { caseId, ids }: Input<'redaction:review'>,
): Answer<'redaction:review'> {
  return changing(library, caseId, ({ rootId, reference }) => {
    const areas = reviewAreas(library.db, rootId, ids, stamp(library))
    if (areas === 0) return gone
    record(library, 'redactions.reviewed', reference, { areas })
    return ok(null)
  })
}

function changing(
  library: OpenLibrary,
  caseId: string,
  change: (loaded: HearingCase & { readonly rootId: string }) => Result<null>,
): Answer<'redaction:list'> {
  const loaded = loadToRedact(library, caseId)
  if (!loaded.ok) return loaded
  const changed = inOneTransaction(library.db, () => change(loaded.value))
  return changed.ok ? ok(redactionsOf(library, loaded.value)) : changed
}

const gone = refuse('NOT_FOUND', 'This area is no longer there, or was reviewed meanwhile.')
