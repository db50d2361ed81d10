import { z } from 'zod'

const caseId = z.string().min(1).max(100)

/** What the channels of `HearingApi` accept. */
export const hearingInputs = {
  'case:parity': z.object({ caseId }),
  'hearing:add-officer': z.object({ caseId }),
  'hearing:join': z.object({ caseId, other: caseId }),
  'hearing:separate': z.object({ caseId, reason: z.string().trim().min(1).max(2_000) }),
  'hearing:carry-over': z.object({ caseId }),
} as const
