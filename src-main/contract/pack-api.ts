import type { CasePart, PartChoice } from '#core/exchange/case-parts'
import type { CaseFilePreview } from '#core/exchange/case-file-preview'
import type { CasePackPreview } from '#core/exchange/case-pack-preview'
import type { LawPackPreview } from '#core/law/law-pack-preview'
import type { RuleBook } from '#core/law/rule-book'
import type { PackRole } from '#core/pack'
import type { Result } from '#core/result'
import type { LawEntry, OpenCase } from './views.ts'

/** A person to whose key packs may be locked. */
export type Recipient = {
  readonly id: string
  readonly label: string
  readonly key: string
  /** Of the key, in groups, to be compared over the telephone. */
  readonly fingerprint: string
  readonly cameBy: 'FILE' | 'PASTED'
  readonly addedAt: string
  readonly addedBy: string
  readonly confirmedAt: string | null
  readonly confirmedBy: string | null
  readonly revokedAt: string | null
  readonly revokedBecause: string | null
}
/** A signer whose packs a person here confirmed. */
export type KnownSigner = {
  readonly fingerprint: string
  readonly libraryId: string
  readonly label: string
  readonly confirmedAt: string
  readonly confirmedBy: string
  readonly revokedAt: string | null
  readonly reason: string | null
}
export type ExchangeBook = {
  /** The reader's own receiving key. */
  readonly mine: { readonly key: string; readonly fingerprint: string }
  readonly recipients: readonly Recipient[]
  readonly signers: readonly KnownSigner[]
}
/** For a signer not known yet: its fingerprint as compared, and a name for it. */
type Confirm = { readonly fingerprint: string; readonly label: string } | null

/** What one library hands to another as a signed file, and with whom it exchanges. */
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
   * Asks where, then writes an open case with its bundle, signed, and locked to the keys of the
   * recipients named. It holds what every one of them may have, and never the decision, a private
   * note or a sealed view.
   */
  'pack:export-case': (input: {
    readonly caseId: string
    readonly recipients: readonly {
      readonly id: string
      readonly role: PackRole
      /** Place on the panel of a chair (0) or member; null for others. */
      readonly seat: number | null
    }[]
  }) => Promise<
    Result<{
      readonly path: string
      readonly sha256: string
      readonly bytes: number
      readonly fingerprint: string
    } | null>
  >
  /**
   * Writes the case as a file, documents beside it, for the laptop of the decision-maker in `seat`
   * (0 the chair, then the members). Returns the path; null where the person chose none.
   */
  'case:export-file': (input: {
    readonly caseId: string
    readonly seat: number
  }) => Promise<Result<string | null>>
  /**
   * Asks for a pack, or a case file, and shows what it is; nothing is taken in. One that the reader's own key does
   * not open is refused (`PASSPHRASE_NEEDED`, `OTHER_RECIPIENT`) and waits: the same call with its
   * passphrase, or an age key, opens it.
   */
  'pack:inspect': (input: {
    readonly secret: string | null
  }) => Promise<Result<LawPackPreview | CasePackPreview | CaseFilePreview | null>>
  /** Keeps all that the pack shown last records, and lets the entries in `follow` count here. */
  'pack:take-in-law': (input: {
    readonly sha256: string
    readonly follow: readonly LawEntry[]
    readonly confirm: Confirm
  }) => Promise<
    Result<{
      readonly preview: LawPackPreview
      readonly book: RuleBook
      readonly taken: { readonly records: number; readonly followed: number }
    }>
  >
  /**
   * Takes in the case of the pack shown last: what is new or newer, and of what both sides changed
   * only what `choices` says. Refused (`CHOOSE`) where a choice is missing.
   */
  'pack:take-in-case': (input: {
    readonly sha256: string
    readonly choices: { readonly [P in CasePart]?: PartChoice | undefined }
    readonly confirm: Confirm
  }) => Promise<Result<{ readonly openCase: OpenCase; readonly taken: readonly CasePart[] } | null>>
  /** Takes in the case file shown last, documents and links included, as a case of its own. */
  'pack:take-in-file': (input: { readonly sha256: string }) => Promise<Result<OpenCase>>
  /** Stops writing or taking in a pack; nothing of it is left. */
  'pack:cancel': () => Promise<Result<null>>

  /** The reader's own receiving key, and those of others. */
  'exchange:book': () => Promise<Result<ExchangeBook>>
  /** Asks where, then writes the reader's receiving key as a file that others add to their book. */
  'exchange:save-key': () => Promise<Result<string | null>>
  /** Adds a key as pasted, or from a file that is asked for; it is confirmed by its own call. */
  'exchange:add-recipient': (input: {
    readonly label: string
    readonly key: string | null
  }) => Promise<Result<ExchangeBook | null>>
  /** Puts on record that the reader compared the fingerprint with one read out. */
  'exchange:confirm-recipient': (input: {
    readonly id: string
    readonly fingerprint: string
  }) => Promise<Result<ExchangeBook>>
  'exchange:revoke-recipient': (input: {
    readonly id: string
    readonly reason: string
  }) => Promise<Result<ExchangeBook>>
  /** From here on nothing signed by it is taken in. */
  'exchange:revoke-signer': (input: {
    readonly fingerprint: string
    readonly libraryId: string
    readonly reason: string
  }) => Promise<Result<ExchangeBook>>
}
