import { z } from 'zod'
import { id } from './input-parts.ts'

/** Of channels about words that are hidden until asked for. */
export const maskingInputs = {
  'comparison:masked-words': z.undefined(),
  'comparison:unmask': z.object({
    caseId: id,
    ref: z.string().regex(/^P-\d{1,9}$/, 'The number of a precedent, such as P-0036'),
  }),
}
