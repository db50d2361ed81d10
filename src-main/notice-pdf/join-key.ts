import { X509Certificate } from 'node:crypto'
import { readPrivateKey, type SigningKey } from '../cms/sealer.ts'

/**
 * Finds the certificate of a key and puts it first; the others follow towards the issuer. Null where
 * none of them is the key's.
 * @param certificates DER, in any order.
 * @throws where the key or a certificate cannot be read.
 */
export function joinKeyAndCertificates(
  pkcs8: Uint8Array,
  certificates: readonly Uint8Array[],
): SigningKey | null {
  const privateKey = readPrivateKey(pkcs8)
  const all = certificates.map((der) => ({ der, read: new X509Certificate(der) }))
  const leaf = all.find(({ read }) => read.checkPrivateKey(privateKey))
  if (leaf === undefined) return null
  const chain = [leaf]
  for (;;) {
    const last = chain.at(-1) ?? leaf
    const next = all.find((one) => !chain.includes(one) && last.read.checkIssued(one.read))
    if (next === undefined) return { pkcs8, certificates: chain.map(({ der }) => der) }
    chain.push(next)
  }
}
