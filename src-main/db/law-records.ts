import { z } from 'zod'
import { lawSchema } from '#core/law/law'
import type { HolidayUpdate } from '#core/law/bank-holidays'
import { entryKindSchema, type LawRecords, type SignOffRecord } from '#core/law/law-records'
import { isoDateSchema } from '#core/vocabulary'
import type { Db } from './open-database.ts'
import { DamagedRecord, parseStored } from './stored.ts'

const signOffSchema = z.object({
  seq: z.number().int(),
  kind: entryKindSchema,
  entryId: z.string(),
  entryHash: z.string(),
  act: z.enum(['SIGNED', 'WITHDRAWN']),
  signedBy: z.string(),
  signedOn: isoDateSchema,
  note: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
})
const daysSchema = lawSchema.shape.bankHolidays.shape.days

/** Adds one act; what was recorded before stays as it is. */
export function insertSignOff(db: Db, record: Omit<SignOffRecord, 'seq'>): void {
  db.prepare(
    `INSERT INTO law_sign_off
       (kind, entry_id, entry_hash, act, signed_by, signed_on, note, recorded_at, recorded_by)
     VALUES (@kind, @entryId, @entryHash, @act, @signedBy, @signedOn, @note, @recordedAt, @recordedBy)`,
  ).run(record)
}

export function insertHolidayUpdate(
  db: Db,
  update: HolidayUpdate & { readonly fileSha256: string },
): void {
  db.prepare(
    `INSERT INTO bank_holiday_update (source, days, file_sha256, recorded_at, recorded_by)
     VALUES (@source, @days, @fileSha256, @recordedAt, @recordedBy)`,
  ).run({ ...update, days: JSON.stringify(update.days) })
}

/** Everything recorded about the law, in the order in which it was recorded. @throws DamagedRecord */
export function loadLawRecords(db: Db): LawRecords {
  const signOffs = z.array(signOffSchema).safeParse(
    db
      .prepare(
        `SELECT seq, kind, entry_id AS entryId, entry_hash AS entryHash, act, signed_by AS signedBy,
           signed_on AS signedOn, note, recorded_at AS recordedAt, recorded_by AS recordedBy
         FROM law_sign_off ORDER BY seq`,
      )
      .all(),
  )
  if (!signOffs.success) throw new DamagedRecord('The record of sign-offs')
  const holidayUpdates = db
    .prepare<[], Omit<HolidayUpdate, 'days'> & { readonly days: string }>(
      `SELECT source, days, recorded_at AS recordedAt, recorded_by AS recordedBy
       FROM bank_holiday_update ORDER BY seq`,
    )
    .all()
    .map((row) => ({
      ...row,
      days: parseStored(daysSchema, row.days, 'The record of bank holidays'),
    }))
  return { signOffs: signOffs.data, holidayUpdates }
}
