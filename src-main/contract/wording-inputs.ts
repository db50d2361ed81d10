import { z } from 'zod'
import { id } from './input-parts.ts'

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
