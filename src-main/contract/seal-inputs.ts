import { z } from 'zod'
import {
  changedViewSchema,
  draftChangeSchema,
  draftViewSchema,
  provisionalViewSchema,
} from '#core/provisional-view'
import { id, reason, seat } from './input-parts.ts'

/** Of channels of the sealed views. */
export const sealInputs = {
  'seal:draft': z.object({ caseId: id, view: draftViewSchema }),
  'seal:commit': z.object({ caseId: id, view: provisionalViewSchema }),
  'seal:open-early': z.object({ caseId: id, reason }),
  'seal:record': z.object({ caseId: id }),
  'seal:export': z.object({ caseId: id }),
  'seal:import': z.object({
    caseId: id,
    link: z.object({ seat, fingerprint: z.string().max(100) }).nullable(),
  }),
  'seal:export-opening': z.object({ caseId: id }),
  'seal:import-opening': z.object({ caseId: id }),
  'seal:change': z.object({ caseId: id, change: changedViewSchema }),
  'seal:change-draft': z.object({ caseId: id, change: draftChangeSchema }),
  'seal:export-changes': z.object({ caseId: id }),
  'seal:import-changes': z.object({ caseId: id }),
}
