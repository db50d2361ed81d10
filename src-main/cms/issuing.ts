import 'reflect-metadata'
import { X509Certificate } from 'node:crypto'
import * as x509 from '@peculiar/x509'

/** What decides whether a certificate may stand above another. */
export type Issuing = {
  /** Says of itself that it may issue others (CA flag, and key usage where it states one). */
  readonly mayIssue: boolean
  /** Issuers that may stand between it and a signer; infinite where it sets no limit. */
  readonly mostBetween: number
}

/** Critical extensions that are kept to here; a limit that is not understood cannot be kept to. */
const understood: readonly string[] = [
  '2.5.29.15',
  '2.5.29.17',
  '2.5.29.19',
  '2.5.29.32',
  '2.5.29.37',
]

/** @param der a certificate. @throws where it is not one. */
export function issuingOf(der: Uint8Array): Issuing {
  const certificate = new x509.X509Certificate(new Uint8Array(der))
  const constraints = certificate.getExtension(x509.BasicConstraintsExtension)
  const usage = certificate.getExtension(x509.KeyUsagesExtension)
  const signs = usage === null || (usage.usages & x509.KeyUsageFlags.keyCertSign) !== 0
  const isClear = certificate.extensions.every(
    ({ critical, type }) => !critical || understood.includes(type),
  )
  return {
    mayIssue: constraints?.ca === true && signs && isClear,
    mostBetween: constraints?.pathLength ?? Number.POSITIVE_INFINITY,
  }
}

/** Whether the signature on a certificate uses a hash that still holds: SHA-1 and older do not. */
export function isFirmlySigned(der: Uint8Array): boolean {
  const { signatureAlgorithm } = new x509.X509Certificate(new Uint8Array(der))
  const { name, hash }: { name?: string; hash?: { name?: string } } = signatureAlgorithm
  return /^SHA-(256|384|512)$/.test(hash?.name ?? '') || /^Ed(25519|448|DSA)$/.test(name ?? '')
}

/** `ROOT`: made by itself. `PERSON`: may issue no other. */
export function kindOfCertificate(der: Uint8Array): 'ROOT' | 'INTERMEDIATE' | 'PERSON' {
  if (!issuingOf(der).mayIssue) return 'PERSON'
  const certificate = new X509Certificate(der)
  return certificate.subject === certificate.issuer ? 'ROOT' : 'INTERMEDIATE'
}
