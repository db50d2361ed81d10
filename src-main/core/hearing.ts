import { z } from 'zod'

/** What a chair may require the public notice of a hearing to tell (CR 36(1), 53(1)). */
export const HEARING_ITEMS = ['NAME', 'DATE', 'TIME', 'PLACE', 'CONDUCT'] as const
export type HearingItem = (typeof HEARING_ITEMS)[number]

/**
 * The hearing that a case belongs to. Several officers heard together are a case each, under one
 * `key`; its days and its panel stand in each of them, since the rules, the seals and the notice of
 * each officer read them there.
 */
export const hearingSchema = z
  .object({
    /** The id of the case it began with, the same in every library; null for an officer heard alone. */
    key: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .nullable()
      .default(null),
    /** What the force calls it; printed in the notice of each officer. */
    reference: z.string().default(''),
    time: z.string().default(''),
    place: z.string().default(''),
    /** What its public notice leaves out, why, and what practice adds to it (CR 36, 53). */
    notice: z
      .object({
        leftOut: z.array(z.enum(HEARING_ITEMS)).default([]),
        /** The chair's ruling; kept, never printed. */
        reason: z.string().default(''),
        additions: z.string().default(''),
      })
      .prefault({}),
  })
  .prefault({})
