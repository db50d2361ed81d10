import type { Profile } from '../../profile.ts'
import type { Rank } from '../../vocabulary.ts'
import { countBits, setBit, type Taxonomy } from './taxonomy.ts'

/** Single-valued things a profile may state; -1 in the table: not stated. */
export const SCALARS = [
  'culpabilityLevel',
  'harmLevel',
  'convictionType',
  'liveWarning',
  'admission',
  'context',
  'standing',
  'rank',
] as const
export const UNSTATED = -1
export const NO_BALANCE = -32_768
/** Columns of the scalars, in the order above. */
export const CULPABILITY_LEVEL = 0
export const HARM_LEVEL = 1
export const CONVICTION = 2
export const WARNING = 3
export const ADMISSION = 4
export const CONTEXT = 5
export const STANDING = 6
export const RANK_BAND = 7

/** Profiles as integers, one row each, so that a comparison with a whole library is a few passes. */
export type ProfileTable = {
  readonly taxonomy: Taxonomy
  readonly rows: number
  /** Features stated present, `taxonomy.width` words a row. */
  readonly present: Int32Array
  /** Features expressly absent. */
  readonly absent: Int32Array
  /** `SCALARS.length` values a row. */
  readonly scalars: Int8Array
  /** What makes a case graver less what makes it slighter; NO_BALANCE where no factor is stated. */
  readonly balance: Int16Array
}

const LEVELS: readonly string[] = ['LOW', 'MEDIUM', 'HIGH']
const MEDIUM = 1
/** Ascending; UNSPECIFIED comes last and stands for any of the four before it. */
const CONVICTIONS: readonly string[] = [
  'NONE',
  'CAUTION',
  'SUMMARY',
  'EITHER_WAY',
  'INDICTABLE_ONLY',
  'UNSPECIFIED',
]
export const CONVICTION_UNSPECIFIED = 5
const WARNINGS: readonly string[] = ['NONE', 'WW', 'FWW']
const ADMISSIONS: readonly string[] = ['ADMITTED', 'PARTLY', 'DENIED']
const CONTEXTS: readonly string[] = ['ON_DUTY', 'OFF_DUTY', 'ONLINE']
const STANDINGS: readonly string[] = ['SERVING', 'FORMER']

/** Rank bands: those who carry out, those who supervise, those who lead. */
export const RANK_BANDS = ['Constable', 'Sergeant or inspector', 'Chief inspector or above']
const BAND: Readonly<Record<Rank, number>> = {
  SPECIAL_CONSTABLE: 0,
  CONSTABLE: 0,
  SERGEANT: 1,
  INSPECTOR: 1,
  CHIEF_INSPECTOR: 2,
  SUPERINTENDENT: 2,
  CHIEF_SUPERINTENDENT: 2,
  CHIEF_OFFICER: 2,
}

const codeIn = (codes: readonly string[], value: string | null): number =>
  value === null ? UNSTATED : codes.indexOf(value)

/** A table of so many empty rows. */
export const emptyTable = (rows: number, taxonomy: Taxonomy): ProfileTable => ({
  taxonomy,
  rows,
  present: new Int32Array(rows * taxonomy.width),
  absent: new Int32Array(rows * taxonomy.width),
  scalars: new Int8Array(rows * SCALARS.length),
  balance: new Int16Array(rows),
})

/** Encodes profiles; forum, finding, narrative and anything after the decision stay outside. */
export function encodeProfiles(profiles: readonly Profile[], taxonomy: Taxonomy): ProfileTable {
  const table = emptyTable(profiles.length, taxonomy)
  profiles.forEach((profile, row) => encodeRow(profile, table, row))
  return table
}

/** Writes one profile over a row of a table. */
export function encodeRow(profile: Profile, table: ProfileTable, row: number): void {
  const { taxonomy, present, absent, scalars } = table
  const at = row * taxonomy.width
  present.fill(0, at, at + taxonomy.width)
  absent.fill(0, at, at + taxonomy.width)
  const set = (bits: Int32Array, id: string, of: ReadonlyMap<string, number>) => {
    const bit = of.get(id)
    if (bit !== undefined) setBit(bits, at, bit)
  }
  for (const id of profile.allegationTypes) {
    set(present, id, taxonomy.bitOf)
    set(present, id, taxonomy.rowBitOf)
  }
  for (const id of profile.standards) set(present, id, taxonomy.bitOf)
  for (const id of profile.factors) set(present, id, taxonomy.bitOf)
  for (const id of profile.absentFactors)
    if (!profile.factors.includes(id)) set(absent, id, taxonomy.bitOf)
  scalars.set(scalarsOf(profile), row * SCALARS.length)
  table.balance[row] = balanceOf(table, row)
}

/** Copies rows of one table into another, in the order asked for. */
export function rowsOf(from: ProfileTable, order: Int32Array): ProfileTable {
  const to = emptyTable(order.length, from.taxonomy)
  const { width } = from.taxonomy
  for (let row = 0; row < order.length; row++) {
    const at = order[row] ?? 0
    for (let word = 0; word < width; word++) {
      to.present[row * width + word] = from.present[at * width + word] ?? 0
      to.absent[row * width + word] = from.absent[at * width + word] ?? 0
    }
    for (let column = 0; column < SCALARS.length; column++)
      to.scalars[row * SCALARS.length + column] = from.scalars[at * SCALARS.length + column] ?? 0
    to.balance[row] = from.balance[at] ?? 0
  }
  return to
}

/**
 * Aggravating less mitigating factors, and one for each step that a dimension of the a fortiori
 * constraint stands off its ordinary place: culpability and harm from medium, a live warning from
 * none; any caution or conviction is one. What is not stated adds nothing. Levels alone make no
 * balance, for they stand in their own parts already.
 */
function balanceOf(table: ProfileTable, row: number): number {
  const { width, pro, con, range } = table.taxonomy
  let up = 0
  let down = 0
  for (let word = range.CULPABILITY.from; word < width; word++) {
    const bits = table.present[row * width + word] ?? 0
    up += countBits(bits & (pro[word] ?? 0))
    down += countBits(bits & (con[word] ?? 0))
  }
  return up + down === 0 ? NO_BALANCE : up - down + stepsOf(table, row)
}

function stepsOf({ scalars }: ProfileTable, row: number): number {
  const stated = (column: number, otherwise: number) => {
    const value = scalars[row * SCALARS.length + column] ?? UNSTATED
    return value === UNSTATED ? otherwise : value
  }
  return (
    stated(CULPABILITY_LEVEL, MEDIUM) -
    MEDIUM +
    stated(HARM_LEVEL, MEDIUM) -
    MEDIUM +
    stated(WARNING, 0) +
    Math.min(1, stated(CONVICTION, 0))
  )
}

/** Codes of the single-valued things a profile states, in the order of SCALARS. */
export const scalarsOf = (profile: Profile): readonly number[] => [
  codeIn(LEVELS, profile.culpabilityLevel),
  codeIn(LEVELS, profile.harmLevel),
  codeIn(CONVICTIONS, profile.convictionType),
  codeIn(WARNINGS, profile.liveWarning),
  codeIn(ADMISSIONS, profile.admission),
  codeIn(CONTEXTS, profile.context),
  codeIn(STANDINGS, profile.standing),
  profile.rank === null ? UNSTATED : BAND[profile.rank],
]
