import type { Snippet } from '#core/bundle/search-words'

type Page = {
  readonly documentId: string
  readonly documentPage: number
  /** What it is called in the bundle. */
  readonly label: string
}

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
  /** Pages whose words were read off their pictures. */
  readonly pagesRecognised: number
  /** The first pages of the bundle that have no text. */
  readonly withoutText: readonly Page[]
  /** The first pages whose words were read off their pictures, and how sure they are, 0 to 100. */
  readonly recognised: readonly (Page & { readonly confidence: number })[]
}
