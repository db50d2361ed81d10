import type { CasePart, PartHistory } from '#core/exchange/case-parts'
import { inOneTransaction, type Db } from './open-database.ts'

const root = '(SELECT root_id FROM hearing_case WHERE id = @caseId)'
type Part = { readonly caseId: string; readonly part: CasePart }

/** States of a part that this library has seen, the last one where it stood at the last exchange. */
export const loadPartHistory = (db: Db, part: Part): PartHistory =>
  db
    .prepare<object, PartHistory[number]>(
      `SELECT state, content FROM case_part_state
       WHERE case_id = ${root} AND part = @part ORDER BY place`,
    )
    .all(part)

/** Keeps the history of a part in place of the one before. */
export function savePartHistory(db: Db, part: Part, history: PartHistory): void {
  inOneTransaction(db, () => {
    db.prepare(`DELETE FROM case_part_state WHERE case_id = ${root} AND part = @part`).run(part)
    const insert = db.prepare(
      `INSERT INTO case_part_state (case_id, part, place, state, content)
       VALUES (${root}, @part, @place, @state, @content)`,
    )
    for (const [place, one] of history.entries()) insert.run({ ...part, ...one, place })
  })
}
