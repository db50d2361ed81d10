import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import * as pkijs from 'pkijs'
import type { CarriedRevocation } from '#core/notice/notice'
import { ok, refuse, type Result } from '#core/result'
import { timeInWords } from './time-in-words.ts'

/** Says of a signer's certificate whether its authority had taken it back: who states it, and when. */
export type Revocation = CarriedRevocation & {
  readonly kind: 'LIST' | 'ANSWER'
  readonly der: Uint8Array
}

/**
 * Reads a list of revoked certificates (CRL, PEM or DER) or an authority's answer (OCSP, DER), and
 * checks that it is about this signer, signed by the issuer, and says that all was well.
 * @param chain the signer's certificate, then its issuers, DER.
 * @param signedAt ISO time of the signature: a list that had run out by then says nothing about it.
 */
export async function readRevocation(
  bytes: Uint8Array,
  chain: readonly Uint8Array[],
  signedAt: string,
): Promise<Result<Revocation>> {
  const stated = await stateOfCertificate(bytes, chain, signedAt)
  return stated.ok && stated.value.isRevoked ? revokedOn(stated.value.revokedAt) : stated
}

/** The same, with a certificate that was taken back told as such. */
export async function stateOfCertificate(
  bytes: Uint8Array,
  chain: readonly Uint8Array[],
  signedAt: string,
): Promise<Result<Revocation>> {
  x509.cryptoProvider.set(webcrypto)
  const [leaf, ...issuers] = chain.map((der) => new x509.X509Certificate(new Uint8Array(der)))
  const issuer = await issuerOf(leaf, issuers)
  if (leaf === undefined || issuer === undefined)
    return refuse(
      'NO_ISSUER',
      'The signature does not carry the certificate of its issuer. A self-made certificate has none, and nobody can revoke it.',
    )
  const der = fromPem(bytes)
  const list = parse(() => new x509.X509Crl(new Uint8Array(der)))
  if (list !== null) return judgeList({ list, der, leaf, issuer, signedAt })
  const answer = parse(() => pkijs.OCSPResponse.fromBER(new Uint8Array(der)))
  return answer === null ? notRevocation : judgeAnswer(answer, { der, leaf, issuer })
}

/** By its signature and not by its name alone, which anybody can give a certificate. */
async function issuerOf(
  leaf: x509.X509Certificate | undefined,
  issuers: readonly x509.X509Certificate[],
): Promise<x509.X509Certificate | undefined> {
  for (const one of issuers)
    if (
      one.subject === leaf?.issuer &&
      (await leaf.verify({ publicKey: one.publicKey, signatureOnly: true }).catch(() => false))
    )
      return one
  return undefined
}

const notRevocation = refuse(
  'NOT_REVOCATION_DATA',
  'This file is neither a list of revoked certificates (.crl) nor an answer about one (.ors), or it is damaged.',
)
const otherIssuer = refuse(
  'OTHER_ISSUER',
  'This was not issued by the authority of the signer’s certificate, or it was changed since.',
)
const revokedOn = (day: string | null) =>
  refuse(
    'REVOKED',
    `The authority revoked the signer’s certificate${day === null ? '' : ` on ${timeInWords(day)}`}. Do not rely on the signature before asking why.`,
  )

type Parties = {
  readonly der: Uint8Array
  readonly leaf: x509.X509Certificate
  readonly issuer: x509.X509Certificate
}

async function judgeList(
  input: Parties & { readonly list: x509.X509Crl; readonly signedAt: string },
): Promise<Result<Revocation>> {
  const { list, der, leaf, issuer, signedAt } = input
  if (list.issuer !== issuer.subject || !(await list.verify({ publicKey: issuer })))
    return otherIssuer
  if (list.nextUpdate !== undefined && list.nextUpdate < new Date(signedAt))
    return refuse(
      'LIST_TOO_OLD',
      `This list ran out on ${timeInWords(list.nextUpdate.toISOString())}, before the notice was signed. Ask for a later one.`,
    )
  const revokedAt = list.findRevoked(leaf.serialNumber)?.revocationDate.toISOString() ?? null
  const [at, isRevoked] = [list.thisUpdate.toISOString(), revokedAt !== null]
  return ok({ kind: 'LIST', der, issuer: nameOf(issuer), at, isRevoked, revokedAt })
}

async function judgeAnswer(
  answer: pkijs.OCSPResponse,
  { der, leaf, issuer }: Parties,
): Promise<Result<Revocation>> {
  if (answer.responseStatus.valueBlock.valueDec !== 0 || answer.responseBytes === undefined)
    return refuse('NO_ANSWER', 'The authority did not answer the question. Ask it again.')
  const basic = parse(() =>
    pkijs.BasicOCSPResponse.fromBER(
      answer.responseBytes?.response.valueBlock.valueHexView.slice() ?? new Uint8Array(),
    ),
  )
  if (basic === null) return notRevocation
  const [subject, authority] = [leaf, issuer].map((one) => pkijs.Certificate.fromBER(one.rawData))
  if (subject === undefined || authority === undefined) return notRevocation
  try {
    if (!(await basic.verify({ trustedCerts: [authority] }))) return otherIssuer
    const { isForCertificate, status } = await basic.getCertificateStatus(subject, authority)
    if (!isForCertificate)
      return refuse('OTHER_CERTIFICATE', 'This answer is about another certificate.')
    if (status !== 0 && status !== 1)
      return refuse('NOT_KNOWN', 'The authority says that it does not know this certificate.')
    const at = basic.tbsResponseData.producedAt.toISOString()
    const stated = { issuer: nameOf(issuer), at, isRevoked: status === 1, revokedAt: null }
    return ok({ kind: 'ANSWER', der, ...stated })
  } catch {
    return otherIssuer
  }
}

const nameOf = (certificate: x509.X509Certificate): string =>
  certificate.subjectName.getField('CN').join(', ') || certificate.subject

function fromPem(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const found = /-----BEGIN X509 CRL-----([A-Za-z0-9+/=\s]*)-----END X509 CRL-----/.exec(text)
  return found === null ? bytes : Buffer.from(found[1] ?? '', 'base64')
}

function parse<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
