import { hash } from 'node:crypto'
import { canonicalJson } from '#core/canonical'
import type { Precedent, PrecedentContent } from '#core/precedent'
import type { Db } from './open-database.ts'

/** What the table holds of a precedent beside its whole content. */
type Columns = Readonly<Record<ContentColumn, string | number | null>>

export type Written = {
  readonly columns: Columns
  /** Canonical JSON of the content as UTF-8, made once for its hash and for the table. */
  readonly text: Uint8Array
  readonly hash: string
  readonly at: string
  readonly by: string
  readonly reason: string
}
type Known = { readonly ref: string; readonly changed: 0 | 1 }

// Column of the table: parameter of the statement.
const contentColumns = {
  title: 'title',
  force: 'force',
  hearing_date: 'hearingDate',
  conduct_regime: 'conductRegime',
  culpability: 'culpability',
  harm: 'harm',
  rank: 'rank',
  standing: 'standing',
  outcome: 'outcome',
  outcome_months: 'outcomeMonths',
  later_effect: 'laterEffect',
  later_words: 'laterWords',
  later_outcome: 'laterOutcome',
  confidence: 'confidence',
  source_kind: 'sourceKind',
  source_id: 'sourceId',
  source_ref: 'sourceRef',
  hearing_key: 'hearingKey',
} as const
type ContentColumn = (typeof contentColumns)[keyof typeof contentColumns]
const columns = {
  ...contentColumns,
  content_hash: 'hash',
  version: 'version',
  recorded_at: 'at',
  recorded_by: 'by',
} as const
const names = Object.values(columns)
// By position: an import binds forty values a row, and looking each up by its name takes longer.
const insertSql = `INSERT INTO precedent (seq, ref, origin, ${Object.keys(columns).join(', ')})
  VALUES (?, ?, ?${', ?'.repeat(names.length)})`
const updateSql = `UPDATE precedent
  SET ${Object.entries(columns)
    .map(([column, parameter]) => `${column} = @${parameter}`)
    .join(', ')}
  WHERE ref = @ref RETURNING seq`

function prepare(db: Db) {
  return {
    insertRow: db.prepare<(string | number | null)[]>(insertSql),
    updateRow: db.prepare<object, { seq: number }>(updateSql),
    insertVersion: db.prepare<(string | number | Uint8Array)[]>(
      `INSERT INTO precedent_version (precedent_seq, version, content, content_hash, reason, recorded_at, recorded_by)
       VALUES (?, ?, CAST(? AS TEXT), ?, ?, ?, ?)`,
    ),
    findHash: db.prepare<[string], Known>(
      `SELECT p.ref, 0 AS changed FROM precedent_version v JOIN precedent p ON p.seq = v.precedent_seq
       WHERE v.content_hash = ?`,
    ),
    findSource: db.prepare<[string, string, string], Known>(
      `SELECT ref, 1 AS changed FROM precedent
       WHERE source_id = ? AND source_ref = ? AND force = ? ORDER BY seq`,
    ),
    lastSeq: db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM precedent').pluck(),
  }
}

/** The reference that people see of the precedent with this number. */
export const refOf = (seq: number): string => `P-${String(seq).padStart(4, '0')}`

/** Writes precedents to all their tables; for one transaction, in which nothing else adds any. */
export function precedentWriter(db: Db) {
  const statements = prepare(db)
  const writeVersion = (seq: number, version: number, one: Written) => {
    const { text, hash, reason, at, by } = one
    statements.insertVersion.run(seq, version, text, hash, reason, at, by)
  }
  let last: number | null = null
  return {
    /** The precedent that has, or once had, this content, or comes from this source and force. */
    findKnown: (
      { sourceId, sourceRef, force }: Pick<Columns, 'sourceId' | 'sourceRef' | 'force'>,
      hash: string,
    ): Known | undefined => {
      const same = statements.findHash.get(hash)
      if (same !== undefined || sourceId === null || sourceRef === null) return same
      return statements.findSource.get(String(sourceId), String(sourceRef), String(force))
    },
    insert: (one: Written & { readonly origin: Precedent['origin'] }): string => {
      const seq = (last ?? statements.lastSeq.get() ?? 0) + 1
      const ref = refOf(seq)
      const values = toColumns(one, 1)
      statements.insertRow.run(seq, ref, one.origin, ...names.map((name) => values[name]))
      last = seq
      writeVersion(seq, 1, one)
      return ref
    },
    replace: (one: Written & { readonly ref: string; readonly version: number }): void => {
      const row = statements.updateRow.get({ ref: one.ref, ...toColumns(one, one.version) })
      if (row === undefined) throw new Error(`No precedent ${one.ref}`)
      writeVersion(row.seq, one.version, one)
    },
  }
}

const toColumns = ({ columns: of, hash, at, by }: Written, version: number) => ({
  ...of,
  hash,
  version,
  at,
  by,
})

/** The texts that a search looks through: title, narrative and the collector's labels. */
export const searchedTexts = (content: PrecedentContent): readonly string[] => [
  content.title,
  content.profile.narrative,
  collectorText(content),
]

/** A precedent made ready to be written, so that the writing itself is short. */
export type StagedPrecedent = Pick<Written, 'columns' | 'text' | 'hash'>

export function stagePrecedent(content: PrecedentContent): StagedPrecedent {
  const text = Buffer.from(canonicalJson(content))
  return { columns: columnsOf(content), text, hash: hash('sha256', text) }
}

/** What the table holds of a content, worked out before any of it is written. */
function columnsOf(content: PrecedentContent): Columns {
  const { profile, laterHistory } = content
  return {
    title: content.title,
    force: content.force,
    hearingDate: content.hearingDate,
    conductRegime: profile.regime.conductRegime.possible.join('|'),
    culpability: profile.culpabilityLevel,
    harm: profile.harmLevel,
    rank: profile.rank,
    standing: profile.standing,
    outcome: content.outcome,
    outcomeMonths: content.outcomeMonths,
    laterEffect: laterHistory.effect,
    laterWords: laterHistory.words,
    laterOutcome: laterHistory.finalOutcome,
    confidence: content.confidence,
    sourceKind: content.sourceKind,
    sourceId: content.sourceId,
    sourceRef: content.sourceRef,
    hearingKey: content.hearingKey,
  }
}

/** The collector's labels as words, so that a search finds them: `abuse_of_position` is three words. */
function collectorText({ collectorWords: words }: PrecedentContent): string {
  return [
    ...words.conductTypes,
    words.culpability,
    words.harm,
    ...words.aggravating,
    ...words.mitigating,
  ]
    .join(' ')
    .replaceAll('_', ' ')
}
