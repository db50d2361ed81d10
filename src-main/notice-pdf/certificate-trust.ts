import { X509Certificate } from 'node:crypto'
import type { CertificateFacts, SignatureVerdict } from '#core/notice/notice'

const LONGEST_CHAIN = 8

/**
 * How far a certificate can be relied on for the name it gives.
 * @param input.at ISO time claimed by the signer, or null where none is stated.
 * @param input.trusted certificates (DER) that this library trusts to name people.
 */
export function trustIn(input: {
  readonly leaf: Uint8Array
  readonly facts: CertificateFacts
  readonly others: readonly Uint8Array[]
  readonly at: string | null
  readonly ownCertificates: Iterable<string>
  readonly trusted: readonly Uint8Array[]
}): SignatureVerdict['trust'] {
  if (input.at !== null && !isValidAt(input.facts, input.at)) return 'NOT_VALID_AT_TIME'
  if ([...input.ownCertificates].includes(input.facts.fingerprint)) return 'OWN'
  const anchors = readAll(input.trusted)
  const helpers = readAll(input.others)
  let current: X509Certificate | undefined = new X509Certificate(input.leaf)
  for (let step = 0; current && step < LONGEST_CHAIN; step++) {
    const { fingerprint256 } = current
    if (anchors.some((anchor) => anchor.fingerprint256 === fingerprint256)) return 'TRUSTED'
    current = issuerOf(current, [...anchors, ...helpers], input.at)
  }
  return 'UNKNOWN'
}

const isValidAt = (facts: CertificateFacts, at: string): boolean =>
  Date.parse(facts.notBefore) <= Date.parse(at) && Date.parse(at) <= Date.parse(facts.notAfter)

function readAll(certificates: readonly Uint8Array[]): readonly X509Certificate[] {
  return certificates.flatMap((der) => {
    try {
      return [new X509Certificate(der)]
    } catch {
      return []
    }
  })
}

function issuerOf(
  certificate: X509Certificate,
  candidates: readonly X509Certificate[],
  at: string | null,
): X509Certificate | undefined {
  return candidates.find(
    (one) =>
      one.ca &&
      one.fingerprint256 !== certificate.fingerprint256 &&
      (at === null || (one.validFromDate <= new Date(at) && new Date(at) <= one.validToDate)) &&
      certificate.checkIssued(one) &&
      certificate.verify(one.publicKey),
  )
}
