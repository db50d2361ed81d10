import { canonicalJson } from '#core/canonical'
import type { Precedent, PrecedentContent, PrecedentVersion } from '#core/precedent'
import { precedentContentSchema } from '#core/precedent'
import { ok, refuse, type Result } from '#core/result'
import { appendAudit, type AuditDraft } from './audit.ts'
import { inOneTransaction, type Db } from './open-database.ts'
import { precedentColumns, toPrecedent, type PrecedentTableRow } from './precedent-rows.ts'
import { precedentWriter } from './precedent-writer.ts'
import { hashOf, parseStored } from './stored.ts'

export type Inserted = {
  /** Where each new precedent stood in what was given, and its reference. */
  readonly accepted: readonly { readonly index: number; readonly ref: string }[]
  /** Already in the library; `changed` where the same source now says something else. */
  readonly duplicates: readonly {
    readonly index: number
    readonly ref: string
    readonly changed: boolean
  }[]
  readonly cancelled: boolean
}
type Stamp = { readonly at: string; readonly by: string }
type InsertMeta = Stamp & {
  readonly origin: Precedent['origin']
  readonly audit: AuditDraft
  /** Called after each row; `STOP` takes every row of this call back. */
  readonly onRow?: (done: number) => 'GO_ON' | 'STOP'
}

class Stopped extends Error {}

/** Adds many precedents and one audit entry, all or none. A second time the same adds nothing. */
export function insertPrecedents(
  db: Db,
  contents: readonly PrecedentContent[],
  meta: InsertMeta,
): Inserted {
  try {
    return inOneTransaction(db, () => insertEach(db, contents, meta))
  } catch (error) {
    if (error instanceof Stopped) return { accepted: [], duplicates: [], cancelled: true }
    throw error
  }
}

function insertEach(db: Db, contents: readonly PrecedentContent[], meta: InsertMeta): Inserted {
  const writer = precedentWriter(db)
  const accepted: { index: number; ref: string }[] = []
  const duplicates: { index: number; ref: string; changed: boolean }[] = []
  for (const [index, content] of contents.entries()) {
    const text = canonicalJson(content)
    const hash = hashOf(db)(text)
    const known = writer.findKnown(content, hash)
    if (known === undefined) {
      const ref = writer.insert({ content, text, hash, ...meta, reason: 'Recorded' })
      accepted.push({ index, ref })
    } else duplicates.push({ index, ref: known.ref, changed: known.changed === 1 })
    if (meta.onRow?.(index + 1) === 'STOP') throw new Stopped()
  }
  const detail = {
    ...meta.audit.detail,
    accepted: accepted.length,
    duplicates: duplicates.length,
    firstRef: accepted[0]?.ref ?? null,
    lastRef: accepted.at(-1)?.ref ?? null,
  }
  appendAudit(db, { ...meta.audit, detail })
  return { accepted, duplicates, cancelled: false }
}

/** Adds one precedent; refuses `DUPLICATE` and names the one that is there already. */
export function insertPrecedent(
  db: Db,
  content: PrecedentContent,
  meta: Stamp & { readonly origin: Precedent['origin'] },
): Result<Precedent> {
  return inOneTransaction(db, () => {
    const writer = precedentWriter(db)
    const text = canonicalJson(content)
    const hash = hashOf(db)(text)
    const known = writer.findKnown(content, hash)
    if (known !== undefined) return alreadyThere(known.ref)
    const ref = writer.insert({ content, text, hash, ...meta, reason: 'Recorded' })
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
    const text = canonicalJson(correction.content)
    const hash = hashOf(db)(text)
    if (hash === before.contentHash)
      return refuse('NOTHING_CHANGED', 'Nothing was changed, so no version was made.')
    const twin = db
      .prepare<[string], { ref: string }>('SELECT ref FROM precedent WHERE content_hash = ?')
      .get(hash)
    if (twin !== undefined) return alreadyThere(twin.ref)
    precedentWriter(db).replace({ ...correction, text, hash, version: before.version + 1 })
    return ok(mustLoad(db, correction.ref))
  })
}

export function loadPrecedent(db: Db, ref: string): Precedent | null {
  const row = db
    .prepare<[string], PrecedentTableRow>(`SELECT ${precedentColumns} FROM precedent WHERE ref = ?`)
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

// Parsing thousands of contents takes far longer than reading them; what has not changed is kept.
const parsed = new WeakMap<Db, Map<string, Precedent>>()

/** Every precedent as it stands, in order of reference. Values are shared: never change them. */
export function listPrecedents(db: Db): readonly Precedent[] {
  const before = parsed.get(db) ?? new Map<string, Precedent>()
  const rows = db
    .prepare<[], PrecedentTableRow>(`SELECT ${precedentColumns} FROM precedent ORDER BY seq`)
    .all()
  const list = rows.map((row) => {
    const kept = before.get(row.ref)
    const same = kept?.contentHash === row.contentHash && kept.version === row.version
    return same ? kept : toPrecedent(row)
  })
  parsed.set(db, new Map(list.map((precedent) => [precedent.ref, precedent])))
  return list
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

export function countPrecedents(db: Db): { readonly all: number; readonly sample: number } {
  const row = db
    .prepare<[], { all: number; sample: number }>(
      `SELECT count(*) AS "all", count(*) FILTER (WHERE origin = 'SAMPLE') AS sample FROM precedent`,
    )
    .get()
  return row ?? { all: 0, sample: 0 }
}

const alreadyThere = (ref: string) =>
  refuse(
    'DUPLICATE',
    `This outcome is in the library already, as ${ref}. Correct that one instead.`,
  )
