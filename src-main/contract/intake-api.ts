import type { CameAs, IntakeReport } from '#core/bundle/intake'
import type { Result } from '#core/result'
import type { OpenCase } from './views.ts'

/** The case after files were added, and what became of each of them. */
export type DocumentsAdded = { readonly openCase: OpenCase; readonly report: IntakeReport }

/** Channels by which documents come into a bundle, and leave it as they came. */
export type IntakeApi = {
  /**
   * Asks for files and adds each, one at a time; how far it is comes as `bundle:adding` events.
   * Null where the person chose none.
   */
  'bundle:add': (input: { readonly caseId: string }) => Promise<Result<DocumentsAdded | null>>
  /** Adds one file that was dragged into the window, which knows its bytes and not its place. */
  'bundle:add-dropped': (input: {
    readonly caseId: string
    readonly fileName: string
    readonly bytes: Uint8Array
  }) => Promise<Result<DocumentsAdded>>
  /** Ends adding: the file being read and those after it are left out, those before it stay. */
  'bundle:cancel-adding': () => Promise<Result<null>>
  /** How a document came, with what its file held. */
  'bundle:came': (input: {
    readonly caseId: string
    readonly documentId: string
  }) => Promise<Result<CameAs>>
  /** Asks where, and writes the very file that was added; null where the person chose no place. */
  'bundle:save-original': (input: {
    readonly caseId: string
    readonly documentId: string
  }) => Promise<Result<string | null>>
}

/** Files being added: which, and how many before it of how many. */
export type AddingProgress = {
  readonly file: string
  readonly done: number
  readonly total: number
}
