import { z } from 'zod'
import { id } from './input-parts.ts'

const document = z.object({ caseId: id, documentId: id })

/** What the channels of `ReplacementApi` accept. */
export const replacementInputs = {
  'bundle:replace': document,
  'bundle:formers': document,
  'bundle:save-former': document.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
} as const
