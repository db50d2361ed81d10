import 'reflect-metadata'
import { fromBER, GeneralizedTime, Integer, ObjectIdentifier, OctetString } from 'asn1js'
import type { BaseBlock } from 'asn1js'
import * as x509 from '@peculiar/x509'
import { ok, refuse, type Result } from '#core/result'
import { checkCms } from './check-cms.ts'
import { oids } from './cms.ts'
import { childrenOf, der, oid, tags } from './der.ts'
import { readContent } from './read-cms.ts'

/** What an authority states by a timestamp (RFC 3161), once the token is found good. */
export type Timestamp = {
  /** ISO time, to the second. */
  readonly at: string
  /** The authority's certificate, DER, and those that came with it. */
  readonly certificate: Uint8Array
  readonly others: readonly Uint8Array[]
  readonly nonce: bigint | null
}

const boolean = (value: boolean) => der(0x01, Uint8Array.of(value ? 0xff : 0))
const sha256Named = der(tags.sequence, oid(oids.sha256), der(tags.nothing))

/**
 * A request for a timestamp, as an authority reads it from a file (.tsq).
 * @param digest SHA-256 of what is to be stamped; nothing else of it leaves.
 * @param nonce random bytes by which the answer is known to belong to this request.
 */
export const timestampRequest = (digest: Uint8Array, nonce: Uint8Array): Uint8Array =>
  der(
    tags.sequence,
    der(tags.integer, Uint8Array.of(1)),
    der(tags.sequence, sha256Named, der(tags.octets, digest)),
    // A leading nought keeps the number positive.
    der(tags.integer, Uint8Array.of(0x01), nonce),
    boolean(true),
  )

/** The nonce as the number that stands in request and answer. */
export const nonceNumber = (nonce: Uint8Array): bigint =>
  BigInt(`0x01${Buffer.from(nonce).toString('hex')}`)

/** The token in an authority's answer (.tsr), or in a file that holds the token alone. */
export function readTimestampAnswer(bytes: Uint8Array): Result<Uint8Array> {
  const parsed = parse(bytes)
  const [status, token] = childrenOf(parsed)
  if (status instanceof ObjectIdentifier) return ok(bytes)
  const [code] = childrenOf(status)
  if (!(code instanceof Integer)) return notAnAnswer
  if (code.valueBlock.valueDec > 1)
    return refuse(
      'TIMESTAMP_REFUSED',
      'The authority refused this request. Ask it why, and send a new request.',
    )
  return token === undefined ? notAnAnswer : ok(new Uint8Array(token.valueBeforeDecodeView))
}

const notAnAnswer = refuse(
  'NOT_A_TIMESTAMP',
  'This file is not the answer of a timestamp authority (.tsr), or it is damaged.',
)

function parse(bytes: Uint8Array): BaseBlock | undefined {
  const { offset, result } = fromBER(new Uint8Array(bytes))
  return offset > 0 ? result : undefined
}

/** Hashes by which an authority may name what it put its time to. */
const imprints: Readonly<Record<string, string>> = {
  [oids.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/**
 * Judges a token over some content: made for exactly that, signed by a certificate that is meant for
 * timestamps, and unchanged. Whether that certificate is one to trust is another question.
 * @param token DER; noughts may follow.
 * @param digestBy The digest of the content by a hash; null where nobody asked for one by that.
 */
export function checkTimestamp(
  token: Uint8Array,
  digestBy: (hash: string) => Uint8Array | null,
): Result<Timestamp> {
  try {
    const content = readContent(token)
    const judged = checkCms(token, [content], {
      contentType: oids.timestampInfo,
      namesCertificate: false,
      ownForm: false,
    })
    if (judged.state !== 'GOOD' || judged.certificate === null)
      return refuse('TIMESTAMP_DAMAGED', `The timestamp is damaged. ${judged.explanation}`)
    const info = readInfo(content)
    if (info === null) return notAnAnswer
    const hash = imprints[info.algorithm]
    if (hash === undefined) return otherHash
    const digest = digestBy(hash)
    if (digest === null) return otherHash
    if (Buffer.compare(info.digest, digest) !== 0)
      return refuse(
        'OTHER_CONTENT',
        'This timestamp is about another file, or about this one before it was changed.',
      )
    if (!mayStamp(judged.certificate))
      return refuse(
        'NOT_AN_AUTHORITY',
        'The certificate of this timestamp was not issued for timestamps.',
      )
    const { certificate, others } = judged
    return ok({ at: info.at, nonce: info.nonce, certificate, others })
  } catch {
    return notAnAnswer
  }
}

const otherHash = refuse(
  'OTHER_HASH',
  'This timestamp names its content by a hash that is unknown here, no longer safe, or not the one asked for.',
)

type Info = {
  readonly algorithm: string
  readonly digest: Uint8Array
  readonly at: string
  readonly nonce: bigint | null
}

/** Version, policy, imprint, serial, time; then accuracy, ordering, nonce, name, each optional. */
function readInfo(content: Uint8Array): Info | null {
  const [, , imprint, , time, ...rest] = childrenOf(parse(content))
  const [algorithm, hashed] = childrenOf(imprint)
  const [named] = childrenOf(algorithm)
  if (!(named instanceof ObjectIdentifier) || !(hashed instanceof OctetString)) return null
  if (!(time instanceof GeneralizedTime)) return null
  const nonce = rest.find((part) => part instanceof Integer)
  return {
    algorithm: named.getValue(),
    digest: new Uint8Array(hashed.getValue()),
    at: time
      .toDate()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
    nonce: nonce instanceof Integer ? nonce.toBigInt() : null,
  }
}

/** For timestamps and nothing else, and marked so that no program may overlook it (RFC 3161, 2.3). */
function mayStamp(certificate: Uint8Array): boolean {
  const purposes = new x509.X509Certificate(new Uint8Array(certificate)).getExtension(
    x509.ExtendedKeyUsageExtension,
  )
  return purposes?.critical === true && purposes.usages.map(String).join() === oids.timestamping
}
