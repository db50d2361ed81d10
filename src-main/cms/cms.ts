import { createHash } from 'node:crypto'
import { der, issuerAndSerial, oid, setOf, tags } from './der.ts'
import type { Der } from './der.ts'

export const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimestamp: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  rsa: '1.2.840.113549.1.1.1',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  timestamping: '1.3.6.1.5.5.7.3.8',
} as const

export type KeyKind = 'EC' | 'RSA'

/**
 * Attributes that are signed: what was signed, and with which certificates. The first hash names
 * the signer's certificate; the others fix every further certificate carried along, so that no
 * byte of them can change unseen. No signing time: in a PDF that stands in the dictionary.
 */
function signedAttributes(digest: Uint8Array, certificates: readonly Uint8Array[]): Der {
  const hashes = certificates.map((certificate) => {
    const { issuer, serial } = issuerAndSerial(certificate)
    const names = der(tags.sequence, der(0xa4, issuer))
    const hash = createHash('sha256').update(certificate).digest()
    return der(tags.sequence, der(tags.octets, hash), der(tags.sequence, names, serial))
  })
  return setOf(
    attribute(oids.contentType, oid(oids.data)),
    attribute(oids.messageDigest, der(tags.octets, digest)),
    attribute(oids.signingCertificateV2, der(tags.sequence, der(tags.sequence, ...hashes))),
  )
}

const attribute = (type: string, value: Uint8Array): Der =>
  der(tags.sequence, oid(type), der(tags.set, value))

const integerOne = der(tags.integer, Uint8Array.of(1))

/**
 * A detached CAdES signature in the one form this application writes: the same parts, the same
 * bytes.
 */
export function buildCms(parts: {
  readonly certificates: readonly Uint8Array[]
  readonly kind: KeyKind
  /** SHA-256 of what is signed. */
  readonly digest: Uint8Array
  /** Receives the DER of the signed attributes, returns the signature over it. */
  readonly sign: (attributes: Uint8Array) => Uint8Array
}): Der {
  const leaf = parts.certificates[0]
  if (!leaf) throw new TypeError('A signature needs a certificate')
  const { issuer, serial } = issuerAndSerial(leaf)
  const attributes = signedAttributes(parts.digest, parts.certificates)
  const digestAlgorithm = der(tags.sequence, oid(oids.sha256))
  const signatureAlgorithm =
    parts.kind === 'EC'
      ? der(tags.sequence, oid(oids.ecdsaSha256))
      : der(tags.sequence, oid(oids.rsa), der(tags.nothing))
  const signerInfo = der(
    tags.sequence,
    integerOne,
    der(tags.sequence, issuer, serial),
    digestAlgorithm,
    // The same bytes as the set that was signed, under the tag of this place.
    Buffer.concat([Uint8Array.of(tags.context0), attributes.subarray(1)]),
    signatureAlgorithm,
    der(tags.octets, parts.sign(attributes)),
  )
  const signedData = der(
    tags.sequence,
    integerOne,
    der(tags.set, digestAlgorithm),
    der(tags.sequence, oid(oids.data)),
    der(tags.context0, ...parts.certificates),
    der(tags.set, signerInfo),
  )
  return der(tags.sequence, oid(oids.signedData), der(tags.context0, signedData))
}
