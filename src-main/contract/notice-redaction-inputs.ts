import { z } from 'zod'
import { groundSchema } from '#core/bundle/redaction/areas'
import { id } from './input-parts.ts'

const sign = z.int().min(0).max(1_000_000)

/** What the channels of `NoticeRedactionApi` accept. */
export const noticeRedactionInputs = {
  'notice-redaction:list': z.object({ caseId: id }),
  'notice-redaction:mark': z.object({
    caseId: id,
    places: z
      .array(
        z.object({
          sectionId: id,
          text: z.string().max(200_000),
          nth: z.int().min(0).max(10_000),
          from: sign,
          to: sign,
        }),
      )
      .min(1, 'Choose a place')
      .max(500, 'Mark at most 500 places at once'),
    ground: groundSchema,
    note: z.string().trim().max(2_000),
  }),
  'notice-redaction:remove': z.object({
    caseId: id,
    ids: z.array(id).min(1, 'Choose a place').max(500),
  }),
  'notice-redaction:export-log': z.object({ caseId: id, format: z.enum(['PDF', 'CSV']) }),
} as const
