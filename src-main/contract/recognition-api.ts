import type { RecognisedPage, RecognitionFailure } from '#core/bundle/recognition'
import type { Result } from '#core/result'

/** A page that has no text of its own, and what became of it. */
export type PictureOnly = {
  readonly documentId: string
  readonly documentPage: number
  /** What the page is called in the bundle. */
  readonly label: string
  /** Null where it waits or failed. */
  readonly confidence: number | null
  readonly words: number
  /** True where a person should compare the words with the picture before relying on them. */
  readonly look: boolean
  readonly failure: RecognitionFailure | null
  /** Whether taking its own text was given up, because it failed or never ended. */
  readonly givenUp: boolean
}
/** The page at work, counted from 1, of all that wait in the library. */
export type RecognitionProgress = { readonly page: number; readonly total: number }

export type Recognition = {
  /** False where nothing reads pages: on a command line, or in a library that may not be written. */
  readonly available: boolean
  readonly paused: boolean
  readonly running: RecognitionProgress | null
  readonly withoutText: number
  readonly waiting: number
  readonly recognised: number
  readonly failed: number
  /** Those whose own text was given up. */
  readonly givenUp: number
  /** The first pages, in the order of the bundle. */
  readonly pages: readonly PictureOnly[]
}

/** Channels of the words read off pages that are only pictures. */
export type RecognitionApi = {
  /** Pages without text and what became of them; the pages of this case are then read before others. */
  'recognition:show': (input: { readonly caseId: string }) => Promise<Result<Recognition>>
  /** The words of a page with their places; null where its text is not recognised text. */
  'recognition:page': (input: {
    readonly caseId: string
    readonly documentId: string
    readonly page: number
  }) => Promise<Result<RecognisedPage | null>>
  /** Stops at once and stays so, also after the next unlock; or goes on. */
  'recognition:pause': (input: {
    readonly caseId: string
    readonly paused: boolean
  }) => Promise<Result<Recognition>>
  /** Lets the pages of the case that failed wait again. */
  'recognition:again': (input: { readonly caseId: string }) => Promise<Result<Recognition>>
}
