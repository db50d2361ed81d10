import type { AppliedFactor, Seriousness } from '#core/hearing-case'
import type { Factor } from '#core/law/law'

export type Group = Factor['group']

/** Applied factors of one group, in the order in which they were added. */
export const applied = (
  seriousness: Seriousness,
  group: Group,
  factorOf: (id: string) => Factor | undefined,
): readonly AppliedFactor[] =>
  seriousness.factors.filter((factor) => factorOf(factor.factorId)?.group === group)

export const withFactor = (seriousness: Seriousness, factorId: string): Partial<Seriousness> => ({
  factors: [...seriousness.factors, { factorId, reason: '', evidence: [], extent: null }],
  absentFactors: seriousness.absentFactors.filter((id) => id !== factorId),
})

export const changeFactor = (
  seriousness: Seriousness,
  factorId: string,
  change: Partial<AppliedFactor>,
): Partial<Seriousness> => ({
  factors: seriousness.factors.map((factor) =>
    factor.factorId === factorId ? { ...factor, ...change } : factor,
  ),
})

export const withoutFactor = (
  seriousness: Seriousness,
  factorId: string,
): Partial<Seriousness> => ({
  factors: seriousness.factors.filter((factor) => factor.factorId !== factorId),
})
