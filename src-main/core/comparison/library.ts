import type { Law } from '../law/law.ts'
import type { Precedent } from '../precedent.ts'
import type { OutcomeCode } from '../vocabulary.ts'
import { place, readLadder, type Placed } from './constraint/ladder.ts'
import { encodeProfiles, type ProfileTable } from './likeness/encoding.ts'
import { readTaxonomy, type Taxonomy } from './likeness/taxonomy.ts'

/** A library made ready for comparison; valid as long as the library and the law do not change. */
export type PreparedLibrary = {
  readonly law: Law
  readonly taxonomy: Taxonomy
  readonly ladder: ReadonlyMap<OutcomeCode, number>
  /** In code-unit order of reference, so that the order of the library never matters. */
  readonly precedents: readonly Precedent[]
  readonly table: ProfileTable
  /** Standing outcome of each on the ladder; null where there is none to compare with. */
  readonly placed: readonly (Placed | null)[]
}

/** Sorts and encodes the library once; a comparison then reads integers only. */
export function prepareLibrary(precedents: readonly Precedent[], law: Law): PreparedLibrary {
  const taxonomy = readTaxonomy(law)
  const ladder = readLadder(law)
  const sorted = [...precedents].sort(byRef)
  return {
    law,
    taxonomy,
    ladder,
    precedents: sorted,
    table: encodeProfiles(
      sorted.map(({ profile }) => profile),
      taxonomy,
    ),
    placed: sorted.map((precedent) => place(precedent, ladder)),
  }
}

const byRef = (a: Precedent, b: Precedent) => (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0)
