import { X509Certificate } from 'node:crypto'
import type { CertificateFacts, SignatureVerdict } from '#core/notice/notice'
import { maySignDocuments } from '../cms/certificate-facts.ts'
import { isFirmlySigned, issuingOf } from '../cms/issuing.ts'

const LONGEST_CHAIN = 8
/** A signature may bring any number of certificates along; a chain has a few. */
const MOST_HELPERS = 50
/** Of signatures on certificates. Crossed issuers could make a search of it without end. */
const MOST_CHECKS = 64

/**
 * How far a certificate can be relied on for the name it gives.
 * @param input.at ISO time claimed by the signer, or null where none is stated.
 * @param input.kind a person signs documents; what an authority's timestamps need is judged with them.
 * @param input.trusted certificates (DER) that this library trusts to name people.
 */
export function trustIn(input: {
  readonly leaf: Uint8Array
  readonly facts: CertificateFacts
  readonly others: readonly Uint8Array[]
  readonly at: string | null
  readonly kind: SignatureVerdict['kind']
  readonly ownCertificates: Iterable<string>
  readonly trusted: readonly Uint8Array[]
}): SignatureVerdict['trust'] {
  if (input.at !== null && !isValidAt(input.facts, input.at)) return 'NOT_VALID_AT_TIME'
  if ([...input.ownCertificates].includes(input.facts.fingerprint)) return 'OWN'
  const anchors = readAll(input.trusted)
  const [leaf] = readAll([input.leaf])
  if (leaf === undefined || anchors.length === 0) return 'UNKNOWN'
  if (input.kind === 'SIGNATURE' && !maySignDocuments(input.leaf)) return 'UNKNOWN'
  const search: Search = {
    anchors: new Set(anchors.map(({ fingerprint256 }) => fingerprint256)),
    issuers: [...anchors, ...readAll(input.others.slice(0, MOST_HELPERS))].flatMap((one) =>
      asIssuer(one, input.at),
    ),
    checks: 0,
  }
  return leadsToAnchor([leaf], search) ? 'TRUSTED' : 'UNKNOWN'
}

type Issuer = { readonly certificate: X509Certificate; readonly mostBetween: number }

type Search = {
  readonly anchors: ReadonlySet<string>
  readonly issuers: readonly Issuer[]
  checks: number
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

/** Nothing where the certificate may issue no other, or was not valid at the time. */
function asIssuer(certificate: X509Certificate, at: string | null): readonly Issuer[] {
  try {
    const { mayIssue, mostBetween } = issuingOf(certificate.raw)
    const time = at === null ? null : new Date(at)
    const isValid =
      time === null || (certificate.validFromDate <= time && time <= certificate.validToDate)
    return mayIssue && isValid ? [{ certificate, mostBetween }] : []
  } catch {
    return []
  }
}

/** Tries each way up, since an authority may have several certificates of one name. */
function leadsToAnchor(path: readonly X509Certificate[], search: Search): boolean {
  const last = path.at(-1)
  if (last === undefined) return false
  if (search.anchors.has(last.fingerprint256)) return true
  if (path.length >= LONGEST_CHAIN) return false
  // The signer's own certificate is not between; nor is one that an issuer made for itself.
  const between = path.slice(1).filter((one) => one.subject !== one.issuer).length
  return search.issuers.some(
    ({ certificate, mostBetween }) =>
      between <= mostBetween &&
      !path.some(({ fingerprint256 }) => fingerprint256 === certificate.fingerprint256) &&
      last.checkIssued(certificate) &&
      search.checks++ < MOST_CHECKS &&
      isSignedBy(last, certificate) &&
      leadsToAnchor([...path, certificate], search),
  )
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return isFirmlySigned(certificate.raw) && certificate.verify(issuer.publicKey)
  } catch {
    return false
  }
}
