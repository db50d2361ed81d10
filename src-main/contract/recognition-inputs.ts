import { z } from 'zod'

const caseId = z.string().min(1).max(100)
const documentId = caseId
const page = z.number().int().min(1).max(1_000_000)

/** What the channels of `RecognitionApi` accept. */
export const recognitionInputs = {
  'recognition:show': z.object({ caseId }),
  'recognition:page': z.object({ caseId, documentId, page }),
  'recognition:pause': z.object({ caseId, paused: z.boolean() }),
  'recognition:again': z.object({ caseId }),
} as const
