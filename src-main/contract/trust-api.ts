import type { CertificateFacts } from '#core/notice/notice'
import type { Result } from '#core/result'

/** `PERSON`: may issue no other; it is trusted for itself alone. */
export type TrustKind = 'ROOT' | 'INTERMEDIATE' | 'PERSON'

/** A certificate in a file, shown before it is trusted. */
export type TrustCandidate = {
  /** The certificate itself, DER in base 64, to be handed back to `trust:add`. */
  readonly certificate: string
  readonly facts: CertificateFacts
  readonly kind: TrustKind
  readonly isTrusted: boolean
}

/** A certificate that this library trusts, or trusted once, to name people. */
export type TrustedCertificate = {
  readonly facts: CertificateFacts
  readonly kind: TrustKind
  /** How its fingerprint was compared, in the words of whoever did. */
  readonly confirmedBy: string
  readonly addedAt: string
  readonly addedBy: string
  /** Null while it is trusted. */
  readonly removed: { readonly at: string; readonly by: string; readonly because: string } | null
}

/** The list of certificates by which the names in signatures are believed. */
export type TrustApi = {
  'trust:list': () => Promise<Result<readonly TrustedCertificate[]>>
  /** Asks for a file and shows the certificates in it; nothing is trusted by that. */
  'trust:read': () => Promise<Result<readonly TrustCandidate[] | null>>
  /** Refused (`FINGERPRINT_DIFFERS`) where the fingerprint is not that of the certificate. */
  'trust:add': (input: {
    readonly certificate: string
    /** SHA-256 as it was given another way. */
    readonly fingerprint: string
    readonly confirmedBy: string
  }) => Promise<Result<readonly TrustedCertificate[]>>
  'trust:remove': (input: {
    readonly fingerprint: string
    readonly reason: string
  }) => Promise<Result<readonly TrustedCertificate[]>>
}
