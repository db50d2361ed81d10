import type { CounterfactualEntry, Feature } from '../comparison.ts'
import type { Profile } from '../../profile.ts'
import type { Level } from '../../vocabulary.ts'
import { CULPABILITY_LEVEL, HARM_LEVEL } from '../likeness/encoding.ts'
import { levelFeature } from '../likeness/features.ts'
import type { StructuredPart } from '../likeness/likeness.ts'
import type { Taxonomy } from '../likeness/taxonomy.ts'

export type ChangeStep = CounterfactualEntry['changes'][number]

/** One thing about the case that might have been found otherwise. */
export type Change = {
  readonly step: ChangeStep
  /** The parts of a likeness that it touches, its own first: any factor or level also shifts the balance of two. */
  readonly parts: readonly StructuredPart[]
  /** Two changes with the same key are about the same thing and never stand together. */
  readonly key: string
  readonly apply: (profile: Profile) => Profile
}

/** Changes after which a bound or the majority stands elsewhere. */
export type Move = {
  readonly changes: readonly Change[]
  /** Row that shows it. */
  readonly shownBy: number
  /** Row whose outcome is the new bound or majority; null where the bound falls away. */
  readonly movesTo: number | null
}

const LEVELS: readonly Level[] = ['LOW', 'MEDIUM', 'HIGH']
const PART: Readonly<Record<string, StructuredPart>> = {
  CULPABILITY: 'culpability',
  HARM: 'harm',
  AGGRAVATING: 'aggravating',
  MITIGATING: 'mitigating',
}

/** Every single change: each factor that pushes either way found or not found, each level. */
export function singleChanges(profile: Profile, taxonomy: Taxonomy): readonly Change[] {
  const factors = taxonomy.factors.flatMap((bit) => {
    const feature = taxonomy.featureAt.get(bit)
    const part = partAt(taxonomy, bit)
    if (feature === undefined || part === null || feature.polarity === 'CONTEXT') return []
    const parts = [...new Set<StructuredPart>([part, 'aggravating', 'mitigating'])]
    return [factorChange(profile, feature, parts)]
  })
  return [
    ...factors,
    ...levelChanges(profile.culpabilityLevel, CULPABILITY_LEVEL),
    ...levelChanges(profile.harmLevel, HARM_LEVEL),
  ]
}

function partAt({ range }: Taxonomy, bit: number): StructuredPart | null {
  const groups = ['CULPABILITY', 'HARM', 'AGGRAVATING', 'MITIGATING'] as const
  const word = bit >> 5
  const group = groups.find((name) => word >= range[name].from && word < range[name].to)
  return group === undefined ? null : (PART[group] ?? null)
}

function factorChange(
  profile: Profile,
  feature: Feature,
  parts: readonly StructuredPart[],
): Change {
  const { id } = feature
  const without = (ids: readonly string[]) => ids.filter((other) => other !== id)
  return profile.factors.includes(id)
    ? {
        step: { action: 'REMOVE', feature },
        parts,
        key: id,
        apply: (from) => ({
          ...from,
          factors: without(from.factors),
          absentFactors: [...without(from.absentFactors), id],
        }),
      }
    : {
        step: { action: 'ADD', feature },
        parts,
        key: id,
        apply: (from) => ({
          ...from,
          factors: [...from.factors, id],
          absentFactors: without(from.absentFactors),
        }),
      }
}

function levelChanges(
  level: Level | null,
  column: typeof CULPABILITY_LEVEL | typeof HARM_LEVEL,
): readonly Change[] {
  const field = column === CULPABILITY_LEVEL ? 'culpabilityLevel' : 'harmLevel'
  const now = level === null ? -1 : LEVELS.indexOf(level)
  return LEVELS.flatMap((to, index): Change[] =>
    index === now
      ? []
      : [
          {
            step: {
              action: level === null ? 'ADD' : index > now ? 'RAISE' : 'LOWER',
              feature: levelFeature(column, index),
            },
            parts: [
              column === CULPABILITY_LEVEL ? 'culpability' : 'harm',
              'aggravating',
              'mitigating',
            ],
            key: field,
            apply: (from) => ({ ...from, [field]: to }),
          },
        ],
  )
}

/** Every pair of changes about different things. */
export function pairsOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  return changes.flatMap((first, i) =>
    changes.slice(i + 1).flatMap((second) => (first.key === second.key ? [] : [[first, second]])),
  )
}
