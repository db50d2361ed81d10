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

export type NoticeDocument = {
  readonly kind: 'FULL' | 'PUBLISHED'
  readonly language: 'en-GB'
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

export type SignatureVerdict = {
  /** GOOD: intact and covers what it should. BROKEN: changed since. UNREADABLE: cannot be judged. */
  readonly state: 'GOOD' | 'BROKEN' | 'UNREADABLE'
  readonly signer: string | null
  /** Time claimed by the signer; not a proof of time. */
  readonly claimedTime: string | null
  readonly coversWholeDocument: boolean
  readonly certificate: CertificateFacts | null
  /** TRUSTED only where the chain ends in a certificate this library trusts. */
  readonly trust: 'TRUSTED' | 'OWN' | 'UNKNOWN' | 'NOT_VALID_AT_TIME'
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
}
