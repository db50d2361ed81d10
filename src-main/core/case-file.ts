import { z } from 'zod'
import { caseSectionsSchema, provisionalViewSchema } from './hearing-case.ts'

/** A case as a file: what `case import` reads and the sample case is written in. */
export const caseFileSchema = z.object({
  format: z.literal('evenhand-case'),
  version: z.literal(1),
  sections: caseSectionsSchema,
  /** Bundle documents, as paths relative to the case file. */
  documents: z.array(z.object({ title: z.string(), file: z.string() })).default([]),
  /** Views already taken, in the order chair then members; used by demonstration and command line. */
  provisionalViews: z.array(provisionalViewSchema).default([]),
})
export type CaseFile = z.infer<typeof caseFileSchema>
