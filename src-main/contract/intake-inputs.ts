import { z } from 'zod'
import { LARGEST_FILE } from '#core/bundle/intake'
import { id } from './input-parts.ts'

const document = z.object({ caseId: id, documentId: id })

/** What the channels of `IntakeApi` accept. */
export const intakeInputs = {
  'bundle:add': z.object({ caseId: id }),
  'bundle:add-dropped': z.object({
    caseId: id,
    // A name only: a path would say where on whose machine the file lay.
    fileName: z
      .string()
      .trim()
      .min(1)
      .max(255)
      .regex(/^[^/\\\0]+$/),
    bytes: z
      .instanceof(Uint8Array)
      .refine((bytes) => bytes.length <= LARGEST_FILE, 'The file is larger than 300 MB.'),
  }),
  'bundle:cancel-adding': z.undefined(),
  'bundle:came': document,
  'bundle:save-original': document,
} as const
