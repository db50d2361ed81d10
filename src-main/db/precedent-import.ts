import type { Precedent } from '#core/precedent'
import { appendAudit, type AuditDraft } from './audit.ts'
import { openLongTransaction, type LongTransaction } from './long-transaction.ts'
import { takeAlone, type Db } from './open-database.ts'
import { precedentWriter, type StagedPrecedent } from './precedent-writer.ts'

// Enough for the pages that random hashes and words touch; given back when the import has ended.
const IMPORT_CACHE_KIB = 49_152

/**
 * A precedent's reference; `known` where it was there already: `changed` if its source now says
 * something else, so that nothing of the row is in the library; `isNew` if this import brought it.
 */
type Added = { readonly ref: string; readonly known: Known | null }
type Known = { readonly changed: boolean; readonly isNew: boolean }

/** Tells row by row what an import would take in, and writes nothing. */
export function tryPrecedents(db: Db): Pick<PrecedentImport, 'add'> {
  const writer = precedentWriter(db)
  const hashes = new Set<string>()
  const sources = new Set<string>()
  return {
    add: ({ columns: { sourceId, sourceRef, force }, hash }) => {
      const source =
        sourceId === null || sourceRef === null
          ? null
          : JSON.stringify([sourceId, sourceRef, force])
      const isNew = hashes.has(hash)
      const known = isNew ? undefined : writer.findKnown({ sourceId, sourceRef, force }, hash)
      if (known?.changed === 0 || isNew) return { ref: '', known: { changed: false, isNew } }
      const comesAgain = source !== null && sources.has(source)
      if (known !== undefined || comesAgain)
        return { ref: '', known: { changed: true, isNew: comesAgain } }
      hashes.add(hash)
      if (source !== null) sources.add(source)
      return { ref: '', known: null }
    },
  }
}

/** One transaction over many turns: nothing else may write until `commit` or `takeBack`. */
export type PrecedentImport = Omit<LongTransaction, 'commit'> & {
  readonly add: (row: StagedPrecedent) => Added
  /** Keeps every row and one audit entry. */
  readonly commit: (audit: AuditDraft) => void
}

/** Begins an import, alone with the library. */
export function openPrecedentImport(
  db: Db,
  meta: {
    readonly at: string
    readonly by: string
    readonly origin: Precedent['origin']
    /** Why the first version of each is there, where that is more than that it was recorded. */
    readonly reason?: string
  },
): PrecedentImport {
  const giveBack = takeAlone(db)
  try {
    const transaction = openLongTransaction(db, IMPORT_CACHE_KIB)
    return { ...transaction, ...rowsInto(db, meta, giveBack, transaction.commit) }
  } catch (error) {
    giveBack()
    throw error
  }
}

function rowsInto(
  db: Db,
  meta: Parameters<typeof openPrecedentImport>[1],
  giveBack: () => void,
  keepAll: () => void,
): Pick<PrecedentImport, 'add' | 'commit'> {
  const writer = precedentWriter(db)
  const totals = { accepted: 0, duplicates: 0, changed: 0 }
  const fresh = new Set<string>()
  let firstRef: string | null = null
  let lastRef: string | null = null
  return {
    add: (row) => {
      const known = writer.findKnown(row.columns, row.hash)
      if (known !== undefined) {
        const changed = known.changed === 1
        totals[changed ? 'changed' : 'duplicates'] += 1
        return { ref: known.ref, known: { changed, isNew: fresh.has(known.ref) } }
      }
      const ref = writer.insert({ ...row, ...meta, reason: meta.reason ?? 'Recorded' })
      totals.accepted += 1
      fresh.add(ref)
      firstRef ??= ref
      lastRef = ref
      return { ref, known: null }
    },
    commit: (audit) => {
      giveBack()
      appendAudit(db, { ...audit, detail: { ...audit.detail, ...totals, firstRef, lastRef } })
      keepAll()
    },
  }
}
