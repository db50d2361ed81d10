import type { Place } from '#core/bundle/passages'
import type { AreaContent, RedactionArea } from '#core/bundle/redaction/areas'
import type { GroundId } from '#core/bundle/redaction/grounds'
import type { RedactedCopy } from '#core/bundle/redaction/log'
import type { PlacedWord } from '#core/bundle/redaction/placed-words'
import type { Rect } from '#core/bundle/resolve-references'
import type { Result } from '#core/result'

/** Everything marked in a case, and every copy made of it. */
export type Redactions = {
  readonly areas: readonly RedactionArea[]
  readonly copies: readonly RedactedCopy[]
}
/** A place where words that were asked for stand. */
export type WordsFound = Place & {
  readonly rects: readonly Rect[]
  /** The words as they stand, and what is around them. */
  readonly words: string
  readonly before: string
  readonly after: string
}
/** What became of a copy; `elsewhere` says where words of an area stand unmarked. */
export type CopyMade = {
  readonly redactions: Redactions
  readonly copy: RedactedCopy
  /** Where it was written; null where it was added to the bundle. */
  readonly path: string | null
  readonly elsewhere: readonly {
    /** Number of the redaction in the log, and page of the copy. */
    readonly number: number
    readonly page: number
  }[]
}

export type RedactionProgress = {
  readonly stage: 'READING' | 'DRAWING' | 'PROVING'
  readonly done: number
  readonly total: number
}

/** Channels of redaction: areas marked, reviewed, and taken out of a copy. */
export type RedactionApi = {
  'redaction:list': (input: { readonly caseId: string }) => Promise<Result<Redactions>>
  /** Words of one page with their places, in points of the page. */
  'redaction:words': (
    input: { readonly caseId: string } & Place,
  ) => Promise<Result<readonly PlacedWord[]>>
  /**
   * Every place where words stand in the documents named, told by the very letters of the page;
   * progress comes as `redaction:progress` events. Pages that hold no letters are counted.
   */
  'redaction:find': (input: {
    readonly caseId: string
    readonly documentIds: readonly string[]
    readonly query: string
  }) => Promise<
    Result<{
      readonly found: readonly WordsFound[]
      /** Places that stand wholly under areas marked already: they are not among those found. */
      readonly alreadyMarked: number
      readonly isCut: boolean
      /** Pages without letters, such as scans: what stands on them is found by eye alone. */
      readonly withoutText: readonly Place[]
    }>
  >
  /** Marks areas, each with every word it touches in whole. */
  'redaction:mark': (input: {
    readonly caseId: string
    readonly areas: readonly AreaContent[]
  }) => Promise<Result<Redactions>>
  /** Gives an area another ground or note: it waits for review again. */
  'redaction:change': (input: {
    readonly caseId: string
    readonly id: string
    readonly ground: GroundId
    readonly note: string
  }) => Promise<Result<Redactions>>
  'redaction:remove': (input: {
    readonly caseId: string
    readonly ids: readonly string[]
  }) => Promise<Result<Redactions>>
  /** Records a second look at areas. */
  'redaction:review': (input: {
    readonly caseId: string
    readonly ids: readonly string[]
  }) => Promise<Result<Redactions>>
  /**
   * Makes one redacted copy of the documents named, proves that nothing taken out is in it, and
   * writes it where the person says or adds it to the bundle. The sources stay as they are. Refused
   * (`NOT_REVIEWED`) while an area waits for review. Null where the person chose no place.
   */
  'redaction:apply': (input: {
    readonly caseId: string
    readonly documentIds: readonly string[]
    readonly kind: RedactedCopy['kind']
  }) => Promise<Result<CopyMade | null>>
  'redaction:cancel': () => Promise<Result<null>>
  /** Asks where, then writes the log of a copy, which does not say what was taken out. */
  'redaction:export-log': (input: {
    readonly caseId: string
    readonly number: number
    readonly format: 'PDF' | 'CSV'
  }) => Promise<Result<string | null>>
}
