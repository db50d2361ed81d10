import { z } from 'zod'
import { caseSectionsSchema } from './hearing-case.ts'
import { provisionalViewSchema } from './provisional-view.ts'

/** A case as a file: what `case import` reads and the sample case is written in. */
export const caseFileSchema = z.object({
  format: z.literal('evenhand-case'),
  version: z.literal(1),
  /**
   * Set where the case is handed to another laptop: it is then the same case there, under the same
   * key and reference, for the decision-maker in `seat` (0 the chair, then the members).
   */
  handedOver: z
    .object({
      caseKey: z.string().regex(/^[0-9a-f]{32}$/),
      reference: z.string().regex(/^EH-\d{4}-\d{3,6}$/),
      seat: z.number().int().min(0).max(9),
    })
    .optional(),
  sections: caseSectionsSchema,
  /** Bundle documents, as paths relative to the case file. */
  documents: z.array(z.object({ title: z.string(), file: z.string() })).default([]),
  /** Views already taken, in the order chair then members; used by demonstration and command line. */
  provisionalViews: z.array(provisionalViewSchema).default([]),
})
export type CaseFile = z.infer<typeof caseFileSchema>
