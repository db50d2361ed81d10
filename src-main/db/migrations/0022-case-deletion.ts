// What is kept for ever is kept for as long as its case: it goes with it once retention allows, and
// never by itself. The words are those of the steps that made each table.
const kept: readonly (readonly [table: string, words: string])[] = [
  ['case_section_version', 'A version of a case is never removed'],
  ['seal', 'A sealed view is never removed'],
  ['early_opening', 'An early opening is never removed'],
  ['comparison', 'A comparison is never removed'],
  ['notice', 'An issued notice is never removed'],
  ['seal_basis', 'What a seal was taken on is never removed'],
  ['changed_view', 'What changed in a view is never removed'],
  ['clock_entry', 'A recorded day is never removed'],
  ['bundle_issue', 'An issued bundle is never removed'],
  ['comparators_seen_beside', 'What was seen beside a case is never removed'],
]

const withItsCase = ([table, words]: (typeof kept)[number]): string => `
DROP TRIGGER ${table}_remains;
CREATE TRIGGER ${table}_remains BEFORE DELETE ON ${table}
WHEN OLD.case_id NOT IN (SELECT id FROM case_being_deleted)
BEGIN SELECT RAISE(ABORT, '${words}'); END;`

/**
 * Deletion of a whole case. While it is under way its versions are named in a table that is empty at
 * any other time; afterwards its reference stays taken, so that no other case is mistaken for it.
 */
export const sql = `
CREATE TABLE case_being_deleted (id TEXT PRIMARY KEY) STRICT;
CREATE TABLE deleted_case (
  reference TEXT PRIMARY KEY,
  deleted_at TEXT NOT NULL,
  deleted_by TEXT NOT NULL
) STRICT;
${kept.map(withItsCase).join('\n')}
`
