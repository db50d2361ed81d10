import { deleteCase, type DeletedCase } from '../../src-main/db/case-deletion.ts'
import { migrate } from '../../src-main/db/migrate.ts'
import type { Db } from '../../src-main/db/open-database.ts'

/**
 * Goes through all steps of a deletion at once, in a transaction of its own. Deletion knows the tables
 * of today: a database that a test left at an earlier step is brought up to date first.
 */
export function deleteAtOnce(db: Db, deleted: Parameters<typeof deleteCase>[1]): DeletedCase {
  if (!migrate(db).ok) throw new Error('Not brought up to date')
  return db.transaction(() => {
    const steps = deleteCase(db, deleted)
    let step = steps.next()
    while (step.done !== true) step = steps.next()
    return step.value
  })()
}
