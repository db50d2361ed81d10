import { z } from 'zod'
import { HEARING_ITEMS } from '#core/hearing'

const caseId = z.string().min(1).max(100)

const asked = z.discriminatedUnion('paper', [
  z.object({ caseId, paper: z.enum(['COVERING_LETTER', 'BARRED_LIST']) }),
  z.object({
    caseId,
    paper: z.literal('HEARING_NOTICE'),
    notice: z.object({
      leftOut: z.array(z.enum(HEARING_ITEMS)).max(HEARING_ITEMS.length),
      reason: z.string().max(2_000),
      time: z.string().max(200),
      place: z.string().max(500),
      additions: z.string().max(10_000),
    }),
  }),
])

/** What the channels of `PaperApi` accept. */
export const paperInputs = { 'paper:compose': asked, 'paper:save': asked } as const
