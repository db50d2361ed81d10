import type { Placed } from '#core/bundle/sections'
import type { Result } from '#core/result'
import type { BundleSearch } from './bundle-search-view.ts'
import type { BundleIssued, OpenCase } from './views.ts'

/** Channels of the case bundle: documents in, in order, read, searched, issued. */
export type BundleApi = {
  'bundle:rename': (input: {
    readonly caseId: string
    readonly documentId: string
    readonly title: string
  }) => Promise<Result<OpenCase>>
  'bundle:remove': (input: {
    readonly caseId: string
    readonly documentId: string
  }) => Promise<Result<OpenCase>>
  /** Part, date, description and order of every document at once. */
  'bundle:arrange': (input: {
    readonly caseId: string
    readonly documents: readonly Placed[]
  }) => Promise<Result<OpenCase>>
  /**
   * Bytes `from` up to `to` of the PDF by which a document is read, and how many it has in all. With
   * its first bytes come its last ones, `end`, where a reader finds what stands where.
   */
  'bundle:read': (input: {
    readonly caseId: string
    readonly documentId: string
    readonly from: number
    readonly to: number
  }) => Promise<
    Result<{ readonly part: Uint8Array; readonly bytes: number; readonly end: Uint8Array }>
  >
  /**
   * Finds words in the text of every page. A call without words takes the text of the next pages
   * never read before; `pagesUnread` says how many are left. Passages come from the first pages of
   * each document, or from more pages of the one document named in `within`.
   */
  'bundle:search': (input: {
    readonly caseId: string
    readonly query: string
    readonly within?: string
  }) => Promise<Result<BundleSearch>>

  /**
   * Asks where, then writes the bundle as one paginated PDF; progress comes as `bundle:progress`
   * events. Null where the person chose no place. References in the text such as "page 45" become
   * links where that is wished; their numbers are read as pages of this very issue.
   */
  'bundle:issue': (input: {
    readonly caseId: string
    readonly linkReferences: boolean
  }) => Promise<Result<BundleIssued | null>>
}
