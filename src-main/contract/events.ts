import type { AddingProgress } from './intake-api.ts'
import type { RecognitionProgress } from './recognition-api.ts'
import type { RedactionProgress } from './redaction-api.ts'
import type { CheckingProgress } from './verify-api.ts'

/** What the main process tells the window without being asked. */
export type Events = {
  'import:progress': {
    readonly phase: 'READING' | 'WRITING'
    readonly done: number
    readonly total: number
  }
  /** Precedents being read for the first time since unlocking; null once they are. */
  'library:reading': { readonly done: number; readonly total: number } | null
  'method:progress': {
    readonly kind: 'EVALUATION' | 'CONSISTENCY' | 'EXCEPTIONAL'
    readonly done: number
    readonly total: number
  }
  /** Pages of a bundle being issued: first read for references, then joined. */
  'bundle:progress': {
    readonly stage: 'READING' | 'JOINING'
    readonly done: number
    readonly total: number
  }
  /** Bytes of a pack being written, checked or taken in; or pages of a deleted case given back. */
  'pack:progress': {
    readonly stage: 'WRITING' | 'CHECKING' | 'TAKING_IN' | 'BACKING_UP' | 'DELETING'
    readonly done: number
    readonly total: number
  }
  /** Pages of documents being redacted: read for words, drawn, then the finished copy searched. */
  'redaction:progress': RedactionProgress
  /** The page at work; null where nothing is being recognised. */
  'recognition:progress': RecognitionProgress | null
  /** A document was found to be another than the one that was added. */
  'bundle:changed': { readonly caseId: string; readonly documentId: string }
  /** Files being added to a bundle. */
  'bundle:adding': AddingProgress
  /** Signed files being judged. */
  'notice:checking': CheckingProgress
  /** Answer by flushing unsaved text; the window closes when the promise settles. */
  'window:closing': null
  'vault:locked': null
}
