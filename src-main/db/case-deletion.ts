import type { Step } from '#core/steps'
import type { Db } from './open-database.ts'

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
         WITH held (sha256) AS (
           SELECT sha256 FROM bundle_document WHERE case_id IN ${ofCase}
           UNION SELECT content FROM bundle_former
           WHERE case_id IN ${ofCase} AND content IS NOT NULL
         )
         SELECT 1 AS turn, sha256 FROM held
         UNION
         SELECT 2, original_sha256 FROM bundle_original JOIN held USING (sha256)
       ) ORDER BY turn, sha256`,
    )
    .pluck()
    .all()

const noticesOf = (db: Db): readonly string[] =>
  db
    .prepare<[], string>(`SELECT sha256 FROM notice WHERE case_id IN ${ofCase} ORDER BY issued_at`)
    .pluck()
    .all()

/** Pages that are removed between two pauses, and pieces of files: each of these is a quarter of a megabyte. */
const pagesAtOnce = 25
const piecesAtOnce = 4
/** How much of the index of words is made anew between two pauses, in its own pages. */
const wordsAtOnce = 12
/** At how many parts the index joins them by itself, a little or all at once: never, and as ever. */
const joining = { never: [0, 2_000], asEver: [4, 16] } as const

type Deleted = {
  readonly rootId: string
  readonly reference: string
  readonly at: string
  readonly by: string
}

/**
 * Removes every row of a case in all its versions, and every file that no other case holds; with
 * them go their pages and the words that searches find. It pauses between steps: run it inside one
 * transaction with its record, which nothing else joins.
 */
export function* deleteCase(db: Db, deleted: Deleted): Generator<Step, DeletedCase> {
  db.pragma('defer_foreign_keys = ON')
  const { changes: versions } = db
    .prepare('INSERT INTO case_being_deleted SELECT id FROM hearing_case WHERE root_id = ?')
    .run(deleted.rootId)
  const [files, notices] = [filesOf(db), noticesOf(db)]
  let documents = 0
  for (const { table, column } of belonging(db)) {
    const { changes } = db.prepare(`DELETE FROM "${table}" WHERE ${column} IN ${ofCase}`).run()
    if (table === 'bundle_document') documents = changes
    yield { done: 0, total: 0 }
  }
  db.prepare('DELETE FROM hearing_case WHERE root_id = ?').run(deleted.rootId)
  const contents = yield* forgetWords(db, forgetFiles(db, files))
  db.exec('DELETE FROM case_being_deleted')
  db.prepare('INSERT INTO deleted_case VALUES (@reference, @at, @by) ON CONFLICT DO NOTHING').run(
    deleted,
  )
  return { versions, documents, contents, notices }
}

/**
 * Removes pages and makes the index of their words anew without them. Taking each word of thousands
 * of pages out of the index where it stands, as is done for one document, takes minutes.
 */
function* forgetWords<T>(db: Db, forget: Generator<Step, T>): Generator<Step, T> {
  // Whole numbers stand in the words: a number that is bound would arrive as a fraction.
  const set = (name: 'secure-delete' | 'merge' | 'automerge' | 'crisismerge', value: number) =>
    db.exec(`INSERT INTO bundle_page_text (bundle_page_text, rank) VALUES ('${name}', ${value})`)
  const join = ([little, all]: readonly [number, number]) => {
    set('automerge', little)
    set('crisismerge', all)
  }
  const changesOf = (work: () => unknown) => {
    const count = db.prepare<[], number>('SELECT total_changes()').pluck()
    const before = count.get() ?? 0
    work()
    return (count.get() ?? 0) - before
  }
  set('secure-delete', 0)
  // What it joined by itself while pages go would be long stretches, and be joined again below.
  join(joining.never)
  const forgotten = yield* forget
  // The first step takes all parts of the index together, the others go on until it is one.
  for (let size = -wordsAtOnce; changesOf(() => set('merge', size)) >= 2; size = wordsAtOnce)
    yield { done: 1, total: 1 }
  join(joining.asEver)
  set('secure-delete', 1)
  return forgotten
}

/** Removes files that nothing holds any more; gives those. */
function* forgetFiles(db: Db, files: readonly string[]): Generator<Step, readonly string[]> {
  const isFree = db
    .prepare<object, number>(
      `SELECT NOT EXISTS (SELECT 1 FROM bundle_document WHERE sha256 = @sha256)
         AND NOT EXISTS (SELECT 1 FROM bundle_former WHERE content = @sha256)
         AND NOT EXISTS (SELECT 1 FROM bundle_original WHERE original_sha256 = @sha256)`,
    )
    .pluck()
  const some = [
    db.prepare<[string]>(
      `DELETE FROM bundle_page WHERE seq IN
       (SELECT seq FROM bundle_page WHERE sha256 = ? LIMIT ${pagesAtOnce})`,
    ),
    db.prepare<[string]>(
      `DELETE FROM bundle_piece WHERE rowid IN
       (SELECT rowid FROM bundle_piece WHERE sha256 = ? LIMIT ${piecesAtOnce})`,
    ),
  ]
  const forget = db.prepare<[string]>('DELETE FROM bundle_content WHERE sha256 = ?')
  const gone: string[] = []
  for (const [done, sha256] of files.entries()) {
    if (isFree.get({ sha256 }) !== 1) continue
    for (const part of some)
      while (part.run(sha256).changes > 0) yield { done, total: files.length }
    if (forget.run(sha256).changes === 1) gone.push(sha256)
  }
  return gone
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
