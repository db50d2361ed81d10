import { z } from 'zod'
import { referringSections } from '#core/bundle/page-references'

const caseId = z.string().min(1).max(100)
const label = z.string().regex(/^\d{1,6}[A-Z]{0,2}$/, 'Write a page number such as 45 or 45A')

/** What the channels of `PageReferenceApi` accept. */
export const pageReferenceInputs = {
  'evidence:references': z.object({ caseId }),
  'evidence:repair-references': z.object({
    caseId,
    pages: z
      .array(
        z.object({
          section: z.enum(referringSections),
          field: z.string().max(1_000),
          label,
          to: label,
        }),
      )
      .min(1, 'Choose a reference first')
      .max(5_000),
  }),
} as const
