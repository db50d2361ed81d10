import { canonicalJson } from '#core/canonical'
import {
  type AuditRecord,
  type ChainCheck,
  type Checkpoint,
  checkChain,
  entryHash,
  genesisHash,
} from './audit-chain.ts'
import { inOneTransaction, type Db } from './open-database.ts'
import { loadSetting } from './settings.ts'
import { DamagedRecord, hashOf } from './stored.ts'

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }

export type AuditDraft = {
  /** ISO instant. */
  readonly at: string
  readonly personId: string
  readonly personLabel: string
  /** Verb of the act, e.g. `precedent.correct`. */
  readonly action: string
  /** What it was done to: a reference, never content. */
  readonly subject: string
  /** Facts of the act; no secret and nothing private to one person. */
  readonly detail: { readonly [key: string]: JsonValue }
}

/** Adds an entry that follows the last one, inside the caller's transaction where there is one. */
export function appendAudit(db: Db, draft: AuditDraft): AuditRecord {
  return inOneTransaction(db, () => {
    const { entries, head } = auditCheckpoint(db)
    const content = {
      seq: entries + 1,
      // A lone surrogate cannot be stored as UTF-8: what is hashed must be what will be read.
      at: draft.at.toWellFormed(),
      personId: draft.personId.toWellFormed(),
      personLabel: draft.personLabel.toWellFormed(),
      action: draft.action.toWellFormed(),
      subject: draft.subject.toWellFormed(),
      detail: canonicalJson(draft.detail),
      previousHash: head,
    }
    const entry = { ...content, hash: entryHash(hashOf(db), content) }
    db.prepare(
      `INSERT INTO audit_entry (seq, at, person_id, person_label, action, subject, detail, previous_hash, hash)
       VALUES (@seq, @at, @personId, @personLabel, @action, @subject, @detail, @previousHash, @hash)`,
    ).run(entry)
    return entry
  })
}

/** Number of the last entry, and its hash. */
export function auditCheckpoint(db: Db): Checkpoint {
  const last = db
    .prepare<[], Checkpoint>(
      'SELECT seq AS entries, hash AS head FROM audit_entry ORDER BY seq DESC LIMIT 1',
    )
    .get()
  return last ?? { entries: 0, head: genesis(db) }
}

const columns = `seq, at, person_id AS personId, person_label AS personLabel, action, subject, detail,
  previous_hash AS previousHash, hash`

/** An entry as a person reads it. */
export type ListedEntry = Omit<AuditRecord, 'personId' | 'personLabel'> & {
  readonly person: string
}

/** Entries newest first, from before the one named. */
export function listAudit(
  db: Db,
  page: { readonly before: number | null; readonly limit: number },
): readonly ListedEntry[] {
  return db
    .prepare<[number, number], ListedEntry>(
      `SELECT seq, at, person_label AS person, action, subject, detail, previous_hash AS previousHash, hash
       FROM audit_entry WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
    )
    .all(page.before ?? Number.MAX_SAFE_INTEGER, page.limit)
}

type Verdict = ChainCheck & { readonly intact: boolean; readonly checkedAt: string }

/**
 * Checks the whole record against its own chain and against the header's checkpoint, with pauses: a
 * record of years takes a while. At opening, say whether the library was `closedInOrder`: then an
 * entry put in since is found too.
 */
export function* verifyAudit(
  db: Db,
  against: {
    readonly checkpoint: Checkpoint | null
    readonly closedInOrder?: boolean
    readonly checkedAt: string
  },
): Generator<undefined, Verdict> {
  const { checkpoint, closedInOrder = false, checkedAt } = against
  const check = yield* checkChain(
    everyEntry(db),
    hashOf(db),
    genesis(db),
    checkpoint,
    closedInOrder,
  )
  return { ...check, intact: check.firstBroken === null, checkedAt }
}

/**
 * The record as JSON lines, oldest first: a first line that says what the chain hangs from and how
 * hashes are made, then one entry a line with the stored fields.
 */
export function* exportAudit(db: Db): Generator<string> {
  yield JSON.stringify({
    format: 'evenhand-audit',
    version: 1,
    genesis: genesis(db),
    rule: 'hash = SHA-256 hex of previousHash + JSON {action,at,detail,personId,personLabel,seq,subject}, members in that order, no white space; the first previousHash is genesis, the SHA-256 of the library id',
  })
  for (const entry of everyEntry(db)) yield JSON.stringify(entry)
}

/** Some at a time: while a query runs, nothing else may be written. */
function* everyEntry(db: Db): Generator<AuditRecord> {
  const some = db.prepare<[number, number], AuditRecord>(
    `SELECT ${columns} FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT ?`,
  )
  for (let after = -Infinity; ;) {
    const page = some.all(after, ENTRIES_AT_ONCE)
    yield* page
    const last = page.at(-1)?.seq ?? after
    // A number that was put in beyond all that can be told apart would come up again for ever.
    if (page.length < ENTRIES_AT_ONCE || last <= after) return
    after = last
  }
}
const ENTRIES_AT_ONCE = 200

function genesis(db: Db): string {
  const libraryId = loadSetting(db, 'library-id')
  if (libraryId === null) throw new DamagedRecord('The id of the library')
  return genesisHash(hashOf(db), libraryId)
}
