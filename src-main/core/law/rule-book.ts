import type { Sha256 } from '../canonical.ts'
import { markLabel } from '../wording.ts'
import type { IsoDate, Mark } from '../vocabulary.ts'
import type { Law } from './law.ts'
import {
  entryHash,
  standingSignOff,
  type EntryKind,
  type LawRecords,
  type SignOffElsewhere,
  type SignOffRecord,
} from './law-records.ts'
import { textsOf, type Base, type EntryText } from './rule-book-texts.ts'

/** One entry of the rule book as a person reads it. */
export type BookEntry = EntryText & {
  /** Stands for this entry and wording alone. */
  readonly key: string
  readonly kind: EntryKind
  readonly id: string
  readonly hash: string
  readonly source: string
  readonly mark: Mark
  /** How sure we are, in words. */
  readonly markWords: string
  readonly effectiveFrom: IsoDate | null
  readonly effectiveTo: IsoDate | null
  /** Read in the text for every kind of proceedings, or signed off for this wording. */
  readonly verified: boolean
  /** What a sign-off of this entry turns into a block; null where it changes nothing but the mark. */
  readonly signOffEffect: string | null
  readonly signOff: SignOffRecord | null
  /** The sign-off of an earlier wording, while this one has none. */
  readonly earlier: SignOffRecord | null
  /** Every act recorded about this entry, newest first. */
  readonly history: readonly SignOffRecord[]
  /** Where each other force stands on this wording, by its last act taken in here. */
  readonly elsewhere: readonly SignOffElsewhere[]
}

export type RuleBook = {
  readonly version: string
  readonly sections: readonly {
    readonly kind: EntryKind
    readonly label: string
    readonly entries: readonly BookEntry[]
    readonly unverified: number
  }[]
  readonly bankHolidays: Law['bankHolidays'] & {
    readonly updates: readonly { readonly source: string; readonly recordedBy: string }[]
  }
}

const SECTION_LABELS: readonly (readonly [EntryKind, string])[] = [
  ['RULE', 'Rules'],
  ['STANDARD', 'Standards'],
  ['OUTCOME', 'Outcomes and periods'],
  ['TIME_LIMIT', 'Time limits'],
  ['FACTOR', 'Factors'],
  ['ALLEGATION_TYPE', 'Case categories'],
  ['CASE_NOTE', 'Case-law notes'],
  ['OVERLAP', 'Counted once'],
]

/** The whole law as shipped, each entry with the sign-offs recorded for it, in the order of the data. */
export function ruleBook(
  shipped: Law,
  effective: Law,
  records: LawRecords,
  sha256: Sha256,
): RuleBook {
  const texts = textsOf(shipped)
  const sections = SECTION_LABELS.map(([kind, label]) => {
    const bare = texts[kind].map(({ entry, text }) => ({
      entry,
      text,
      hash: entryHash(entry, sha256),
    }))
    const current = new Set(bare.map(({ hash }) => hash))
    const entries = bare.map(({ entry, text, hash }) =>
      toEntry({ kind, entry, text, hash, current }, records),
    )
    return { kind, label, entries, unverified: entries.filter((one) => !one.verified).length }
  })
  const updates = records.holidayUpdates.map(({ source, recordedBy }) => ({ source, recordedBy }))
  return {
    version: shipped.version,
    sections,
    bankHolidays: { ...effective.bankHolidays, updates },
  }
}

/** Entries that hold every word typed, in any order, in any of their texts; perhaps unverified ones only. */
export function findInBook(
  entries: readonly BookEntry[],
  search: { readonly text: string; readonly unverifiedOnly: boolean },
): readonly BookEntry[] {
  const wanted = search.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return entries.filter((entry) => {
    if (search.unverifiedOnly && entry.verified) return false
    const { id, title, words, source, markWords, more, signOff } = entry
    const facts = more.map(({ value }) => value)
    const all = [id, title, words, source, markWords, signOff?.signedBy ?? '', ...facts]
    const text = all.join(' ').toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

function toEntry(
  about: {
    readonly kind: EntryKind
    readonly entry: Base
    readonly text: EntryText
    readonly hash: string
    /** Hashes of all present wordings, so that one of two dated texts is not taken for the other's past. */
    readonly current: ReadonlySet<string>
  },
  { signOffs, elsewhere = [] }: LawRecords,
): BookEntry {
  const { kind, entry, text, hash, current } = about
  const { id, source, mark, effectiveFrom, effectiveTo } = entry
  const named = signOffs.filter((record) => record.kind === kind && record.entryId === id)
  const older = named.filter((record) => !current.has(record.entryHash))
  const signOff = standingSignOff(signOffs, { kind, id, hash })
  const history = named.filter((record) => record.entryHash === hash || older.includes(record))
  return {
    key: `${kind} ${id} ${hash.slice(0, 12)}`,
    kind,
    id,
    hash,
    ...text,
    source,
    mark,
    markWords: markLabel(mark),
    effectiveFrom,
    effectiveTo,
    verified: allRead(entry) || signOff !== null || entry.signedOffBy !== null,
    signOffEffect: effectOf(entry),
    signOff,
    earlier: signOff === null ? standingEarlier(older) : null,
    history: history.toReversed(),
    elsewhere: lastOfEach(
      elsewhere.filter((one) => one.kind === kind && one.entryId === id && one.entryHash === hash),
    ),
  }
}

/** Forces in the order of their libraries' ids, each with its last act only. */
const lastOfEach = (acts: readonly SignOffElsewhere[]): readonly SignOffElsewhere[] => [
  ...new Map(acts.map((one) => [one.libraryId, one])).values(),
]

/** The newest sign-off of an earlier wording that nobody took back. */
const standingEarlier = (older: readonly SignOffRecord[]): SignOffRecord | null =>
  older.findLast(
    (record) =>
      standingSignOff(older, {
        kind: record.kind,
        id: record.entryId,
        hash: record.entryHash,
      }) === record,
  ) ?? null

const allRead = (entry: Base): boolean =>
  entry.mark === 'V' &&
  (!('variants' in entry) || entry.variants.every((variant) => variant.mark === 'V'))

function effectOf(entry: Base): string | null {
  if (!('level' in entry) || entry.level !== 'BLOCK') return null
  if (allRead(entry)) return null
  return 'Until it is signed off this rule asks for a typed reason. Signed off, it stands in the way of the notice.'
}
