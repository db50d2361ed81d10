import 'reflect-metadata'
import { createHash, X509Certificate, type KeyObject } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import type { CertificateFacts } from '#core/notice/notice'

/**
 * What a certificate says, for a person to read.
 * @param der the certificate as DER. @throws where it is not one.
 */
export function certificateFacts(der: Uint8Array): CertificateFacts {
  const certificate = new X509Certificate(der)
  return {
    subject: nameInWords(certificate.subject),
    issuer: nameInWords(certificate.issuer),
    serial: certificate.serialNumber.toLowerCase(),
    notBefore: isoTime(certificate.validFromDate),
    notAfter: isoTime(certificate.validToDate),
    selfSigned: isSelfSigned(certificate),
    keyAlgorithm: keyInWords(certificate),
    fingerprint: createHash('sha256').update(der).digest('hex'),
  }
}

const isoTime = (time: Date): string => time.toISOString().replace('.000Z', 'Z')

/** Not `checkIssued`: a person's own certificate rightly lacks the right to issue others. */
const isSelfSigned = (certificate: X509Certificate): boolean =>
  certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey)

/** Common name and organisation; the whole name where it has neither. */
function nameInWords(lines: string): string {
  const parts = lines.split('\n')
  const pick = (key: string): string[] =>
    parts.filter((part) => part.startsWith(`${key}=`)).map((part) => part.slice(key.length + 1))
  const chosen = [...pick('CN'), ...pick('O')].map(unescaped)
  return chosen.length > 0 ? chosen.join(', ') : parts.join(', ')
}

/** Node writes names with commas and the like behind a backslash, other letters as hex pairs. */
function unescaped(text: string): string {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at++) {
    const pair = /^\\([0-9A-Fa-f]{2})/.exec(text.slice(at, at + 3))?.[1]
    if (pair !== undefined) {
      bytes.push(Number.parseInt(pair, 16))
      at += 2
    } else if (text[at] === '\\' && at + 1 < text.length) {
      at += 1
      bytes.push(...Buffer.from(text.charAt(at)))
    } else bytes.push(...Buffer.from(String.fromCodePoint(text.codePointAt(at) ?? 0)))
    if ((text.codePointAt(at) ?? 0) > 0xffff) at += 1
  }
  return Buffer.from(bytes).toString('utf8')
}

function keyInWords(certificate: X509Certificate): string {
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey
  if (asymmetricKeyType === 'rsa') return `RSA, ${asymmetricKeyDetails?.modulusLength ?? 0} bits`
  if (asymmetricKeyType === 'ec') {
    const curve = asymmetricKeyDetails?.namedCurve ?? 'curve not named'
    return `Elliptic curve, ${curve === 'prime256v1' ? 'P-256' : curve}`
  }
  return asymmetricKeyType ?? 'unknown'
}

/** Shorter ones can be broken, so that anybody with the means could have signed. */
const LEAST_RSA_BITS = 2048

/** Why an RSA key is too weak to sign or to be believed; null where it is not. */
export function rsaWeakness({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string | null {
  const bits = asymmetricKeyDetails?.modulusLength ?? 0
  if (!asymmetricKeyType?.startsWith('rsa') || bits >= LEAST_RSA_BITS) return null
  return `The signing key is too weak: RSA with ${bits} bits, where at least ${LEAST_RSA_BITS} are needed.`
}

/** Purposes under which signing a document falls; a certificate that lists none may do it too. */
const signingPurposes: readonly string[] = [
  '2.5.29.37.0',
  '1.3.6.1.5.5.7.3.2',
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.4.1.311.10.3.12',
  '1.2.840.113583.1.1.5',
]

/** Whether the certificate's stated uses include signing a document. */
export function maySignDocuments(der: Uint8Array): boolean {
  const certificate = new x509.X509Certificate(new Uint8Array(der))
  const usage = certificate.getExtension(x509.KeyUsagesExtension)
  const signing = x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation
  if (usage && (usage.usages & signing) === 0) return false
  const purposes = certificate.getExtension(x509.ExtendedKeyUsageExtension)
  return !purposes || purposes.usages.some((purpose) => signingPurposes.includes(String(purpose)))
}
