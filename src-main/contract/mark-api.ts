import type { LinkRepair, OwnedLink } from '#core/bundle/evidence-links'
import type { Mark, MarkContent } from '#core/bundle/marks'
import type { PassageState, Place } from '#core/bundle/passages'
import type { Result } from '#core/result'
import type { OpenCase } from './views.ts'

/** What became of links and marks in the bundle as it now is. */
export type PassageReport = {
  readonly links: readonly (OwnedLink & { readonly found: PassageState })[]
  readonly marks: readonly { readonly mark: Mark; readonly found: PassageState }[]
  /** Pages whose text has not been taken yet: what rests on them cannot be told. */
  readonly pagesUnread: number
}

/** Channels of marks on bundle pages, and of what points to a page. */
export type MarkApi = {
  /** The reader's own marks and those shared with the panel; `unreadable` counts damaged ones. */
  'mark:list': (input: {
    readonly caseId: string
  }) => Promise<Result<{ readonly marks: readonly Mark[]; readonly unreadable: number }>>
  /** Keeps a mark as it now stands; without an id a new one. A deleted one put again is back. */
  'mark:put': (input: {
    readonly caseId: string
    readonly id: string | null
    readonly shared: boolean
    readonly content: Omit<MarkContent, 'at'>
  }) => Promise<Result<Mark>>
  'mark:delete': (input: { readonly caseId: string; readonly id: string }) => Promise<Result<null>>
  /** Asks where, then writes the marks named as a schedule; null where the person chose no place. */
  'mark:export': (input: {
    readonly caseId: string
    readonly format: 'PDF' | 'CSV'
    readonly ids: readonly string[]
  }) => Promise<Result<string | null>>

  /** Looks up the words of every link and of the reader's marks in the bundle; changes nothing. */
  'evidence:check': (input: { readonly caseId: string }) => Promise<Result<PassageReport>>
  /** Leads links and the reader's own marks where the reader chose: all of them, or none. */
  'evidence:repair': (input: {
    readonly caseId: string
    readonly links: readonly LinkRepair[]
    readonly marks: readonly { readonly id: string; readonly to: Place }[]
  }) => Promise<Result<OpenCase>>
}
