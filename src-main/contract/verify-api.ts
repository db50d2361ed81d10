import type { Verification } from '#core/notice/notice'
import type { NoticeRecord } from '#core/notice/notice-record'
import type { Problem, Result } from '#core/result'

/** A file that was judged. */
export type CheckedFile = {
  readonly file: string
  readonly verification: Verification
  /** What it carries for a program; null where its signature does not hold. */
  readonly record: NoticeRecord | null
}

/** A file that could not be read, and why. */
export type UncheckedFile = { readonly file: string; readonly problems: readonly Problem[] }

/** Channels that judge files from anywhere. They work while locked: then nobody is known. */
export type VerifyApi = {
  /**
   * Asks for PDFs and says of each what its signatures are worth; how far it is comes as
   * `notice:checking` events. Null where the person chose none.
   */
  'notice:verify': () => Promise<Result<readonly (CheckedFile | UncheckedFile)[] | null>>
  /** Judges one file that was dragged into the window, which knows its bytes and not its place. */
  'notice:verify-dropped': (input: {
    readonly fileName: string
    readonly bytes: Uint8Array
  }) => Promise<Result<CheckedFile>>
  /** Leaves out the chosen files that were not judged yet. */
  'notice:stop-checking': () => Promise<Result<null>>
}

/** Files being judged: which, and how many before it of how many. */
export type CheckingProgress = {
  readonly file: string
  readonly done: number
  readonly total: number
}
