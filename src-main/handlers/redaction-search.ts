import { isUnder, rectsOf, type PlacedWord } from '#core/bundle/redaction/placed-words'
import { findWords } from '#core/bundle/redaction/find-words'
import { ok, refuse } from '#core/result'
import { listDocuments } from '../db/bundle.ts'
import { listAreas } from '../db/redactions.ts'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { cancellable, hasPage, loadToRedact, noPage, wordsOf, type Redacting } from './redacting.ts'

/** Places that one search gives. */
const mostFound = 1_000

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

export function findInPages(
  library: OpenLibrary,
  redacting: Redacting,
  { caseId, documentIds, query }: Input<'redaction:find'>,
): Promise<Answer<'redaction:find'>> {
  return cancellable(redacting, async (signal) => {
    const loaded = loadToRedact(library, caseId)
    if (!loaded.ok) return loaded
    const chosen = listDocuments(library.db, caseId).filter(({ id }) => documentIds.includes(id))
    const standing = listAreas(library.db, loaded.value.rootId, caseId)
    const total = chosen.reduce((sum, { pages }) => sum + pages, 0)
    const found: (ReturnType<typeof told> & { documentId: string; page: number })[] = []
    const withoutText: { documentId: string; page: number }[] = []
    let done = 0
    let alreadyMarked = 0
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
        const hits = findWords(words, query)
        const open = notUnder(hits, words, standing, { documentId: id, page })
        alreadyMarked += hits.length - open.length
        found.push(...open.map((hit) => ({ ...told(words, hit), documentId: id, page })))
      }
    }
    record(library, 'redactions.searched', loaded.value.reference, { places: found.length })
    const isCut = found.length > mostFound
    return ok({ found: found.slice(0, mostFound), alreadyMarked, isCut, withoutText })
  })
}

const around = 6

type Hit = { readonly from: number; readonly to: number }

/** What stands wholly under areas marked already is no longer to be found. */
function notUnder(
  hits: readonly Hit[],
  words: readonly PlacedWord[],
  areas: ReturnType<typeof listAreas>,
  { documentId, page }: { readonly documentId: string; readonly page: number },
): readonly Hit[] {
  const marked = areas.flatMap((area) =>
    area.documentId === documentId && area.page === page ? area.rects : [],
  )
  return hits.filter(({ from, to }) => words.slice(from, to).some((word) => !isUnder(word, marked)))
}

/** A place with what stands around it. */
function told(words: readonly PlacedWord[], { from, to }: Hit) {
  const join = (first: number, end: number) =>
    words
      .slice(Math.max(0, first), end)
      .map(({ text }) => text)
      .join(' ')
  return {
    rects: rectsOf(words.slice(from, to)),
    words: join(from, to),
    before: join(from - around, from),
    after: join(to, to + around),
  }
}
