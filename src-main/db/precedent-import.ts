import type { Precedent } from '#core/precedent'
import { appendAudit, type AuditDraft } from './audit.ts'
import { openLongTransaction, type LongTransaction } from './long-transaction.ts'
import { takeAlone, type Db } from './open-database.ts'
import { precedentWriter, type StagedPrecedent } from './precedent-writer.ts'

// Enough for the pages that random hashes and words touch; given back when the import has ended.
const IMPORT_CACHE_KIB = 49_152

/** A precedent's reference; `known` where it was there already, `changed` if its source now says something else. */
type Added = { readonly ref: string; readonly known: { readonly changed: boolean } | null }

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
  const totals = { accepted: 0, duplicates: 0 }
  let firstRef: string | null = null
  let lastRef: string | null = null
  return {
    add: (row) => {
      const known = writer.findKnown(row.columns, row.hash)
      if (known !== undefined) {
        totals.duplicates += 1
        return { ref: known.ref, known: { changed: known.changed === 1 } }
      }
      const ref = writer.insert({ ...row, ...meta, reason: meta.reason ?? 'Recorded' })
      totals.accepted += 1
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
