import type Database from 'better-sqlite3'
import { ok, refuse, type Result } from '#core/result'
import { sql as library } from './migrations/0001-library.ts'
import { sql as precedents } from './migrations/0002-precedents.ts'
import { sql as cases } from './migrations/0003-cases.ts'
import { sql as notices } from './migrations/0004-notices.ts'
import { sql as lawRecords } from './migrations/0005-law-records.ts'
import { sql as panelRecords } from './migrations/0006-panel-records.ts'
import { sql as clockEntries } from './migrations/0007-clock-entries.ts'
import { sql as bundleText } from './migrations/0008-bundle-text.ts'
import { sql as packs } from './migrations/0009-packs.ts'
import { sql as changesBetweenLaptops } from './migrations/0010-changes-between-laptops.ts'
import { sql as contentOnce } from './migrations/0011-content-once.ts'
import { sql as caseHistory } from './migrations/0012-case-history.ts'
import { sql as bundleOriginals } from './migrations/0013-bundle-originals.ts'
import { sql as marks } from './migrations/0014-marks.ts'
import { sql as bundlePieces } from './migrations/0015-bundle-pieces.ts'
import { sql as exchange } from './migrations/0016-exchange.ts'
import { sql as recognisedPages } from './migrations/0017-recognised-pages.ts'
import { sql as latePages } from './migrations/0018-late-pages.ts'
import { sql as redactions } from './migrations/0019-redactions.ts'
import { sql as bundleCame } from './migrations/0020-bundle-came.ts'
import { sql as signingRequests } from './migrations/0021-signing-requests.ts'
import { sql as caseDeletion } from './migrations/0022-case-deletion.ts'
import { sql as noticeRevisions } from './migrations/0023-notice-revisions.ts'
import { sql as trustedCertificates } from './migrations/0024-trusted-certificates.ts'
import { sql as publications } from './migrations/0025-publications.ts'
import { sql as noticePhrases } from './migrations/0026-notice-phrases.ts'
import { sql as bundleReading } from './migrations/0027-bundle-reading.ts'
import { sql as noticeRedactions } from './migrations/0028-notice-redactions.ts'
import { sql as formerDocuments } from './migrations/0029-former-documents.ts'
import { sql as pageReferences } from './migrations/0030-page-references.ts'
import { sql as wordsInMemory } from './migrations/0031-words-in-memory.ts'
import { sql as textGivenUp } from './migrations/0032-text-given-up.ts'
import { sql as removedDocuments } from './migrations/0033-removed-documents.ts'
import { sql as pageTableHash } from './migrations/0034-page-table-hash.ts'
import { sql as sampleAtAGlance } from './migrations/0035-sample-at-a-glance.ts'
import { sql as tableMappings } from './migrations/0036-table-mappings.ts'
import { sql as recognisedAtAGlance } from './migrations/0037-recognised-at-a-glance.ts'

/** Every step from an empty file to today's tables, in order; a step once shipped never changes. */
export const migrations: readonly string[] = [
  library,
  precedents,
  cases,
  notices,
  lawRecords,
  panelRecords,
  clockEntries,
  bundleText,
  packs,
  changesBetweenLaptops,
  contentOnce,
  caseHistory,
  bundleOriginals,
  marks,
  bundlePieces,
  exchange,
  recognisedPages,
  latePages,
  redactions,
  bundleCame,
  signingRequests,
  caseDeletion,
  noticeRevisions,
  trustedCertificates,
  publications,
  noticePhrases,
  bundleReading,
  noticeRedactions,
  formerDocuments,
  pageReferences,
  wordsInMemory,
  textGivenUp,
  removedDocuments,
  pageTableHash,
  sampleAtAGlance,
  tableMappings,
  recognisedAtAGlance,
]

/**
 * Brings a file up to date, each step in a transaction of its own. `LIBRARY_NEWER` where a later
 * version of the application made it: then nothing is touched.
 */
export function migrate(sqlite: Database.Database, upTo = migrations.length): Result<null> {
  const found = Number(sqlite.pragma('user_version', { simple: true }))
  if (found > migrations.length)
    return refuse(
      'LIBRARY_NEWER',
      'A newer Evenhand changed this library. Open it with that version; nothing was touched.',
    )
  for (const [index, sql] of migrations.slice(0, upTo).entries()) {
    if (index < found) continue
    sqlite
      .transaction(() => {
        sqlite.exec(sql)
        sqlite.pragma(`user_version = ${index + 1}`)
      })
      .immediate()
  }
  return ok(null)
}
