import type { Placed } from '#core/bundle/sections'
import type { Result } from '#core/result'
import type { BundleIssued, BundleSearch, OpenCase } from './views.ts'

/** Channels of the case bundle: documents in, in order, read, searched, issued. */
export type BundleApi = {
  /** Asks for PDFs, plain texts and pictures and adds each; refused files are named with the reason. */
  'bundle:add': (input: { readonly caseId: string }) => Promise<
    Result<{
      readonly openCase: OpenCase
      readonly refused: readonly { readonly file: string; readonly reason: string }[]
    }>
  >
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
  'bundle:read': (input: {
    readonly caseId: string
    readonly documentId: string
  }) => Promise<Result<Uint8Array>>
  /**
   * Finds words in the text of every page. A call without words takes the text of the next pages
   * never read before; `pagesUnread` says how many are left.
   */
  'bundle:search': (input: {
    readonly caseId: string
    readonly query: string
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
