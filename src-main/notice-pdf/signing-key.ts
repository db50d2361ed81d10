import 'reflect-metadata'
import { webcrypto, X509Certificate } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import type { CertificateFacts } from '#core/notice/notice'
import type { Result } from '#core/result'
import { ok, refuse } from '#core/result'
import { certificateFacts, maySignDocuments, rsaWeakness } from '../cms/certificate-facts.ts'
import { readPrivateKey, type SigningKey } from '../cms/sealer.ts'
import { timeInWords } from './time-in-words.ts'

/**
 * Makes a P-256 key and its own certificate. Until someone adds that certificate to what they
 * trust, it shows that a file is unchanged, not who signed.
 * @param input.at ISO time from which it is valid.
 * @param input.serial 16 random bytes.
 */
export async function makeSigningKey(input: {
  readonly name: string
  readonly organisation: string
  readonly at: string
  readonly years: number
  readonly serial: Uint8Array
}): Promise<SigningKey> {
  x509.cryptoProvider.set(webcrypto)
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const notAfter = new Date(input.at)
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + input.years)
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: positive(input.serial),
    name: holderName(input.name, input.organisation),
    notBefore: new Date(input.at),
    notAfter,
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      forSigning(),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
  return {
    pkcs8: new Uint8Array(pkcs8),
    certificates: [new Uint8Array(certificate.rawData)],
  }
}

/** A key that waits for the certificate of an authority, and the request that asks for it. */
export type RequestedKey = { readonly pkcs8: Uint8Array; readonly request: Uint8Array }

/**
 * Makes a P-256 key and a certificate request (PKCS#10, DER) for it, signed by it. The request
 * holds the name, the public key and what the key is for; nothing that could sign.
 */
export async function requestCertificate(input: {
  readonly name: string
  readonly organisation: string
}): Promise<RequestedKey> {
  x509.cryptoProvider.set(webcrypto)
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: holderName(input.name, input.organisation),
    keys,
    signingAlgorithm: algorithm,
    extensions: [forSigning()],
  })
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
  return { pkcs8: new Uint8Array(pkcs8), request: new Uint8Array(request.rawData) }
}

/** Whom a request (DER) asks a certificate for. */
export const requestedName = (request: Uint8Array): string =>
  new x509.Pkcs10CertificateRequest(new Uint8Array(request)).subjectName.getField('CN').join(', ')

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

const forSigning = () =>
  new x509.KeyUsagesExtension(
    x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation,
    true,
  )

/** Names go in as typed: signs that mean something in a written-out name stay plain letters. */
function holderName(name: string, organisation: string): x509.Name {
  const parts: x509.JsonNameParams = [{ CN: [{ utf8String: name.trim() }] }]
  if (organisation.trim() !== '') parts.push({ O: [{ utf8String: organisation.trim() }] })
  return new x509.Name([...parts, { C: [{ printableString: 'GB' }] }])
}

/** Serial numbers are positive and keep all their bytes. */
function positive(serial: Uint8Array): string {
  const bytes = Buffer.from(serial)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes.toString('hex')
}

const CURVES: readonly string[] = ['prime256v1', 'secp384r1', 'secp521r1']

/**
 * Whether a key may sign a notice at a time: it belongs to its certificate, is strong enough, is
 * meant for signing, and the certificate is valid then.
 * @param at ISO time of signing.
 */
export function checkSigningKey(key: SigningKey, at: string): Result<CertificateFacts> {
  const leaf = key.certificates[0]
  if (!leaf) return refuse('NO_CERTIFICATE', 'The signing key has no certificate.')
  let privateKey: KeyObject
  let certificate: X509Certificate
  let facts: CertificateFacts
  let meantForSigning: boolean
  try {
    privateKey = readPrivateKey(key.pkcs8)
    certificate = new X509Certificate(leaf)
    facts = certificateFacts(leaf)
    meantForSigning = maySignDocuments(leaf)
  } catch {
    return refuse('KEY_NOT_READABLE', 'The signing key or its certificate cannot be read.')
  }
  if (!certificate.checkPrivateKey(privateKey))
    return refuse('KEY_NOT_FOR_CERTIFICATE', 'The signing key does not belong to the certificate.')
  const weakness = weaknessOf(privateKey)
  if (weakness) return refuse('WEAK_KEY', weakness)
  if (!meantForSigning)
    return refuse(
      'WRONG_USAGE',
      `The certificate of ${facts.subject} was not issued for signing documents. ` +
        'Ask the issuer for one with the key usage "digital signature".',
    )
  return checkValidity(facts, at)
}

function checkValidity(facts: CertificateFacts, at: string): Result<CertificateFacts> {
  const time = Date.parse(at)
  if (time < Date.parse(facts.notBefore))
    return refuse(
      'NOT_YET_VALID',
      `The certificate of ${facts.subject} is valid only from ${timeInWords(facts.notBefore)}. ` +
        'Check the clock of this computer, or wait until then.',
    )
  if (time > Date.parse(facts.notAfter))
    return refuse(
      'EXPIRED',
      `The certificate of ${facts.subject} expired on ${timeInWords(facts.notAfter)}. ` +
        'Make a new signing key, or ask the issuer to renew the certificate.',
    )
  return ok(facts)
}

function weaknessOf(key: KeyObject): string | null {
  const details = key.asymmetricKeyDetails
  if (key.asymmetricKeyType === 'rsa') return rsaWeakness(key)
  if (key.asymmetricKeyType === 'ec') {
    if (CURVES.includes(details?.namedCurve ?? '')) return null
    return `The signing key uses the curve ${details?.namedCurve ?? 'without a name'}; P-256, P-384 and P-521 can be used.`
  }
  return `The signing key is of a kind that cannot be used here (${key.asymmetricKeyType ?? 'unknown'}); RSA and elliptic curve keys can.`
}
