import { X509Certificate } from 'node:crypto'
import type {
  CarriedRevocation,
  CertificateFacts,
  SignatureVerdict,
  Trust,
} from '#core/notice/notice'
import { maySignDocuments, rsaWeakness } from '../cms/certificate-facts.ts'
import { isFirmlySigned, issuingOf } from '../cms/issuing.ts'

const LONGEST_CHAIN = 8
/** A signature may bring any number of certificates along; a chain has a few. */
const MOST_HELPERS = 50
/** Of signatures on certificates. Crossed issuers could make a search of it without end. */
const MOST_CHECKS = 64

type Signer = {
  readonly leaf: Uint8Array
  readonly facts: CertificateFacts
  readonly others: readonly Uint8Array[]
  /** ISO time claimed by the signer, or null where none is stated. */
  readonly at: string | null
  /** ISO time at which the signature existed by a trusted timestamp, or null. */
  readonly provenBy: string | null
  readonly revocation: CarriedRevocation | null
  /** A person signs documents; what an authority's timestamps need is judged with them. */
  readonly kind: SignatureVerdict['kind']
  readonly ownCertificates: Iterable<string>
  /** Certificates (DER) that this library trusts to name people. */
  readonly trusted: readonly Uint8Array[]
  /** ISO time of the check. */
  readonly now: string
}

/** How far a certificate can be relied on for the name it gives. */
export function trustIn(signer: Signer): Trust {
  const { at, provenBy, facts, now } = signer
  const moment = at ?? provenBy ?? now
  const wasThere = provenBy === null || Date.parse(facts.notBefore) <= Date.parse(provenBy)
  if (!wasThere || !isValidAt(facts, moment)) return 'NOT_VALID_AT_TIME'
  const chain = chainOf(signer, moment)
  if (chain === 'UNKNOWN') return chain
  if (isRevoked(signer)) return 'REVOKED'
  // Whoever got hold of an old key can state an old time.
  return Date.parse(provenBy ?? now) > Date.parse(facts.notAfter) ? 'EXPIRED' : chain
}

/** A signature that is proven to be older than the revocation stands. */
const isRevoked = ({ revocation, provenBy }: Signer): boolean =>
  revocation?.isRevoked === true &&
  (provenBy === null ||
    revocation.revokedAt === null ||
    Date.parse(revocation.revokedAt) <= Date.parse(provenBy))

function chainOf(input: Signer, moment: string): 'OWN' | 'TRUSTED' | 'UNKNOWN' {
  if ([...input.ownCertificates].includes(input.facts.fingerprint)) return 'OWN'
  const anchors = readAll(input.trusted)
  const [leaf] = readAll([input.leaf])
  if (leaf === undefined || anchors.length === 0) return 'UNKNOWN'
  if (input.kind === 'SIGNATURE' && !maySignDocuments(input.leaf)) return 'UNKNOWN'
  const search: Search = {
    anchors: new Set(anchors.map(({ fingerprint256 }) => fingerprint256)),
    issuers: [...anchors, ...readAll(input.others.slice(0, MOST_HELPERS))].flatMap((one) =>
      asIssuer(one, moment),
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
function asIssuer(certificate: X509Certificate, at: string): readonly Issuer[] {
  try {
    const { mayIssue, mostBetween } = issuingOf(certificate.raw)
    const time = new Date(at)
    const isValid = certificate.validFromDate <= time && time <= certificate.validToDate
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
    const isFirm = isFirmlySigned(certificate.raw) && rsaWeakness(issuer.publicKey) === null
    return isFirm && certificate.verify(issuer.publicKey)
  } catch {
    return false
  }
}
