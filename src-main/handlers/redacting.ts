import type { HearingCase } from '#core/hearing-case'
import { ok, refuse, type Result } from '#core/result'
import { runReadWords } from '../bundle-redact/run-redact.ts'
import { listDocuments, loadDocumentContent } from '../db/bundle.ts'
import { loadCase } from '../db/cases.ts'
import { listAreas, listCopies } from '../db/redactions.ts'
import type { Gate } from './gate.ts'
import type { Answer, OpenLibrary } from './library.ts'
import { loadUnlessClosed } from './open-case.ts'
import { keepsCase } from './seal-state.ts'

/** What is running and can be cancelled: a search through pages, or the making of a copy. */
export type Redacting = { running: AbortController | null; readonly gate: Gate }
export const newRedacting = (gate: Gate): Redacting => ({ running: null, gate })

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

/** Words of pages by their places; nothing for a page that cannot be read. */
export async function wordsOf(
  library: OpenLibrary,
  caseId: string,
  documentId: string,
  pages: readonly number[],
  options: Parameters<typeof runReadWords>[2] = {},
) {
  const content = loadDocumentContent(library.db, caseId, documentId)
  return content === null ? new Map<number, never>() : runReadWords(content, pages, options)
}

export const hasPage = (
  library: OpenLibrary,
  caseId: string,
  { documentId, page }: { readonly documentId: string; readonly page: number },
): boolean =>
  listDocuments(library.db, caseId).some(({ id, pages }) => id === documentId && page <= pages)

export const noPage = refuse(
  'NOT_FOUND',
  'There is no such page in this bundle. It may have been removed.',
)
