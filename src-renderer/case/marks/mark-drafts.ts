import type { OpenCase } from '#contract/api'
import type { MarkKind } from '#core/bundle/marks'
import type { Role } from '#core/vocabulary'
import type { MarkDraft, Passage } from './marks-store.ts'

/** Who has marks at all: the roles that deliberate. */
export const marksPages = (role: Role | undefined): boolean =>
  role === 'CHAIR' || role === 'MEMBER' || role === 'ADVISER'

/** A new private mark on a page; null where its document has just left the bundle. */
export function draftFor(
  { documents }: OpenCase,
  passage: Passage,
  kind: MarkKind,
): MarkDraft | null {
  const document = documents.find(({ id }) => id === passage.documentId)
  if (document === undefined) return null
  const { documentId, page, quotation, areas } = passage
  const { sha256 } = document
  const content = { kind, documentId, sha256, page, quotation, areas: [...areas] }
  return { id: null, shared: false, content: { ...content, note: '', links: [] } }
}
