import type { EncodedLibrary } from '#core/comparison/library'
import { encodeProfiles } from '#core/comparison/likeness/encoding'
import { likenessTo, STRUCTURED_PARTS } from '#core/comparison/likeness/likeness'
import { METHOD } from '#core/comparison/weights'
import type { Profile } from '#core/profile'

/** The same formula, straightforwardly: every part of every row, then everything sorted. */
export function plainScan(library: EncodedLibrary, profile: Profile): readonly number[] {
  const present = encodeProfiles([profile], library.taxonomy)
  const parts = STRUCTURED_PARTS.map(
    (part) => likenessTo(part, present, 0, library.table, METHOD).at,
  )
  return Array.from({ length: library.rows }, (_, row) => ({
    row,
    total: parts.reduce((sum, likeness) => sum + likeness(row), 0),
  }))
    .sort((a, b) => b.total - a.total)
    .slice(0, METHOD.nearest)
    .map(({ row }) => row)
}

/** Reads every bit that a comparison rests on, once, and does next to nothing with it. */
export function readBits({ table }: EncodedLibrary): number {
  let bits = 0
  for (let i = 0; i < table.present.length; i++)
    bits ^= (table.present[i] ?? 0) ^ (table.absent[i] ?? 0)
  for (let i = 0; i < table.scalars.length; i++) bits ^= table.scalars[i] ?? 0
  for (let i = 0; i < table.balance.length; i++) bits ^= table.balance[i] ?? 0
  return bits
}
