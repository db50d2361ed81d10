import type { CarriedRevocation } from '#core/notice/notice'
import { stateOfCertificate } from './read-revocation.ts'
import type { RevocationData } from './revocation-store.ts'

/** A file for one notice carries a few; each takes a check of its signature. */
const MOST_STATEMENTS = 20

/**
 * What the lists and answers in a file say of a signer's certificate. One that says it was revoked
 * goes before any other; else the latest. Null where none is about it, or from its issuer.
 * @param chain the signer's certificate, then those that came with it, DER.
 * @param at ISO time of the signature.
 */
export async function carriedRevocation(
  data: RevocationData,
  chain: readonly Uint8Array[],
  at: string,
): Promise<CarriedRevocation | null> {
  const all = [...data.lists, ...data.answers].slice(0, MOST_STATEMENTS)
  const found: CarriedRevocation[] = []
  for (const one of all) {
    const certificates = [...chain, ...data.certificates]
    // Other programs keep theirs in forms that are not read here, and anybody may keep anything.
    const stated = await stateOfCertificate(one, certificates, at).catch(() => null)
    if (stated?.ok !== true) continue
    const { issuer, at: statedAt, isRevoked, revokedAt } = stated.value
    found.push({ issuer, at: statedAt, isRevoked, revokedAt })
  }
  const latest = found.toSorted((a, b) => (a.at < b.at ? 1 : -1))
  return latest.find(({ isRevoked }) => isRevoked) ?? latest[0] ?? null
}
