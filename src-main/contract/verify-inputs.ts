import { z } from 'zod'
import { LARGEST_CHECKED } from '#core/notice/conclusion'

/** What the channels of `VerifyApi` accept. */
export const verifyInputs = {
  'notice:verify': z.undefined(),
  'notice:verify-dropped': z.object({
    // A name only: a path would say where on whose machine the file lay.
    fileName: z
      .string()
      .min(1)
      .max(255)
      .regex(/^[^/\\\0]+$/),
    bytes: z
      .instanceof(Uint8Array)
      .refine((bytes) => bytes.length <= LARGEST_CHECKED, 'The file is larger than 200 MB.'),
  }),
  'notice:stop-checking': z.undefined(),
} as const
