import type { Profile } from '../profile.ts'
import {
  CONVICTION,
  SCALARS,
  type ProfileTable,
  encodeProfiles,
} from '../comparison/likeness/encoding.ts'
import { countBits, hasBit, type Taxonomy } from '../comparison/likeness/taxonomy.ts'

/** A case as the plain methods see it: 0 or 1 for each feature, and the two counts. */
export type PlainCase = {
  readonly bits: Uint8Array
  /** Aggravating less mitigating factors. */
  readonly balance: number
  readonly aggravating: number
  readonly mitigating: number
}

/** Turns profiles into plain features; like the method, it sees no outcome, appeal or finding. */
export function plainCases(profiles: readonly Profile[], taxonomy: Taxonomy): readonly PlainCase[] {
  const table = encodeProfiles(profiles, taxonomy)
  const shown = [...taxonomy.featureAt.keys()]
  return profiles.map((_, row) => {
    const bits = shown.map((bit) => (hasBit(table.present, row * taxonomy.width, bit) ? 1 : 0))
    const aggravating = countFactors(table, row, 'up')
    const mitigating = countFactors(table, row, 'down')
    return {
      bits: Uint8Array.from([...bits, ...valuesOf(table, row)]),
      balance: aggravating - mitigating,
      aggravating,
      mitigating,
    }
  })
}

/** One indicator for each value of each single-valued field. */
const VALUES = [3, 3, 6, 3, 3, 3, 2, 3]

function valuesOf(table: ProfileTable, row: number): readonly number[] {
  return VALUES.flatMap((count, column) => {
    const code = table.scalars[row * SCALARS.length + column] ?? -1
    return Array.from({ length: count }, (_, value) =>
      value === code && !(column === CONVICTION && code === 0) ? 1 : 0,
    )
  })
}

function countFactors(table: ProfileTable, row: number, side: 'up' | 'down'): number {
  const { width, pro, con, range } = table.taxonomy
  const mask = side === 'up' ? pro : con
  let count = 0
  for (let word = range.CULPABILITY.from; word < width; word++)
    count += countBits((table.present[row * width + word] ?? 0) & (mask[word] ?? 0))
  return count
}
