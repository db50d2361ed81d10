import type { LaterAddition } from './later-additions.ts'
import type { NoticeRecord } from './notice-record.ts'
import type { FurnitureKey } from './words/en-page.ts'

/** A notice as data: the screen and the PDF both draw exactly this. */
export type NoticeBlock =
  | { readonly kind: 'subheading'; readonly text: string }
  /** Numbered through the whole notice: "12". */
  | { readonly kind: 'paragraph'; readonly number: number; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'outcome'; readonly label: string; readonly lines: readonly string[] }

export type NoticeSection = {
  readonly id: string
  readonly heading: string
  readonly blocks: readonly NoticeBlock[]
}

export type NoticeLanguage = 'en-GB' | 'cy'

/** A stretch of text in one language. */
export type Passage = { readonly language: NoticeLanguage; readonly text: string }

export type NoticeDocument = {
  readonly kind: 'FULL' | 'PUBLISHED'
  /** Of the whole, as far as `passages` does not say otherwise. */
  readonly language: NoticeLanguage
  /** The other language of a notice in two languages. */
  readonly secondLanguage?: NoticeLanguage
  /** Each text that is not wholly in that language, as its passages: joined, they are the text. */
  readonly passages?: readonly (readonly Passage[])[]
  /** What stands around the text; left out where it is in English. */
  readonly furniture?: Readonly<Record<FurnitureKey, string>>
  readonly title: string
  /** Handling mark, top and bottom of each page. */
  readonly marking: 'OFFICIAL-SENSITIVE' | 'OFFICIAL'
  readonly number: string
  readonly caseReference: string
  readonly version: number
  readonly replaces: string | null
  readonly force: string
  readonly sections: readonly NoticeSection[]
  /** Follows the signature on a page of its own; left out where the notice has none. */
  readonly annex?: readonly NoticeSection[]
  readonly signature: {
    readonly signer: string
    readonly capacity: string
    readonly statement: string
  }
  /** What it says for a program, carried in the PDF as a file; left out of drafts made for no case. */
  readonly record?: NoticeRecord
  /** Comparison fingerprint printed at the end; null where comparators were never opened. */
  readonly fingerprint: {
    readonly library: string
    readonly method: string
    readonly result: string
  } | null
}

/** Who signs: facts of a certificate, as shown to a person. */
export type CertificateFacts = {
  readonly subject: string
  readonly issuer: string
  readonly serial: string
  readonly notBefore: string
  readonly notAfter: string
  readonly selfSigned: boolean
  readonly keyAlgorithm: string
  /** SHA-256 of the certificate, hex. */
  readonly fingerprint: string
}

/**
 * What came into a file after a signature. `SIGNATURES_ONLY`: signatures, timestamps and evidence
 * about them alone, which change nothing that a reader sees. `PERMITTED`: beside what was signed a
 * later signature is drawn, or a field was filled that the signer left open; nothing is covered.
 */
export type LaterAdditions = 'NOTHING' | 'SIGNATURES_ONLY' | 'PERMITTED' | 'OTHER'

/**
 * How far the name in a signature may be relied on. OWN: a key of this library. TRUSTED: the chain
 * ends in a certificate that this library trusts. EXPIRED: one of the two, but the certificate has
 * run out and no trusted timestamp shows that the signature is older.
 */
export type Trust = 'OWN' | 'TRUSTED' | 'UNKNOWN' | 'EXPIRED' | 'NOT_VALID_AT_TIME' | 'REVOKED'

/** What an authority's list or answer in the file says of the signer's certificate. */
export type CarriedRevocation = {
  readonly issuer: string
  /** ISO time of the statement. */
  readonly at: string
  readonly isRevoked: boolean
  /** ISO time from which it was revoked; null where it was not, or where that is not said. */
  readonly revokedAt: string | null
}

export type SignatureVerdict = {
  /** A person's signature, or an authority's statement of time. */
  readonly kind: 'SIGNATURE' | 'TIMESTAMP'
  /** GOOD: intact and covers what it should. BROKEN: changed since. UNREADABLE: cannot be judged. */
  readonly state: 'GOOD' | 'BROKEN' | 'UNREADABLE'
  readonly signer: string | null
  /** Time claimed by the signer, which proves nothing, or stated by the authority. */
  readonly claimedTime: string | null
  readonly coversWholeDocument: boolean
  readonly later: LaterAdditions
  /** What that was, in its order; empty where it is OTHER, which is not understood. */
  readonly additions: readonly LaterAddition[]
  readonly certificate: CertificateFacts | null
  readonly trust: Trust
  /** ISO time at which the signature existed by the word of an authority trusted here, or null. */
  readonly provenBy: string | null
  readonly revocation: CarriedRevocation | null
  readonly explanation: string
}

export type Verification = {
  /** One sentence for a reader in a hurry. */
  readonly verdict: 'SIGNED_AND_UNCHANGED' | 'CHANGED_SINCE_SIGNING' | 'NOT_SIGNED' | 'NOT_READABLE'
  readonly summary: string
  readonly sha256: string
  readonly signatures: readonly SignatureVerdict[]
  /** Notice number and case reference if this library issued the file, byte for byte. */
  readonly issuedHere: { readonly number: string; readonly caseReference: string } | null
  /** Null where it was not looked into: the file is not signed and unchanged, or is too large. */
  readonly carries: Carried | null
}

/** What a reader does not see on the pages of a file. */
export type Carried = {
  /** Names of attached files, but for the record that this application puts into a notice. */
  readonly attachments: readonly string[]
  /** Scripts, actions, layers or forms that may make it show something else to somebody else. */
  readonly canChange: boolean
}
