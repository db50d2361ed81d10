import { z } from 'zod'

const asked = z.object({
  caseId: z.string().min(1).max(100),
  paper: z.enum(['COVERING_LETTER', 'BARRED_LIST']),
})

/** What the channels of `PaperApi` accept. */
export const paperInputs = { 'paper:compose': asked, 'paper:save': asked } as const
