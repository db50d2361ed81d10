import { z } from 'zod'

const id = z.string().min(1).max(100)

export const noticeWording = z.object({
  languages: z.enum(['EN', 'CY', 'BOTH']),
  typed: z.enum(['en-GB', 'cy']),
})

/** What the channels of `WordingApi` accept. */
export const wordingInputs = {
  'wording:untranslated': noticeWording.extend({ caseId: id }),
  'wording:export': z.undefined(),
  'wording:import': z.undefined(),
} as const
