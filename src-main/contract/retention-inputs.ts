import { z } from 'zod'

const reason = z
  .string()
  .trim()
  .min(3, 'Write the reason')
  .max(2_000)
  .regex(/[\p{L}\p{N}]/u, 'Write the reason')

/** Of channels about keeping and deleting cases. */
export const retentionInputs = {
  'retention:read': z.undefined(),
  'retention:set': z.object({
    years: z.number().int().min(0).max(150).nullable(),
    source: reason,
  }),
  'case:delete': z.object({
    caseId: z.string().min(1).max(100),
    reference: z.string().trim().max(40),
    reason,
  }),
}
