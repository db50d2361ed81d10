import { z } from 'zod'

const words = z.string().trim().max(2_000)
const written = /[\p{L}\p{N}]/u

/** Of channels about certificates that are trusted. */
export const trustInputs = {
  'trust:list': z.undefined(),
  'trust:read': z.undefined(),
  'trust:add': z.object({
    certificate: z
      .string()
      .max(64 * 1024)
      .regex(/^[A-Za-z0-9+/]+={0,2}$/),
    fingerprint: z.string().trim().max(200),
    confirmedBy: words
      .min(3, 'Write how the fingerprint was compared')
      .regex(written, 'Write how the fingerprint was compared'),
  }),
  'trust:remove': z.object({
    fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
    reason: words.min(3, 'Write the reason').regex(written, 'Write the reason'),
  }),
}
