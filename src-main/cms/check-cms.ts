import { constants, createHash, verify, X509Certificate } from 'node:crypto'
import { buildCms, oids } from './cms.ts'
import { rsaWeakness } from './certificate-facts.ts'
import { readCms } from './read-cms.ts'
import type { ReadCms } from './read-cms.ts'

/** What a signature is worth over given bytes, apart from who the signer is. */
export type CmsJudgement = {
  readonly state: 'GOOD' | 'BROKEN' | 'UNREADABLE'
  readonly explanation: string
  readonly certificate: Uint8Array | null
  readonly others: readonly Uint8Array[]
  readonly signingTime: string | null
  /** An authority's timestamp that stands beside the signature, with what it is about. */
  readonly stamped: { readonly token: Uint8Array; readonly content: Uint8Array } | null
}

const hashes: Readonly<Record<string, string>> = {
  [oids.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.12': 'shake256',
}

/** SHAKE256 gives as much as it is asked for: 512 bits, where signatures use it (RFC 8419). */
const hashOf = (name: string) =>
  createHash(name, name === 'shake256' ? { outputLength: 64 } : undefined)

type Scheme = {
  readonly key: readonly string[]
  readonly hash: string | null
  readonly pss: boolean
  /** For a method that hashes by itself: the one hash of the content that goes with it (RFC 8419). */
  readonly goesWith?: string
}

const schemes: Readonly<Record<string, Scheme>> = {
  [oids.rsa]: { key: ['rsa'], hash: null, pss: false },
  '1.2.840.113549.1.1.11': { key: ['rsa'], hash: 'sha256', pss: false },
  '1.2.840.113549.1.1.12': { key: ['rsa'], hash: 'sha384', pss: false },
  '1.2.840.113549.1.1.13': { key: ['rsa'], hash: 'sha512', pss: false },
  '1.2.840.113549.1.1.10': { key: ['rsa', 'rsa-pss'], hash: null, pss: true },
  [oids.ecdsaSha256]: { key: ['ec'], hash: 'sha256', pss: false },
  '1.2.840.10045.4.3.3': { key: ['ec'], hash: 'sha384', pss: false },
  '1.2.840.10045.4.3.4': { key: ['ec'], hash: 'sha512', pss: false },
  '1.3.101.112': { key: ['ed25519'], hash: null, pss: false, goesWith: 'sha512' },
  '1.3.101.113': { key: ['ed448'], hash: null, pss: false, goesWith: 'shake256' },
}

/**
 * Judges a detached signature over parts of a file.
 * @param options.namesCertificate the signature must name its certificate (CAdES).
 * @param options.contentType what it is about; plain data where left out.
 * @param options.ownForm it must be, byte for byte, as this application writes it.
 */
export function checkCms(
  cms: Uint8Array,
  signedParts: readonly Uint8Array[],
  options: {
    readonly namesCertificate: boolean
    readonly ownForm: boolean
    readonly contentType?: string
  },
): CmsJudgement {
  let read: ReadCms
  try {
    read = readCms(cms)
  } catch {
    return judgement('UNREADABLE', 'The signature is not of a form that can be read here.', null)
  }
  const hash = hashes[read.digestAlgorithm]
  if (hash === undefined)
    return judgement(
      'UNREADABLE',
      'The signature uses a hash that is unknown here or no longer safe, such as SHA-1.',
      read,
    )
  const scheme = schemes[read.signatureAlgorithm]
  // Only masks of the same hash as the content are judged; all common programs write those.
  const isKnown = scheme !== undefined && isHashOf(scheme, hash)
  if (!isKnown || (scheme.pss && read.maskHash !== read.digestAlgorithm))
    return judgement('UNREADABLE', 'The signature uses a method that is unknown here.', read)
  const digest = signedParts.reduce((sum, part) => sum.update(part), hashOf(hash)).digest()
  if (!same(read.messageDigest, digest))
    return judgement('BROKEN', 'The content is not what was signed: it has been changed.', read)
  const fault =
    faultInSignature(read, scheme, hash, options.contentType ?? oids.data) ??
    faultInForm(read, cms, digest, options)
  if (fault) return judgement('BROKEN', fault, read)
  const weakness = read.leaf && rsaWeakness(new X509Certificate(read.leaf).publicKey)
  if (weakness) return judgement('UNREADABLE', weakness, read)
  // Older programs name it by SHA-1 alone: nothing was changed, yet the name is not fixed.
  if (options.namesCertificate && !read.certificateHash)
    return judgement('UNREADABLE', 'The signer did not name a certificate by a safe hash.', read)
  return judgement('GOOD', 'The content is exactly what was signed.', read)
}

/** The methods that hash by themselves take one hash each, and SHAKE256 goes with no other. */
const isHashOf = ({ goesWith }: Scheme, hash: string): boolean =>
  goesWith === undefined ? hash !== 'shake256' : hash === goesWith

function faultInSignature(
  read: ReadCms,
  scheme: Scheme,
  hash: string,
  contentType: string,
): string | null {
  if (!read.leaf) return "The signer's certificate is missing or has been changed."
  if (read.contentType !== contentType) return 'The signature is about something else.'
  try {
    const key = new X509Certificate(read.leaf).publicKey
    if (!scheme.key.includes(key.asymmetricKeyType ?? ''))
      return 'The signature does not fit the certificate.'
    const padding = scheme.pss ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {}
    const over = scheme.goesWith === undefined ? (scheme.hash ?? hash) : null
    if (verify(over, read.attributes, { key, ...padding }, read.signature)) return null
  } catch {
    return "The signer's certificate cannot be read."
  }
  return 'The signature was not made with the key of its certificate, or has been changed.'
}

function faultInForm(
  read: ReadCms,
  cms: Uint8Array,
  digest: Uint8Array,
  options: { readonly ownForm: boolean },
): string | null {
  if (cms.subarray(read.length).some((byte) => byte !== 0))
    return 'There are unexplained bytes after the signature.'
  if (!read.leaf) return null
  const named = read.certificateHash
  const algorithm = named ? hashes[named.algorithm] : undefined
  if (named && (!algorithm || !same(named.hash, hashOf(algorithm).update(read.leaf).digest())))
    return 'The certificate is not the one that the signer named.'
  if (options.ownForm && !isOwnForm(read, cms, digest))
    return 'The signature has been changed in a part that carries no content.'
  return null
}

/** Rebuilds the signature from its parts; every byte of it must come out the same. */
function isOwnForm(read: ReadCms, cms: Uint8Array, digest: Uint8Array): boolean {
  if (!read.leaf || read.certificates[0] !== read.leaf) return false
  const rebuilt = buildCms({
    certificates: read.certificates,
    kind: read.signatureAlgorithm === oids.ecdsaSha256 ? 'EC' : 'RSA',
    digest,
    sign: () => read.signature,
  })
  return same(rebuilt, cms)
}

const same = (a: Uint8Array | null, b: Uint8Array): boolean =>
  a !== null && Buffer.compare(a, b) === 0

function judgement(
  state: CmsJudgement['state'],
  explanation: string,
  read: ReadCms | null,
): CmsJudgement {
  const leaf = read?.leaf ?? null
  const time = read?.signingTime ?? null
  return {
    state,
    explanation,
    certificate: leaf,
    others: read?.certificates.filter((one) => one !== leaf) ?? [],
    signingTime:
      time && !Number.isNaN(time.getTime()) ? time.toISOString().replace('.000Z', 'Z') : null,
    stamped: read?.timestamp ? { token: read.timestamp, content: read.signature } : null,
  }
}

/** What cannot be judged, or is not as it should be, before any signature could be read. */
export const withoutSignature = (
  state: 'BROKEN' | 'UNREADABLE',
  explanation: string,
): CmsJudgement => judgement(state, explanation, null)
