import type { PrecedentContent } from '#core/precedent'
import type { AuditDraft } from '../../src-main/db/audit.ts'
import type { Db } from '../../src-main/db/open-database.ts'
import { openPrecedentImport } from '../../src-main/db/precedent-import.ts'
import { stagePrecedent } from '../../src-main/db/precedent-writer.ts'

type Inserted = {
  readonly accepted: { readonly index: number; readonly ref: string }[]
  readonly duplicates: { readonly index: number; readonly ref: string; readonly changed: boolean }[]
  readonly cancelled: boolean
}

/** Imports contents in one go; `onRow` hears how many are done, and its `STOP` takes all back. */
export function insertPrecedents(
  db: Db,
  contents: readonly PrecedentContent[],
  meta: Parameters<typeof openPrecedentImport>[1] & {
    readonly audit: AuditDraft
    readonly onRow?: (done: number) => 'GO_ON' | 'STOP'
  },
): Inserted {
  const { audit, onRow, ...stamp } = meta
  const into = openPrecedentImport(db, stamp)
  const told: Inserted = { accepted: [], duplicates: [], cancelled: false }
  for (const [index, content] of contents.entries()) {
    const { ref, known } = into.add(stagePrecedent(content))
    if (known === null) told.accepted.push({ index, ref })
    else told.duplicates.push({ index, ref, changed: known.changed })
    if (onRow?.(index + 1) !== 'STOP') continue
    into.takeBack()
    return { accepted: [], duplicates: [], cancelled: true }
  }
  into.commit(audit)
  return told
}
