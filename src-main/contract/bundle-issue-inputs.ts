import { z } from 'zod'
import { latePagesWays } from '#core/bundle/numbering'

const caseId = z.string().min(1).max(100)

/** What the channels of `BundleIssueApi` accept, and issuing itself. */
export const bundleIssueInputs = {
  'bundle:issue': z.object({ caseId, linkReferences: z.boolean() }),
  'bundle:issues': z.object({ caseId }),
  'bundle:number-late': z.object({ caseId, way: z.enum(latePagesWays) }),
  'bundle:cancel-issue': z.undefined(),
  'bundle:export-changes': z.object({
    caseId,
    version: z.int().min(2, 'The first issue changes nothing').max(100_000),
    format: z.enum(['PDF', 'CSV']),
  }),
}
