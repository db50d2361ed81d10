import { z } from 'zod'
import type { Sha256 } from '../canonical.ts'
import { canonicalJson } from '../canonical.ts'
import type { IsoDate } from '../vocabulary.ts'
import { applyHolidays, type HolidayUpdate } from './bank-holidays.ts'
import type { Law } from './law.ts'

// What a force adds to the law that the application ships: its lawyers' sign-offs and newer bank
// holidays. Records are only ever added; the law that applies is worked out from all of them.

export const entryKindSchema = z.enum([
  'RULE',
  'STANDARD',
  'OUTCOME',
  'TIME_LIMIT',
  'FACTOR',
  'ALLEGATION_TYPE',
  'CASE_NOTE',
  'OVERLAP',
])
export type EntryKind = z.infer<typeof entryKindSchema>

/** One act of signing off, or of taking a sign-off back, as a force recorded it. */
export type SignOffRecord = {
  /** Order in which the records were made, from 1. */
  readonly seq: number
  readonly kind: EntryKind
  readonly entryId: string
  /** Hash of the entry as shipped when it was signed: another wording asks for a fresh sign-off. */
  readonly entryHash: string
  readonly act: 'SIGNED' | 'WITHDRAWN'
  /** Role in words, such as "Force solicitor"; not necessarily a name. */
  readonly signedBy: string
  readonly signedOn: IsoDate
  readonly note: string
  readonly recordedAt: string
  readonly recordedBy: string
}

export type LawRecords = {
  /** In the order in which they were made. */
  readonly signOffs: readonly SignOffRecord[]
  readonly holidayUpdates: readonly HolidayUpdate[]
  /** Acts of other forces, taken in from their packs: shown, and counting for nothing by themselves. */
  readonly elsewhere?: readonly SignOffElsewhere[]
}

/** An act of another force, as it recorded it and as it was kept here. */
export type SignOffElsewhere = SignOffRecord & {
  /** Library that recorded it; `seq` counts there. */
  readonly libraryId: string
  /** What that library calls itself, or what it is called here. */
  readonly force: string
  readonly takenAt: string
  readonly takenBy: string
}

type Entry = { readonly id: string; readonly signedOffBy: string | null }

/** Hash of an entry as shipped; who signed it off is no part of its wording. */
export const entryHash = (entry: Entry, sha256: Sha256): string =>
  sha256(canonicalJson({ ...entry, signedOffBy: null }))

/** The sign-off that stands for exactly this wording, or null: the last act decides. */
export function standingSignOff(
  records: readonly SignOffRecord[],
  entry: { readonly kind: EntryKind; readonly id: string; readonly hash: string },
): SignOffRecord | null {
  const last = records.findLast(
    ({ kind, entryId, entryHash: hash }) =>
      kind === entry.kind && entryId === entry.id && hash === entry.hash,
  )
  return last?.act === 'SIGNED' ? last : null
}

/**
 * The law that applies in this library: as shipped, with the sign-offs that stand and the bank
 * holidays taken in since. A sign-off of an earlier wording counts for nothing here.
 */
export function effectiveLaw(shipped: Law, records: LawRecords, sha256: Sha256): Law {
  const signed =
    (kind: EntryKind) =>
    <T extends Entry>(entry: T): T => {
      const hash = entryHash(entry, sha256)
      const standing = standingSignOff(records.signOffs, { kind, id: entry.id, hash })
      return standing === null ? entry : { ...entry, signedOffBy: standing.signedBy }
    }
  return {
    ...shipped,
    rules: shipped.rules.map(signed('RULE')),
    standards: shipped.standards.map(signed('STANDARD')),
    outcomes: shipped.outcomes.map(signed('OUTCOME')),
    timeLimits: shipped.timeLimits.map(signed('TIME_LIMIT')),
    factors: shipped.factors.map(signed('FACTOR')),
    allegationTypes: shipped.allegationTypes.map(signed('ALLEGATION_TYPE')),
    caseNotes: shipped.caseNotes.map(signed('CASE_NOTE')),
    overlaps: shipped.overlaps.map(signed('OVERLAP')),
    bankHolidays: records.holidayUpdates.reduce(applyHolidays, shipped.bankHolidays),
  }
}
