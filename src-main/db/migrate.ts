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
