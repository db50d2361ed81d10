import type { Precedent } from '#core/precedent'
import { appendAudit, type AuditDraft } from './audit.ts'
import { takeAlone, takeBackUnfinished, type Db } from './open-database.ts'
import { precedentWriter, type StagedPrecedent } from './precedent-writer.ts'

// Enough for the pages that random hashes and words touch; given back when the import has ended.
const IMPORT_CACHE_KIB = 49_152

/** A precedent's reference; `known` where it was there already, `changed` if its source now says something else. */
type Added = { readonly ref: string; readonly known: { readonly changed: boolean } | null }

/** One transaction over many turns: nothing else may write until `commit` or `takeBack`. */
export type PrecedentImport = {
  readonly add: (row: StagedPrecedent) => Added
  /** Keeps every row and one audit entry. */
  readonly commit: (audit: AuditDraft) => void
  /** Leaves the library as it was; also where it was closed meanwhile, or after an error. */
  readonly takeBack: () => void
}

/**
 * Begins an import. New pages go straight to their place: in the log each would be encrypted three
 * times over. A process that dies meanwhile leaves the old pages in the journal, from which they
 * are put back.
 */
export function openPrecedentImport(
  db: Db,
  meta: { readonly at: string; readonly by: string; readonly origin: Precedent['origin'] },
): PrecedentImport {
  const giveBack = takeAlone(db)
  const cache = Number(db.pragma('cache_size', { simple: true }))
  const end = () => {
    giveBack()
    if (!db.open) return
    db.pragma(`cache_size = ${cache}`)
    db.pragma('journal_mode = WAL')
  }
  const takeBack = () => {
    takeBackUnfinished(db)
    end()
  }
  try {
    db.pragma(`cache_size = -${IMPORT_CACHE_KIB}`)
    db.pragma('journal_mode = TRUNCATE')
    db.exec('BEGIN IMMEDIATE')
    return { ...rowsInto(db, meta, giveBack, end), takeBack }
  } catch (error) {
    takeBack()
    throw error
  }
}

function rowsInto(
  db: Db,
  meta: Parameters<typeof openPrecedentImport>[1],
  giveBack: () => void,
  end: () => void,
): Omit<PrecedentImport, 'takeBack'> {
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
      const ref = writer.insert({ ...row, ...meta, reason: 'Recorded' })
      totals.accepted += 1
      firstRef ??= ref
      lastRef = ref
      return { ref, known: null }
    },
    commit: (audit) => {
      giveBack()
      appendAudit(db, { ...audit, detail: { ...audit.detail, ...totals, firstRef, lastRef } })
      db.exec('COMMIT')
      end()
    },
  }
}
