import { z } from 'zod'
import { groundSchema, rectsSchema } from '#core/bundle/redaction/areas'
import { id } from './input-parts.ts'

const caseId = id
const page = z.int().min(1).max(100_000)
const note = z.string().trim().max(2_000)
const documentIds = z.array(id).min(1, 'Choose a document').max(500)
const ids = z.array(id).min(1, 'Choose an area').max(20_000)

/** What the channels of `RedactionApi` accept. */
export const redactionInputs = {
  'redaction:list': z.object({ caseId }),
  'redaction:words': z.object({ caseId, documentId: id, page }),
  'redaction:find': z.object({
    caseId,
    documentIds,
    query: z
      .string()
      .trim()
      .max(200)
      .regex(/[\p{L}\p{N}]/u, 'Write the words to look for'),
  }),
  'redaction:mark': z.object({
    caseId,
    areas: z
      .array(z.object({ documentId: id, page, rects: rectsSchema, ground: groundSchema, note }))
      .min(1, 'Mark an area first')
      .max(2_000, 'Mark at most 2,000 areas at once'),
  }),
  'redaction:change': z.object({ caseId, id, ground: groundSchema, note }),
  'redaction:remove': z.object({ caseId, ids }),
  'redaction:review': z.object({ caseId, ids }),
  'redaction:apply': z.object({ caseId, documentIds, kind: z.enum(['FILE', 'BUNDLE']) }),
  'redaction:cancel': z.undefined(),
  'redaction:export-log': z.object({
    caseId,
    number: z.int().min(1).max(1_000_000),
    format: z.enum(['PDF', 'CSV']),
  }),
} as const
