import type { FormerFile } from '#core/bundle/former-file'
import type { IntakeReport } from '#core/bundle/intake'
import type { Result } from '#core/result'
import type { OpenCase } from './views.ts'

/** An earlier file of a document, with the issues of the bundle that have it. */
export type FormerView = FormerFile & { readonly versions: readonly number[] }

/** A document with another file, and what became of what it was before. */
export type DocumentReplaced = {
  readonly openCase: OpenCase
  readonly title: string
  readonly pages: { readonly before: number; readonly now: number }
  /** Issues that have the earlier file, which is kept for them; none where its bytes are gone. */
  readonly keptFor: readonly number[]
  /** Areas marked for redaction in the earlier file: they say nothing of where words now stand. */
  readonly redactionsRemoved: number
  /** The new file, and what was attached to it. */
  readonly report: IntakeReport
}

/** Channels by which a document of a bundle gets another file, and its earlier ones are found. */
export type ReplacementApi = {
  /**
   * Asks for a file and puts it in the place of a document's own: title, tab, date and description
   * stay. Null where the person chose none, or cancelled.
   */
  'bundle:replace': (input: {
    readonly caseId: string
    readonly documentId: string
  }) => Promise<Result<DocumentReplaced | null>>
  'bundle:formers': (input: {
    readonly caseId: string
    readonly documentId: string
  }) => Promise<Result<readonly FormerView[]>>
  /** Asks where, and writes an earlier file as it came; null where the person chose no place. */
  'bundle:save-former': (input: {
    readonly caseId: string
    readonly documentId: string
    readonly sha256: string
  }) => Promise<Result<string | null>>
}
