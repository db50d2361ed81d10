import type { Feature } from '../comparison.ts'
import {
  ADMISSION,
  CONTEXT,
  CONVICTION,
  CULPABILITY_LEVEL,
  HARM_LEVEL,
  RANK_BANDS,
  RANK_BAND,
  SCALARS,
  STANDING,
  UNSTATED,
  WARNING,
  type ProfileTable,
} from './encoding.ts'
import type { WordRange } from './taxonomy.ts'

type Polarity = Feature['polarity']
type Value = readonly [id: string, label: string, polarity: Polarity]
const value = (id: string, label: string, polarity: Polarity = 'CONTEXT'): Value => [
  id,
  label,
  polarity,
]

/** Ids and words of the values of each scalar, in the order of their codes. */
const VALUES: Readonly<Record<number, readonly Value[]>> = {
  [CULPABILITY_LEVEL]: [
    value('CULPABILITY_LOW', 'Low culpability', 'MITIGATING'),
    value('CULPABILITY_MEDIUM', 'Medium culpability'),
    value('CULPABILITY_HIGH', 'High culpability', 'AGGRAVATING'),
  ],
  [HARM_LEVEL]: [
    value('HARM_LOW', 'Low harm', 'MITIGATING'),
    value('HARM_MEDIUM', 'Medium harm'),
    value('HARM_HIGH', 'High harm', 'AGGRAVATING'),
  ],
  [CONVICTION]: [
    value('CONVICTION_NONE', 'No conviction or caution'),
    value('CONVICTION_CAUTION', 'Caution', 'AGGRAVATING'),
    value('CONVICTION_SUMMARY', 'Conviction, summary only', 'AGGRAVATING'),
    value('CONVICTION_EITHER_WAY', 'Conviction, either way', 'AGGRAVATING'),
    value('CONVICTION_INDICTABLE_ONLY', 'Conviction, indictable only', 'AGGRAVATING'),
    value('CONVICTION_UNSPECIFIED', 'Conviction, kind not stated', 'AGGRAVATING'),
  ],
  [WARNING]: [
    value('WARNING_NONE', 'No live warning'),
    value('WARNING_WW', 'Live written warning', 'AGGRAVATING'),
    value('WARNING_FWW', 'Live final written warning', 'AGGRAVATING'),
  ],
  [ADMISSION]: [
    value('ADMISSION_ADMITTED', 'Admitted'),
    value('ADMISSION_PARTLY', 'Partly admitted'),
    value('ADMISSION_DENIED', 'Denied'),
  ],
  [CONTEXT]: [
    value('CONTEXT_ON_DUTY', 'On duty'),
    value('CONTEXT_OFF_DUTY', 'Off duty'),
    value('CONTEXT_ONLINE', 'Online'),
  ],
  [STANDING]: [
    value('STANDING_SERVING', 'Serving officer'),
    value('STANDING_FORMER', 'Former officer'),
  ],
  [RANK_BAND]: RANK_BANDS.map((label, band) => value(`RANK_BAND_${band}`, label)),
}

const kindOf = (column: number): Feature['kind'] =>
  column === CULPABILITY_LEVEL || column === HARM_LEVEL ? 'LEVEL' : 'CIRCUMSTANCE'

// One object for each, as for factors: what is one object travels to the window once.
const FEATURES = SCALARS.map((scalar, column) => ({
  stated: (VALUES[column] ?? []).map(([id, label, polarity]): Feature => ({
    kind: kindOf(column),
    id,
    label,
    polarity,
  })),
  notStated: {
    kind: kindOf(column),
    id: `${scalar}:NOT_STATED`,
    label: 'Not stated',
    polarity: 'CONTEXT',
  } satisfies Feature,
}))

/** The value of a scalar as a feature; "not stated" is a feature of its own. @throws RangeError */
export function levelFeature(column: number, code: number): Feature {
  const features = FEATURES[column]
  if (features === undefined) throw new RangeError(`There is no scalar ${column}`)
  return features.stated[code] ?? features.notStated
}

export type SideBySide = {
  readonly shared: readonly Feature[]
  readonly onlyPresent: readonly Feature[]
  readonly onlyPrecedent: readonly Feature[]
  readonly unknown: readonly Feature[]
}

/**
 * Features of a case and a precedent side by side. A factor that one side states and on which the
 * other is silent is `unknown`; it stands in an only-list where the other side says that it is
 * absent. A list of allegation types or standards that is not empty is complete.
 */
export function sideBySide(present: ProfileTable, table: ProfileTable, row: number): SideBySide {
  const lists: Record<keyof SideBySide, Feature[]> = {
    shared: [],
    onlyPresent: [],
    onlyPrecedent: [],
    unknown: [],
  }
  const { width, featureAt, range } = table.taxonomy
  const at = row * width
  const closed = (feature: Feature, of: ProfileTable, from: number) =>
    feature.kind === 'FACTOR'
      ? false
      : stated(of, from, feature.kind === 'STANDARD' ? range.STANDARD : range.TYPE)
  for (let word = 0; word < width; word++) {
    const ours = present.present[word] ?? 0
    const theirs = table.present[at + word] ?? 0
    // The lowest bit that either states, then the next: features stand in the order of their bits.
    for (let left = ours | theirs; left !== 0; left &= left - 1) {
      const mask = left & -left
      const feature = featureAt.get(word * 32 + 31 - Math.clz32(mask))
      if (feature === undefined) continue
      const here = (ours & mask) !== 0
      const there = (theirs & mask) !== 0
      if (here && there) lists.shared.push(feature)
      else if (here)
        (((table.absent[at + word] ?? 0) & mask) !== 0 || closed(feature, table, at)
          ? lists.onlyPresent
          : lists.unknown
        ).push(feature)
      else
        (((present.absent[word] ?? 0) & mask) !== 0 || closed(feature, present, 0)
          ? lists.onlyPrecedent
          : lists.unknown
        ).push(feature)
    }
  }
  for (let column = 0; column < SCALARS.length; column++) {
    const here = present.scalars[column] ?? UNSTATED
    const there = table.scalars[row * SCALARS.length + column] ?? UNSTATED
    if (here === UNSTATED && there === UNSTATED) continue
    if (here === UNSTATED) lists.unknown.push(levelFeature(column, there))
    else if (there === UNSTATED) lists.unknown.push(levelFeature(column, here))
    else if (here === there) lists.shared.push(levelFeature(column, here))
    else {
      lists.onlyPresent.push(levelFeature(column, here))
      lists.onlyPrecedent.push(levelFeature(column, there))
    }
  }
  return lists
}

function stated(of: ProfileTable, at: number, { from, to }: WordRange): boolean {
  for (let word = from; word < to; word++) if ((of.present[at + word] ?? 0) !== 0) return true
  return false
}
