import type { ClockDateName } from '#core/clock-entries'
import type { Db } from './open-database.ts'

const root = '(SELECT root_id FROM hearing_case WHERE id = @caseId)'

/** Records a day of a signed case; null takes a wrongly recorded one back. The earlier entry stays. */
export function insertClockEntry(
  db: Db,
  entry: {
    readonly caseId: string
    readonly name: ClockDateName
    readonly on: string | null
    readonly at: string
    readonly by: string
  },
): void {
  db.prepare(
    `INSERT INTO clock_entry (case_id, name, on_date, at, by_person)
     VALUES (${root}, @name, @on, @at, @by)`,
  ).run(entry)
}

/** The day that stands for each name, by name. */
export function loadClockEntries(db: Db, caseId: string): Readonly<Record<string, string | null>> {
  const rows = db
    .prepare<object, { name: string; on: string | null }>(
      `SELECT name, on_date AS "on" FROM clock_entry WHERE case_id = ${root} ORDER BY seq`,
    )
    .all({ caseId })
  return Object.fromEntries(rows.map(({ name, on }) => [name, on]))
}
