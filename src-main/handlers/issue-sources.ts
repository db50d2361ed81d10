import { createHash, type Hash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Sources } from '../bundle-pdf/run-build.ts'
import { listDocuments } from '../db/bundle.ts'
import { loadPart } from '../db/bundle-content.ts'
import type { OpenLibrary } from './library.ts'

/** Read between two turns in which the window is answered. */
const slice = 256 * 1024

type Source = {
  readonly sha256: string
  readonly bytes: number
  readonly hash: Hash
  hashed: number
}

/** The documents of a case as an issue reads them; what it read is compared with their hashes. */
export function issueSources({ db }: OpenLibrary, caseId: string) {
  const opened = new Map<string, Source>()
  const read = (documentId: string, from: number, to: number): Uint8Array | null => {
    const source = opened.get(documentId)
    const part = source !== undefined && db.open ? loadPart(db, source.sha256, from, to) : null
    // A document is read from its beginning, so that most of it is hashed on the way.
    if (source !== undefined && part !== null && from === source.hashed) {
      source.hash.update(part)
      source.hashed += part.length
    }
    return part
  }
  const isSound = async (documentId: string, source: Source): Promise<boolean> => {
    while (source.hashed < source.bytes) {
      const to = Math.min(source.hashed + slice, source.bytes)
      if ((read(documentId, source.hashed, to) ?? '').length === 0) return false
      await nextTurn()
    }
    return source.hash.digest('hex') === source.sha256
  }
  const sources: Sources = {
    open: (documentId) => {
      const documents = db.open ? listDocuments(db, caseId) : []
      const document = documents.find(({ id }) => id === documentId)
      if (document === undefined) return null
      const { sha256, bytes } = document
      opened.set(documentId, { sha256, bytes, hash: createHash('sha256'), hashed: 0 })
      return bytes
    },
    read,
  }
  return {
    sources,
    /** Whether everything that was read is what was added; asked once, at the end. */
    areSound: async (): Promise<boolean> => {
      for (const [documentId, source] of opened)
        if (!(await isSound(documentId, source))) return false
      return true
    },
  }
}
