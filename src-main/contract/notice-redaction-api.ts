import type { GroundId } from '#core/bundle/redaction/grounds'
import type { RedactionRow } from '#core/bundle/redaction/log'
import type { NoticeSection } from '#core/notice/notice'
import type { Identifier } from '#core/notice/redaction/identifiers'
import type { NoticePlace } from '#core/notice/redaction/places'
import type { NoticeRedaction } from '#core/notice/redaction/redact'
import type { Result } from '#core/result'

/** What is left out of a published notice, and what to look at before it is issued. */
export type NoticeRedactions = {
  /** The published notice before anything was left out by order; empty once it is signed. */
  readonly sections: readonly NoticeSection[]
  readonly redactions: readonly (NoticeRedaction & {
    /** Where it stands now; null where its words are no longer found: it is lost. */
    readonly label: string | null
    /** Places where the same words still stand in the published notice. */
    readonly elsewhere: number
  })[]
  /** What may still identify somebody. */
  readonly identifiers: readonly Identifier[]
  /** The log as it would be kept; of a signed notice, as it was kept. */
  readonly rows: readonly RedactionRow[]
}

/** Channels of what the chair orders to be left out of a published notice (CR 63(8), (9)). */
export type NoticeRedactionApi = {
  'notice-redaction:list': (input: { readonly caseId: string }) => Promise<Result<NoticeRedactions>>
  /** Marks places of the published notice; refused where the text there is no longer the same. */
  'notice-redaction:mark': (input: {
    readonly caseId: string
    readonly places: readonly NoticePlace[]
    readonly ground: GroundId
    readonly note: string
  }) => Promise<Result<NoticeRedactions>>
  'notice-redaction:remove': (input: {
    readonly caseId: string
    readonly ids: readonly string[]
  }) => Promise<Result<NoticeRedactions>>
  /** Asks where, then writes the log, which does not say what was left out. */
  'notice-redaction:export-log': (input: {
    readonly caseId: string
    readonly format: 'PDF' | 'CSV'
  }) => Promise<Result<string | null>>
}
