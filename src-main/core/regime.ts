import { z } from 'zod'
import {
  conductRegimeSchema,
  forceTestSchema,
  formerOfficerRouteSchema,
  panelModelSchema,
} from './vocabulary.ts'

/**
 * One transitional key (domain brief 1.2): the values that the known dates leave open, why, and
 * whether a person recorded it. One value means known; several mean "the dates do not tell".
 */
const keyOf = <T extends z.ZodType>(value: T) =>
  z.object({
    /** Values the known dates leave possible, in order of time; never empty. */
    possible: z.array(value).min(1).readonly(),
    /** DATES: follows from known dates. RECORDED: by a person, with a reason. PRESUMED: see regime-presumption. */
    basis: z.enum(['DATES', 'RECORDED', 'PRESUMED']),
    /** Plain words: "because the allegation came to attention on ...". */
    reason: z.string(),
  })

export const regimeKeysSchema = z.object({
  conductRegime: keyOf(conductRegimeSchema),
  formerOfficerRoute: keyOf(formerOfficerRouteSchema),
  panelModel: keyOf(panelModelSchema),
  forceTest: keyOf(forceTestSchema),
})
export type RegimeKeys = z.infer<typeof regimeKeysSchema>
export type RegimeKey<T extends string> = {
  readonly possible: readonly T[]
  readonly basis: 'DATES' | 'RECORDED' | 'PRESUMED'
  readonly reason: string
}

/** The single value of a key, or `UNKNOWN` where the dates leave more than one. */
export function known<T extends string>(key: RegimeKey<T>): T | 'UNKNOWN' {
  const [only, ...others] = key.possible
  return only !== undefined && others.length === 0 ? only : 'UNKNOWN'
}
