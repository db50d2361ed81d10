import type { Law } from '../law/law.ts'
import type { Precedent } from '../precedent.ts'
import type { OutcomeCode } from '../vocabulary.ts'
import { readLadder, type Placed } from './constraint/ladder.ts'
import type { Eligibility } from './left-out.ts'
import type { ProfileTable } from './likeness/encoding.ts'
import type { Patterns } from './likeness/patterns.ts'
import type { Room } from './room.ts'
import { readTaxonomy, type Taxonomy } from './likeness/taxonomy.ts'

/**
 * A library made ready for comparison, as integers; valid as long as the library and the law do not
 * change. Rows are in code-unit order of reference, so that the order of the library never matters.
 */
export type EncodedLibrary = {
  readonly law: Law
  readonly taxonomy: Taxonomy
  readonly ladder: ReadonlyMap<OutcomeCode, number>
  readonly rows: number
  readonly refs: readonly string[]
  readonly rowOf: (ref: string) => number | undefined
  readonly table: ProfileTable
  readonly patterns: Patterns
  /** Standing outcome of each on the ladder; null where there is none to compare with. */
  readonly placed: readonly (Placed | null)[]
  /** Kinds of eligibility that occur, and which each row has. */
  readonly eligibilities: readonly Eligibility[]
  readonly eligibility: Int32Array
  /** Hashes of what recognises a case and its siblings; equal hashes are then read in full. */
  readonly identity: Identity
  /** `FROM_SAMPLE`, `PRESUMED`, and the kind of chair where it is known. */
  readonly marks: Uint8Array
  /** Place of each row in the order in which the cases were put in. */
  readonly slots: Int32Array
  /** What a list shows of a row, put together when it is asked for. */
  readonly listedAt: (row: number) => Listed | null
  /** Room for the one comparison that is being made. */
  readonly room: Room
  /** The whole precedent of a row: for the very few that hashes do not tell apart. */
  readonly read: (row: number) => Precedent
}

/** Where a row that counts stands on the ladder: a case with no place there is left out. */
export function placedAt({ placed }: Pick<EncodedLibrary, 'placed'>, row: number): Placed {
  const at = placed[row]
  if (at == null) throw new RangeError(`Row ${row} has no place on the ladder`)
  return at
}

export type Listed = Pick<
  Precedent,
  | 'id'
  | 'title'
  | 'force'
  | 'hearingDate'
  | 'outcome'
  | 'outcomeMonths'
  | 'laterHistory'
  | 'confidence'
  | 'personalMitigation'
> & { readonly rank: Precedent['profile']['rank']; readonly regime: string }

export type Identity = Readonly<Record<'hearingKey' | 'contentHash' | 'sourceId', Int32Array>>

export const FROM_SAMPLE = 1
/** Its rules are presumed from the date of its hearing. */
export const PRESUMED = 2
/** Models of chair, where the dates do not leave it open. */
export const LQC_CHAIR = 4
export const CHIEF_OFFICER_CHAIR = 8

/** What of the law a library is encoded by. */
export const encodingOf = (law: Law) => ({
  law,
  taxonomy: readTaxonomy(law),
  ladder: readLadder(law),
})
