import {
  wholeWords,
  passageOf,
  rectsOf,
  type PlacedWord,
} from '#core/bundle/redaction/placed-words'
import type { AreaContent } from '#core/bundle/redaction/areas'
import { findWords } from '#core/bundle/redaction/find-words'
import type { HearingCase } from '#core/hearing-case'
import { ok, refuse, type Result } from '#core/result'
import { runReadWords } from '../bundle-redact/run-redact.ts'
import { listDocuments, loadDocumentContent } from '../db/bundle.ts'
import { loadCase } from '../db/cases.ts'
import { inOneTransaction } from '../db/open-database.ts'
import {
  changeArea,
  deleteAreas,
  insertAreas,
  listAreas,
  listCopies,
  reviewAreas,
} from '../db/redactions.ts'
import { record, stamp, type Answer, type Input, type OpenLibrary } from './library.ts'
import { loadUnlessClosed } from './open-case.ts'
import { keepsCase } from './seal-state.ts'

/** Areas that one case may have, and places that one search gives. */
const mostAreas = 20_000
const mostFound = 1_000

/** What is running and can be cancelled: a search through pages, or the making of a copy. */
export type Redacting = { running: AbortController | null }
export const newRedacting = (): Redacting => ({ running: null })

export function cancelRedacting(redacting: Redacting): Answer<'redaction:cancel'> {
  redacting.running?.abort()
  return ok(null)
}

/** Runs what can be cancelled; what ran before it is ended. */
export async function cancellable<T>(
  redacting: Redacting,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  redacting.running?.abort()
  const mine = new AbortController()
  redacting.running = mine
  try {
    return await work(mine.signal)
  } finally {
    if (redacting.running === mine) redacting.running = null
  }
}

/** A case whose documents this person may redact; signed or not, since copies are made later too. */
export function loadToRedact(
  library: OpenLibrary,
  caseId: string,
): Result<HearingCase & { readonly rootId: string }> {
  const loaded = loadUnlessClosed(library, caseId)
  if (!loaded.ok) return loaded
  if (!keepsCase(library.unlocked.person, loaded.value.particulars))
    return refuse(
      'NOT_ALLOWED',
      'This case has another chair. Its chair or the secretariat does it.',
    )
  return ok({ ...loaded.value, rootId: loadCase(library.db, caseId)?.rootId ?? caseId })
}

export const redactionsOf = (
  { db }: OpenLibrary,
  { id, rootId }: { readonly id: string; readonly rootId: string },
) => ({ areas: listAreas(db, rootId, id), copies: listCopies(db, rootId) })

export function listRedactions(
  library: OpenLibrary,
  { caseId }: Input<'redaction:list'>,
): Answer<'redaction:list'> {
  const loaded = loadToRedact(library, caseId)
  if (!loaded.ok) return loaded
  record(library, 'redactions.viewed', loaded.value.reference)
  return ok(redactionsOf(library, loaded.value))
}

/** Words of pages by their places; nothing for a page that cannot be read. */
async function wordsOf(
  library: OpenLibrary,
  caseId: string,
  documentId: string,
  pages: readonly number[],
  options: Parameters<typeof runReadWords>[2] = {},
) {
  const content = loadDocumentContent(library.db, caseId, documentId)
  return content === null ? new Map<number, never>() : runReadWords(content, pages, options)
}

export async function readPageWords(
  library: OpenLibrary,
  { caseId, documentId, page }: Input<'redaction:words'>,
): Promise<Answer<'redaction:words'>> {
  const loaded = loadToRedact(library, caseId)
  if (!loaded.ok) return loaded
  if (!hasPage(library, caseId, { documentId, page })) return noPage
  const read = await wordsOf(library, caseId, documentId, [page])
  return ok(read.get(page) ?? [])
}

const hasPage = (
  library: OpenLibrary,
  caseId: string,
  { documentId, page }: { readonly documentId: string; readonly page: number },
): boolean =>
  listDocuments(library.db, caseId).some(({ id, pages }) => id === documentId && page <= pages)

export function findInPages(
  library: OpenLibrary,
  redacting: Redacting,
  { caseId, documentIds, query }: Input<'redaction:find'>,
): Promise<Answer<'redaction:find'>> {
  return cancellable(redacting, async (signal) => {
    const loaded = loadToRedact(library, caseId)
    if (!loaded.ok) return loaded
    const chosen = listDocuments(library.db, caseId).filter(({ id }) => documentIds.includes(id))
    const total = chosen.reduce((sum, { pages }) => sum + pages, 0)
    const found: ReturnType<typeof foundOn>[number][] = []
    const withoutText: { documentId: string; page: number }[] = []
    let done = 0
    for (const { id, pages } of chosen) {
      const numbers = Array.from({ length: pages }, (_, at) => at + 1)
      const onPage = () =>
        library.deps.emit('redaction:progress', { stage: 'READING', done: ++done, total })
      const read = await wordsOf(library, caseId, id, numbers, { signal, onPage })
      if (signal.aborted) return refuse('CANCELLED', 'The search was cancelled.')
      if (!library.db.open) return refuse('LOCKED', 'The library was locked. Unlock it first.')
      for (const page of numbers) {
        const words = read.get(page) ?? []
        if (words.length === 0) withoutText.push({ documentId: id, page })
        found.push(...foundOn(words, query).map((one) => ({ ...one, documentId: id, page })))
      }
    }
    record(library, 'redactions.searched', loaded.value.reference, { places: found.length })
    const isCut = found.length > mostFound
    return ok({ found: found.slice(0, mostFound), isCut, withoutText })
  })
}

const around = 6

function foundOn(words: readonly PlacedWord[], query: string) {
  const join = (from: number, to: number) =>
    words
      .slice(Math.max(0, from), to)
      .map(({ text }) => text)
      .join(' ')
  return findWords(words, query).map(({ from, to }) => ({
    documentId: '',
    page: 0,
    rects: rectsOf(words.slice(from, to)),
    words: join(from, to),
    before: join(from - around, from),
    after: join(to, to + around),
  }))
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
    insertAreas(library.db, rootId, whole, stamp(library))
    record(library, 'redactions.marked', reference, { areas: areas.length })
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

const noPage = refuse(
  'NOT_FOUND',
  'There is no such page in this bundle. It may have been removed.',
)
const gone = refuse('NOT_FOUND', 'This area is no longer there, or was reviewed meanwhile.')
