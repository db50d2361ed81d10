import { inOneTransaction, type Db } from './open-database.ts'

/** What a case held, for the record of its deletion. */
export type DeletedCase = {
  readonly versions: number
  readonly documents: number
  /** SHA-256 of every file of its bundles that no other case holds, in order. */
  readonly contents: readonly string[]
  readonly notices: readonly string[]
}

type Column = { readonly table: string; readonly column: string }

/** Every column by which a table belongs to a case; a table added later is found here too. */
const belonging = (db: Db): readonly Column[] =>
  db
    .prepare<[], Column>(
      `SELECT m.name AS "table", c.name AS "column"
       FROM sqlite_schema m JOIN pragma_table_info(m.name) c
       WHERE m.type = 'table' AND c.name IN ('case_id', 'root_id') AND m.name <> 'hearing_case'`,
    )
    .all()

const ofCase = '(SELECT id FROM case_being_deleted)'

/** Files that the case holds, PDFs before what they were made from. */
const filesOf = (db: Db): readonly string[] =>
  db
    .prepare<[], string>(
      `SELECT sha256 FROM (
         SELECT DISTINCT 1 AS turn, sha256 FROM bundle_document WHERE case_id IN ${ofCase}
         UNION
         SELECT DISTINCT 2, original_sha256 FROM bundle_original
         JOIN bundle_document USING (sha256) WHERE case_id IN ${ofCase}
       ) ORDER BY turn, sha256`,
    )
    .pluck()
    .all()

const noticesOf = (db: Db): readonly string[] =>
  db
    .prepare<[], string>(`SELECT sha256 FROM notice WHERE case_id IN ${ofCase} ORDER BY issued_at`)
    .pluck()
    .all()

/**
 * Removes every row of a case in all its versions, and every file that no other case holds; with
 * them go their pages and the words that searches find. Call inside a transaction with its record.
 */
export function deleteCase(
  db: Db,
  deleted: {
    readonly rootId: string
    readonly reference: string
    readonly at: string
    readonly by: string
  },
): DeletedCase {
  return inOneTransaction(db, () => {
    db.pragma('defer_foreign_keys = ON')
    const { changes: versions } = db
      .prepare('INSERT INTO case_being_deleted SELECT id FROM hearing_case WHERE root_id = ?')
      .run(deleted.rootId)
    const [files, notices] = [filesOf(db), noticesOf(db)]
    let documents = 0
    for (const { table, column } of belonging(db)) {
      const { changes } = db.prepare(`DELETE FROM "${table}" WHERE ${column} IN ${ofCase}`).run()
      if (table === 'bundle_document') documents = changes
    }
    db.prepare('DELETE FROM hearing_case WHERE root_id = ?').run(deleted.rootId)
    const contents = forgetWords(db, () => forgetFiles(db, files))
    db.exec('DELETE FROM case_being_deleted')
    db.prepare('INSERT INTO deleted_case VALUES (@reference, @at, @by) ON CONFLICT DO NOTHING').run(
      deleted,
    )
    return { versions, documents, contents, notices }
  })
}

/**
 * Removes pages and makes the index of their words anew without them. Taking each word of thousands
 * of pages out of the index where it stands, as is done for one document, takes minutes.
 */
function forgetWords<T>(db: Db, forget: () => T): T {
  const secure = (on: 0 | 1) =>
    db.exec(`INSERT INTO bundle_page_text (bundle_page_text, rank) VALUES ('secure-delete', ${on})`)
  secure(0)
  const forgotten = forget()
  db.exec(`INSERT INTO bundle_page_text (bundle_page_text) VALUES ('optimize')`)
  secure(1)
  return forgotten
}

/** Removes files that nothing holds any more; gives those. */
function forgetFiles(db: Db, files: readonly string[]): readonly string[] {
  const forget = db.prepare(
    `DELETE FROM bundle_content WHERE sha256 = @sha256
     AND NOT EXISTS (SELECT 1 FROM bundle_document WHERE sha256 = @sha256)
     AND NOT EXISTS (SELECT 1 FROM bundle_original WHERE original_sha256 = @sha256)`,
  )
  return files.filter((sha256) => forget.run({ sha256 }).changes === 1)
}

/** Folds the log into the file and empties it: what it held of removed rows is gone. */
export function emptyLog(db: Db): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
}

/** Pages of the file that hold nothing, each filled with zeros. */
export const freePages = (db: Db): number => Number(db.pragma('freelist_count', { simple: true }))

/** Gives at most so many free pages back to the disk; a file made before this was possible keeps them. */
export function giveBackPages(db: Db, most: number): void {
  db.pragma(`incremental_vacuum(${most})`)
}
