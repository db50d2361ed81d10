import type { PageMention, ReferringSection, Renumbered } from '#core/bundle/page-references'
import type { Result } from '#core/result'
import type { OpenCase } from './views.ts'

/** A page of the bundle as a person tells it from another. */
export type SeenPage = {
  readonly documentId: string
  readonly page: number
  /** What it is called now. */
  readonly label: string
  readonly title: string
  /** The first words on it; empty where it has none, or was not read yet. */
  readonly words: string
  /** How sure these words are where they were recognised, 0 to 100; null where they are its own. */
  readonly recognised: number | null
}

/** A number in reasons that no longer leads, or may not lead, to the page it meant. */
export type StrayedPage = PageMention & {
  readonly section: ReferringSection
  /**
   * `MOVED`: the page it meant is called otherwise now. `LOST`: it is not found. `NOT_READ`: pages
   * are still to be read. `NOT_KNOWN`: what it meant was not kept when it was typed.
   */
  readonly state: 'MOVED' | 'LOST' | 'NOT_READ' | 'NOT_KNOWN'
  /** The page that goes by this number now. */
  readonly now: SeenPage | null
  /** The page that it meant, or may have meant. */
  readonly instead: SeenPage | null
}

/** Channels of the page numbers in reasons. */
export type PageReferenceApi = {
  /** Numbers in the texts that this reader may write; those that lead where they did are left out. */
  'evidence:references': (input: {
    readonly caseId: string
  }) => Promise<Result<readonly StrayedPage[]>>
  /** Exchanges numbers as the reader chose; one that is to stay is confirmed. All, or none. */
  'evidence:repair-references': (input: {
    readonly caseId: string
    readonly pages: readonly (Renumbered & { readonly section: ReferringSection })[]
  }) => Promise<Result<OpenCase>>
}
