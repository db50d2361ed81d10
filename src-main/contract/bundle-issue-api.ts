import type { IssueChanges } from '#core/bundle/issue-changes'
import type { LatePages } from '#core/bundle/numbering'
import type { ReferenceReport } from '#core/bundle/resolve-references'
import type { Result } from '#core/result'
import type { FormerView } from './replacement-api.ts'
import type { OpenCase } from './views.ts'

/** One issue of a bundle as it was kept. */
export type KeptIssue = {
  readonly version: number
  readonly issuedAt: string
  readonly issuedBy: string
  /** Pages of the PDF in all, the index among them. */
  readonly pages: number
  readonly sha256: string
  /** What became of references in the text; null where they were not linked, or it was not kept. */
  readonly references: ReferenceReport | null
  /** What it has otherwise than the issue before; null for the first. */
  readonly changes: IssueChanges | null
}

/** A file that an issued version has, of a document that is no longer in the bundle. */
export type RemovedFile = FormerView & { readonly documentId: string; readonly title: string }

/** Every issue of a bundle, the last one first, and what the next one would bring. */
export type BundleIssues = {
  readonly issues: readonly KeptIssue[]
  /** How documents that came after the last issue will be numbered. */
  readonly late: LatePages
  /** What the next issue would have otherwise than the last; null before the first. */
  readonly next: IssueChanges | null
  /** Titles of documents that hold the same words, though their files differ. */
  readonly sameText: readonly (readonly string[])[]
  readonly removed: readonly RemovedFile[]
}

/** Channels of the issues of a bundle, beside issuing itself. */
export type BundleIssueApi = {
  'bundle:issues': (input: { readonly caseId: string }) => Promise<Result<BundleIssues>>
  /** Chooses how pages that came after the last issue are numbered in the next. */
  'bundle:number-late': (input: {
    readonly caseId: string
    readonly way: LatePages
  }) => Promise<Result<OpenCase>>
  /** Stops the issue under way; it answers null and leaves nothing behind. */
  'bundle:cancel-issue': () => Promise<Result<null>>
  /**
   * Asks where, then writes what an issue changed with the table from old page to new; null where
   * the person chose no place.
   */
  'bundle:export-changes': (input: {
    readonly caseId: string
    readonly version: number
    readonly format: 'PDF' | 'CSV'
  }) => Promise<Result<string | null>>
}
