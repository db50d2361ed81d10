import 'reflect-metadata'
import { fromBER, ObjectIdentifier, OctetString, Primitive } from 'asn1js'
import type { BaseBlock } from 'asn1js'
import * as x509 from '@peculiar/x509'
import { oids } from './cms.ts'
import { childrenOf, issuerAndSerial, tags } from './der.ts'

/** The parts of a signature that decide what it is worth, as exact bytes. */
export type ReadCms = {
  /** Length of the signature itself; what follows is padding. */
  readonly length: number
  readonly certificates: readonly Uint8Array[]
  /** The signer's own certificate, or null where none fits. */
  readonly leaf: Uint8Array | null
  readonly digestAlgorithm: string
  readonly signatureAlgorithm: string
  /** Hash of the mask of RSA-PSS, which need not be that of the content; null for any other. */
  readonly maskHash: string | null
  /** DER of the signed attributes as a set, which is what was signed. */
  readonly attributes: Uint8Array
  readonly contentType: string | null
  readonly messageDigest: Uint8Array | null
  readonly signingTime: Date | null
  /** Hash of the signer's certificate that the attributes name, with its algorithm. */
  readonly certificateHash: { readonly algorithm: string; readonly hash: Uint8Array } | null
  readonly signature: Uint8Array
  /** An authority's timestamp over the signature (RFC 3161), DER, as it stands there unsigned. */
  readonly timestamp: Uint8Array | null
}

/** The certificates of a collection (PKCS#7 without a signer), DER. @throws where it is not one. */
export const readCollection = (bytes: Uint8Array): readonly Uint8Array[] =>
  certificatesOf(openSignedData(bytes).fields)

/** What a signature carries inside and signs, such as the statement of a timestamp. @throws where it has none */
export function readContent(bytes: Uint8Array): Uint8Array {
  const [, , inner] = openSignedData(bytes).fields
  const content = octetsOf(childrenOf(childrenOf(inner)[1])[0])
  if (content === null) throw new TypeError('Nothing inside')
  return content
}

function openSignedData(bytes: Uint8Array): { length: number; fields: readonly BaseBlock[] } {
  const parsed = fromBER(new Uint8Array(bytes))
  if (parsed.offset <= 0) throw new TypeError('Not ASN.1')
  const [type, wrapped] = childrenOf(parsed.result)
  if (oidOf(type) !== oids.signedData) throw new TypeError('Not signed data')
  return { length: parsed.offset, fields: childrenOf(childrenOf(wrapped)[0]) }
}

const certificatesOf = (fields: readonly BaseBlock[]): readonly Uint8Array[] =>
  childrenOf(contextField(fields, 0)).map(rawBytes)

/** Takes a detached signature by one signer apart. @throws where it is not one. */
export function readCms(bytes: Uint8Array): ReadCms {
  const { length, fields } = openSignedData(bytes)
  const certificates = certificatesOf(fields)
  const signers = childrenOf(fields.at(-1))
  const [signer] = signers
  if (!signer || signers.length !== 1) throw new TypeError('Not one signer')
  const [, sid, digest, attributes, algorithm, signature, unsigned] = childrenOf(signer)
  if (!attributes || !isContext(attributes, 0) || !(signature instanceof OctetString))
    throw new TypeError('No signed attributes')
  const signed = Buffer.from(rawBytes(attributes))
  signed[0] = tags.set
  return {
    length,
    certificates,
    leaf: certificates.find((certificate) => isOf(certificate, sid)) ?? null,
    digestAlgorithm: oidOf(childrenOf(digest)[0]),
    signatureAlgorithm: oidOf(childrenOf(algorithm)[0]),
    maskHash: readMaskHash(childrenOf(algorithm)[1]),
    attributes: signed,
    ...readAttributes(childrenOf(attributes)),
    signature: octetsOf(signature) ?? new Uint8Array(),
    timestamp: readTimestamp(childrenOf(unsigned)),
  }
}

function readTimestamp(unsigned: readonly BaseBlock[]): Uint8Array | null {
  const one = unsigned.find((each) => oidOf(childrenOf(each)[0]) === oids.signatureTimestamp)
  const [token] = childrenOf(childrenOf(one)[1])
  return token === undefined ? null : rawBytes(token)
}

type Attributes = Pick<ReadCms, 'contentType' | 'messageDigest' | 'signingTime' | 'certificateHash'>

function readAttributes(attributes: readonly BaseBlock[]): Attributes {
  const valueOf = (type: string): BaseBlock | undefined => {
    const matching = attributes.filter((one) => oidOf(childrenOf(one)[0]) === type)
    if (matching.length > 1) throw new TypeError('An attribute stands twice')
    const values = childrenOf(childrenOf(matching[0])[1])
    return values.length === 1 ? values[0] : undefined
  }
  const time: unknown = valueOf(oids.signingTime)
  return {
    contentType: oidOf(valueOf(oids.contentType)) || null,
    messageDigest: octetsOf(valueOf(oids.messageDigest)),
    signingTime: hasDate(time) ? time.toDate() : null,
    certificateHash: readCertificateHash(valueOf(oids.signingCertificateV2)),
  }
}

const hasDate = (value: unknown): value is { toDate: () => Date } =>
  typeof value === 'object' && value !== null && 'toDate' in value

function readCertificateHash(value: BaseBlock | undefined): ReadCms['certificateHash'] {
  const first = childrenOf(childrenOf(childrenOf(value)[0])[0])
  const named = first[0] && !(first[0] instanceof OctetString)
  const hash = octetsOf(named ? first[1] : first[0])
  if (!hash) return null
  return { algorithm: named ? oidOf(childrenOf(first[0])[0]) : oids.sha256, hash }
}

/** The parameters of RSA-PSS: hash [0], mask [1], salt [2]. A mask left out uses SHA-1 (RFC 4055). */
function readMaskHash(parameters: BaseBlock | undefined): string | null {
  const parts = childrenOf(parameters)
  if (parts.length === 0) return null
  const [mask] = childrenOf(contextField(parts, 1))
  return oidOf(childrenOf(childrenOf(mask)[1])[0]) || null
}

/** Whether a certificate is the one that a signer names by issuer and serial number, or by key. */
function isOf(certificate: Uint8Array, sid: BaseBlock | undefined): boolean {
  if (!sid) return false
  if (sid instanceof Primitive) return bearsKey(certificate, sid.valueBlock.valueHexView)
  const [issuer, serial] = childrenOf(sid)
  if (!issuer || !serial) return false
  const own = issuerAndSerial(certificate)
  return (
    Buffer.compare(own.issuer, rawBytes(issuer)) === 0 &&
    Buffer.compare(own.serial, rawBytes(serial)) === 0
  )
}

function bearsKey(certificate: Uint8Array, keyId: Uint8Array): boolean {
  const named = new x509.X509Certificate(new Uint8Array(certificate)).getExtension(
    x509.SubjectKeyIdentifierExtension,
  )
  return named !== null && named.keyId === Buffer.from(keyId).toString('hex')
}

const rawBytes = (node: BaseBlock): Uint8Array => new Uint8Array(node.valueBeforeDecodeView)

const oidOf = (node: BaseBlock | undefined): string =>
  node instanceof ObjectIdentifier ? node.getValue() : ''

const octetsOf = (node: BaseBlock | undefined): Uint8Array | null =>
  node instanceof OctetString ? new Uint8Array(node.getValue()) : null

const isContext = (node: BaseBlock, number: number): boolean =>
  node.idBlock.tagClass === 3 && node.idBlock.tagNumber === number

const contextField = (fields: readonly BaseBlock[], number: number): BaseBlock | undefined =>
  fields.find((field) => isContext(field, number))
