import { z } from 'zod'
import { isRealDate } from '#core/dates'
import { isoDateSchema } from '#core/vocabulary'

const day = isoDateSchema.refine(isRealDate, 'Write a day of the calendar').nullable()

/** What the channels of `PublicationApi` accept. */
export const publicationInputs = {
  'publication:list': z.undefined(),
  'publication:record': z.object({
    noticeId: z.string().min(1).max(100),
    publishedOn: day,
    address: z.string().trim().max(2_000),
    takenDownOn: day,
    reason: z.string().trim().max(2_000),
  }),
  'publication:export': z.undefined(),
} as const
