import type { Precedent, PrecedentContent, PrecedentVersion } from '#core/precedent'
import { precedentContentSchema } from '#core/precedent'
import { ok, refuse, type Result } from '#core/result'
import { inOneTransaction, type Db } from './open-database.ts'
import { selectPrecedents, toPrecedent, type PrecedentTableRow } from './precedent-rows.ts'
import { precedentWriter, stagePrecedent } from './precedent-writer.ts'
import { hashOf, parseStored } from './stored.ts'

type Stamp = { readonly at: string; readonly by: string }

/** Adds one precedent; refuses `DUPLICATE` and names the one that is there already. */
export function insertPrecedent(
  db: Db,
  content: PrecedentContent,
  meta: Stamp & { readonly origin: Precedent['origin'] },
): Result<Precedent> {
  return inOneTransaction(db, () => {
    const writer = precedentWriter(db)
    const one = stagePrecedent(content)
    const known = writer.findKnown(content, one.hash)
    if (known !== undefined) return alreadyThere(known.ref)
    const ref = writer.insert({ ...one, ...meta, reason: 'Recorded' })
    return ok(mustLoad(db, ref))
  })
}

/** Records the next version of a precedent; earlier versions stay as they were. */
export function correctPrecedent(
  db: Db,
  correction: Stamp & {
    readonly ref: string
    readonly content: PrecedentContent
    readonly reason: string
  },
): Result<Precedent> {
  return inOneTransaction(db, () => {
    const before = loadPrecedent(db, correction.ref)
    if (before === null)
      return refuse('NOT_FOUND', `There is no precedent ${correction.ref}.`, 'ref')
    const one = stagePrecedent(correction.content)
    const { hash } = one
    if (hash === before.contentHash)
      return refuse('NOTHING_CHANGED', 'Nothing was changed, so no version was made.')
    const twin = db
      .prepare<[string], { ref: string }>('SELECT ref FROM precedent WHERE content_hash = ?')
      .get(hash)
    if (twin !== undefined) return alreadyThere(twin.ref)
    const { at, by, reason, ref } = correction
    precedentWriter(db).replace({ ...one, at, by, reason, ref, version: before.version + 1 })
    return ok(mustLoad(db, correction.ref))
  })
}

export function loadPrecedent(db: Db, ref: string): Precedent | null {
  const row = db
    .prepare<[string], PrecedentTableRow>(`${selectPrecedents} WHERE p.ref = ?`)
    .get(ref)
  return row === undefined ? null : toPrecedent(row)
}

function mustLoad(db: Db, ref: string): Precedent {
  const found = loadPrecedent(db, ref)
  if (found === null) throw new Error(`Written and not found: ${ref}`)
  return found
}

/** Every version of a precedent, newest first. */
export function listPrecedentVersions(db: Db, ref: string): readonly PrecedentVersion[] {
  type Row = Omit<PrecedentVersion, 'content'> & { content: string }
  return db
    .prepare<[string], Row>(
      `SELECT v.version, v.recorded_at AS recordedAt, v.recorded_by AS recordedBy, v.reason, v.content
       FROM precedent_version v JOIN precedent p ON p.seq = v.precedent_seq
       WHERE p.ref = ? ORDER BY v.version DESC`,
    )
    .all(ref)
    .map((row) => ({
      ...row,
      content: parseStored(precedentContentSchema, row.content, `Version ${row.version} of ${ref}`),
    }))
}

/** Every precedent that was added or corrected after an instant. */
export const listRecordedAfter = (db: Db, instant: string): readonly Precedent[] =>
  db
    .prepare<[string], PrecedentTableRow>(
      `${selectPrecedents} WHERE p.recorded_at > ? ORDER BY p.seq`,
    )
    .all(instant)
    .map(toPrecedent)

/** The last version written, by which a change of any precedent is noticed: none is ever removed. */
export type LastVersion = { readonly row: number; readonly hash: string }

export const lastVersion = (db: Db): LastVersion =>
  db
    .prepare<[], LastVersion>(
      'SELECT rowid AS row, content_hash AS hash FROM precedent_version ORDER BY rowid DESC LIMIT 1',
    )
    .get() ?? { row: 0, hash: '' }

/** Some of the precedents that were added or corrected since a version, in order of number. */
export function listChanged(
  db: Db,
  since: number,
  page: { readonly after: number; readonly limit: number },
): { readonly precedents: readonly Precedent[]; readonly after: number } {
  const changed =
    since === 0
      ? ''
      : 'p.seq IN (SELECT precedent_seq FROM precedent_version WHERE rowid > @since) AND'
  const rows = db
    .prepare<object, PrecedentTableRow>(
      `${selectPrecedents} WHERE ${changed} p.seq > @after ORDER BY p.seq LIMIT @limit`,
    )
    .all(since === 0 ? page : { since, ...page })
  return {
    precedents: rows.map(toPrecedent),
    after: rows.at(-1)?.seq ?? page.after,
  }
}

/** SHA-256 over reference, content hash and version of every precedent: same library, same state. */
export function libraryState(db: Db): string {
  const lines = db
    .prepare<[], string>(
      `SELECT ref || ' ' || content_hash || ' ' || version FROM precedent ORDER BY seq`,
    )
    .pluck()
    .all()
  return hashOf(db)(lines.join('\n'))
}

/** How many there are, and how many of them came with the sample. */
export function countPrecedents(db: Db): { readonly all: number; readonly sample: number } {
  // Numbers follow each other and none is ever removed: the last one is how many there are.
  const row = db
    .prepare<[], { all: number; sample: number }>(
      `SELECT (SELECT coalesce(max(seq), 0) FROM precedent) AS "all",
         (SELECT count(*) FROM precedent WHERE origin = 'SAMPLE') AS sample`,
    )
    .get()
  return row ?? { all: 0, sample: 0 }
}

const alreadyThere = (ref: string) =>
  refuse(
    'DUPLICATE',
    `This outcome is in the library already, as ${ref}. Correct that one instead.`,
  )
