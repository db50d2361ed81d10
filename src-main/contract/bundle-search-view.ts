import type { Snippet } from '#core/bundle/search-words'

/** Pages of a bundle that hold what was asked, by document, in the order of reading. */
export type BundleSearch = {
  readonly groups: readonly {
    readonly documentId: string
    readonly title: string
    /** Every page found, within the document. */
    readonly pages: readonly number[]
    /** Passages from the first of them. */
    readonly hits: readonly {
      /** What the page is called in the bundle. */
      readonly label: string
      readonly documentPage: number
      readonly snippet: Snippet
      /** How sure the text is where it was recognised, 0 to 100; null where it is the page's own. */
      readonly recognised: number | null
    }[]
  }[]
  /** Pages found in all. */
  readonly pagesFound: number
  readonly pages: number
  readonly pagesWithoutText: number
  /** Pages whose text has not been taken yet. */
  readonly pagesUnread: number
  /** The first pages of the bundle that have no text. */
  readonly withoutText: readonly {
    readonly documentId: string
    readonly documentPage: number
    readonly label: string
  }[]
}
