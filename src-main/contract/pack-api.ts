import type { LawPackPreview } from '#core/law/law-pack-preview'
import type { RuleBook } from '#core/law/rule-book'
import type { Result } from '#core/result'
import type { LawEntry } from './views.ts'

/** What one library hands to another as a signed file. */
export type PackApi = {
  /** Asks where, then writes this library's own sign-offs, signed with the reader's certificate. */
  'pack:export-law': (input: {
    /** Whom it is for, in words; empty where nobody is named. */
    readonly madeFor: string
    /** Null leaves the file readable to whoever holds it: sign-offs are no secret. */
    readonly lock:
      { readonly passphrase: string } | { readonly recipients: readonly string[] } | null
  }) => Promise<
    Result<{
      readonly path: string
      readonly sha256: string
      readonly records: number
      /** To be read out to the receiver, who compares it. */
      readonly fingerprint: string
    } | null>
  >
  /**
   * Asks for a pack and shows what it is; nothing is taken in. An encrypted one is refused
   * (`PASSPHRASE_NEEDED`) and waits: the same call with its passphrase, or an age key, opens it.
   */
  'pack:inspect': (input: {
    readonly secret: string | null
  }) => Promise<Result<LawPackPreview | null>>
  /** Keeps all that the pack shown last records, and lets the entries in `follow` count here. */
  'pack:take-in-law': (input: {
    readonly sha256: string
    readonly follow: readonly LawEntry[]
    /** For a signer not known yet: its fingerprint as compared, and a name for it. */
    readonly confirm: { readonly fingerprint: string; readonly label: string } | null
  }) => Promise<
    Result<{
      readonly preview: LawPackPreview
      readonly book: RuleBook
      readonly taken: { readonly records: number; readonly followed: number }
    }>
  >
}
