import { z } from 'zod'
import { linkOwnerSchema } from '#core/bundle/evidence-links'
import { markContentSchema } from '#core/bundle/marks'
import { evidenceLinkSchema } from '#core/hearing-case'

const caseId = z.string().min(1).max(100)
const markId = z.string().regex(/^[0-9a-f]{32}$/)
const place = z.object({
  documentId: z.string().min(1).max(100),
  page: z.int().min(1).max(100_000),
})

/** What the channels of `MarkApi` accept. */
export const markInputs = {
  'mark:list': z.object({ caseId }),
  'mark:put': z.object({
    caseId,
    id: markId.nullable(),
    shared: z.boolean(),
    content: markContentSchema.omit({ at: true }),
  }),
  'mark:delete': z.object({ caseId, id: markId }),
  'mark:export': z.object({
    caseId,
    format: z.enum(['PDF', 'CSV']),
    ids: z.array(markId).min(1, 'There is no mark to list').max(20_000),
  }),
  'evidence:check': z.object({ caseId }),
  'evidence:repair': z.object({
    caseId,
    links: z
      .array(z.object({ owner: linkOwnerSchema, link: evidenceLinkSchema, to: place.nullable() }))
      .max(5_000),
    marks: z.array(z.object({ id: markId, to: place })).max(5_000),
  }),
} as const
