import { createPrivateKey, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { buildCms } from './cms.ts'

/** A signing key as bytes, so that it can be kept encrypted. */
export type SigningKey = {
  /** Private key, PKCS#8 DER. */
  readonly pkcs8: Uint8Array
  /** Certificates as DER: the signer's first, then those that lead to its issuer. */
  readonly certificates: readonly Uint8Array[]
}

/** Signs SHA-256 digests with one key, as often as asked. */
export type Sealer = { readonly seal: (digest: Uint8Array) => Uint8Array }

export const readPrivateKey = (pkcs8: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })

/** @throws where the key cannot be read. */
export function openSealer(key: SigningKey): Sealer {
  const privateKey = readPrivateKey(key.pkcs8)
  const kind = privateKey.asymmetricKeyType === 'ec' ? 'EC' : 'RSA'
  return {
    seal: (digest) =>
      buildCms({
        certificates: key.certificates,
        kind,
        digest,
        sign: (attributes) => sign('sha256', attributes, privateKey),
      }),
  }
}
