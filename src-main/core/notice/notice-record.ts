import { z } from 'zod'
import { precedentContentSchema } from '../precedent.ts'
import { profileSchema } from '../profile.ts'
import { outcomeCodeSchema } from '../vocabulary.ts'

/** Name of the file that a notice carries. */
export const recordFileName = 'evenhand-notice.json'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const ref = z.string().max(40)
const bound = z
  .strictObject({
    outcome: outcomeCodeSchema,
    months: z.number().nullable(),
    refs: z.array(ref).max(10_000),
  })
  .nullable()

const publicShape = {
  schema: z.literal('evenhand-notice/1'),
  number: z.string().max(60),
  caseReference: z.string().max(60),
  version: z.number().int().positive(),
  replaces: z.string().max(60).nullable(),
  force: z.string().max(300),
  issuedOn: z.iso.date(),
  /** Null where there is none yet, or where it is not for the public. */
  outcome: outcomeCodeSchema.nullable(),
  months: z.number().nullable(),
  /** The same in the full and the published notice of one decision; absent where it is not shown. */
  decisionMark: z.string().max(100).optional(),
}

const fullSchema = z.strictObject({
  ...publicShape,
  kind: z.literal('FULL'),
  /** The decision in the form of a precedent: rules, factors, findings; without any name. */
  decision: precedentContentSchema.nullable(),
  /** What was asked of the library, and what came out; null where comparators were never opened. */
  comparison: z
    .strictObject({
      madeAt: z.iso.datetime(),
      method: z.strictObject({ name: z.string().max(200), version: z.string().max(60) }),
      fingerprint: z.strictObject({
        library: sha256,
        profile: sha256,
        method: sha256,
        result: sha256,
      }),
      /** The result, comparable between libraries that hold the same cases. */
      resultElsewhere: sha256,
      profile: profileSchema,
      view: outcomeCodeSchema.nullable(),
      excluded: z.array(z.strictObject({ ref, reason: z.string() })).max(10_000),
      counted: z.array(ref).max(100_000),
      reliedOn: z.array(ref).max(10_000),
      floor: bound,
      ceiling: bound,
    })
    .nullable(),
})

/** What the machine-readable file in a notice may hold; nothing else is read. */
export const noticeRecordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...publicShape, kind: z.literal('PUBLISHED') }),
  fullSchema,
])
export type NoticeRecord = z.infer<typeof noticeRecordSchema>
export type FullRecord = z.infer<typeof fullSchema>
