import { orderBySection } from '#core/bundle/sections'
import { listDocuments } from '../db/bundle.ts'
import { removeDocument } from '../db/bundle-formers.ts'
import {
  insertTravelling,
  keepOriginal,
  listTravelling,
  updateTravelling,
  type TravellingDocument,
} from '../db/case-exchange.ts'
import type { OpenedCase } from './case-pack.ts'
import { putInPlace } from './document-replace.ts'
import { leaving } from './leaving-document.ts'
import type { OpenLibrary } from './library.ts'

/**
 * Puts the bundle in the order of the pack. Documents that are here keep their ids, so that marks
 * and links to them stay, and one whose file was replaced there is replaced here; those that the
 * pack does not have go, or follow their part's others.
 */
export function placeDocuments(
  library: OpenLibrary,
  caseId: string,
  documents: readonly TravellingDocument[],
  keepsMine: boolean,
): void {
  const { db } = library
  const sent = new Set(documents.map(({ sha256 }) => sha256))
  const sentIds = new Map(documents.map((document) => [document.id, document]))
  const before = listTravelling(db, caseId)
  const held = new Set(before.map(({ sha256 }) => sha256))
  const extra = before.filter(({ sha256 }) => !sent.has(sha256))
  if (!keepsMine)
    for (const { id: documentId } of extra) {
      const now = sentIds.get(documentId)
      if (now !== undefined && !held.has(now.sha256)) replaceHere(library, caseId, now)
      else removeHere(library, caseId, documentId)
    }
  const mine = new Map(listTravelling(db, caseId).map((one) => [one.sha256, one]))
  const taken = new Set([...mine.values()].map(({ id }) => id))
  const all = orderBySection([...documents, ...(keepsMine ? extra : [])])
  for (const [index, document] of all.entries()) {
    const here = mine.get(document.sha256)
    const placed = { ...document, caseId, position: index + 1 }
    if (here !== undefined) updateTravelling(db, { ...placed, id: here.id })
    // The maker's name for it may be that of another document here.
    else if (taken.has(document.id)) insertTravelling(db, { ...placed, id: newId(library) })
    else insertTravelling(db, placed)
  }
}

const newId = ({ deps }: OpenLibrary): string => Buffer.from(deps.randomBytes(16)).toString('hex')

/** The file that a document here has in the pack; what pointed to the one before is told apart. */
function replaceHere(library: OpenLibrary, caseId: string, now: TravellingDocument): void {
  const before = listDocuments(library.db, caseId).find(({ id }) => id === now.id)
  if (before === undefined) throw new Error('Listed and not found')
  keepOriginal(library.db, now)
  putInPlace(library, caseId, before, now)
}

/** Takes out a document that the pack does not have; what an issue here has of it stays. */
function removeHere(library: OpenLibrary, caseId: string, documentId: string): void {
  const before = listDocuments(library.db, caseId).find(({ id }) => id === documentId)
  if (before === undefined) throw new Error('Listed and not found')
  removeDocument(library.db, { caseId, documentId, ...leaving(library, caseId, before).left })
}

/** From the id by which the maker knows a document to the one it has here. */
export function namesHere(library: OpenLibrary, caseId: string, { record: sent }: OpenedCase) {
  const mine = new Map(listTravelling(library.db, caseId).map(({ sha256, id }) => [sha256, id]))
  const ids = new Map(sent.documents.map(({ id, sha256 }) => [id, mine.get(sha256) ?? id]))
  return (id: string): string => ids.get(id) ?? id
}
