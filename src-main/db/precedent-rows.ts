import { laterHistorySchema, type Precedent, precedentContentSchema } from '#core/precedent'
import { precedentOriginSchema } from '#core/precedent'
import type { Db } from './open-database.ts'
import { DamagedRecord, parseStored } from './stored.ts'

export type PrecedentTableRow = {
  readonly seq: number
  readonly id: string
  readonly ref: string
  readonly origin: string
  readonly content: string
  readonly contentHash: string
  readonly version: number
  readonly recordedAt: string
  readonly recordedBy: string
}

/** A precedent as it stands: its row, and the content of its present version. */
export const selectPrecedents = `SELECT p.seq, p.id, p.ref, p.origin, v.content,
  p.content_hash AS contentHash, p.version, p.recorded_at AS recordedAt, p.recorded_by AS recordedBy
  FROM precedent p JOIN precedent_version v ON v.precedent_seq = p.seq AND v.version = p.version`

/** Row to domain. @throws DamagedRecord where the stored content is not what core expects. */
export function toPrecedent(row: PrecedentTableRow): Precedent {
  const { seq: _seq, content, origin, ...rest } = row
  const known = precedentOriginSchema.safeParse(origin)
  if (!known.success) throw new DamagedRecord(`Precedent ${row.ref}`)
  const parsed = parseStored(precedentContentSchema, content, `Precedent ${row.ref}`)
  return { ...parsed, ...rest, origin: known.data }
}

/** What lists show of a precedent, from columns alone. */
export type PrecedentRow = Pick<
  Precedent,
  | 'id'
  | 'ref'
  | 'title'
  | 'force'
  | 'hearingDate'
  | 'outcome'
  | 'outcomeMonths'
  | 'laterHistory'
  | 'origin'
  | 'sourceKind'
  | 'confidence'
> & {
  readonly rank: Precedent['profile']['rank']
  readonly standing: Precedent['profile']['standing']
  /** Conduct regimes that the dates leave possible, in order of time. */
  readonly conductRegimes: Precedent['profile']['regime']['conductRegime']['possible']
}

const { shape } = precedentContentSchema
const profile = shape.profile.shape
const rowSchema = precedentContentSchema
  .pick({ title: true, force: true, hearingDate: true, outcome: true, outcomeMonths: true })
  .extend({
    id: shape.title,
    ref: shape.title,
    origin: precedentOriginSchema,
    sourceKind: shape.sourceKind,
    confidence: shape.confidence,
    laterHistory: laterHistorySchema,
    rank: profile.rank,
    standing: profile.standing,
    conductRegimes: profile.regime.shape.conductRegime.shape.possible,
  })

type FlatRow = { ref: string; regimes: string } & Record<string, unknown>

/** Some precedents in the order asked for, without reading their content. @throws DamagedRecord */
export function readPrecedentRows(db: Db, refs: readonly string[]): readonly PrecedentRow[] {
  const one = db.prepare<[string], FlatRow>(
    `SELECT id, ref, origin, title, force, hearing_date AS hearingDate, conduct_regime AS regimes,
         rank, standing, outcome, outcome_months AS outcomeMonths,
         later_effect AS laterEffect, later_words AS laterWords, later_outcome AS laterOutcome,
         confidence, source_kind AS sourceKind
       FROM precedent WHERE ref = ?`,
  )
  return refs.flatMap((ref) => one.get(ref) ?? []).map(toRow)
}

function toRow(row: FlatRow): PrecedentRow {
  const parsed = rowSchema.safeParse({
    ...row,
    conductRegimes: row.regimes.split('|'),
    laterHistory: {
      effect: row['laterEffect'],
      words: row['laterWords'],
      finalOutcome: row['laterOutcome'],
    },
  })
  if (!parsed.success) throw new DamagedRecord(`Precedent ${row.ref}`)
  return parsed.data
}
