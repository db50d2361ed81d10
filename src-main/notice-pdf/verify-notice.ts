import { createHash } from 'node:crypto'
import { isSeen, type LaterAddition } from '#core/notice/later-additions'
import type { LaterAdditions, SignatureVerdict, Verification } from '#core/notice/notice'
import { certificateFacts } from '../cms/certificate-facts.ts'
import { checkTimestamp } from '../cms/timestamp.ts'
import { carriedBy } from './carried.ts'
import { carriedRevocation } from './carried-revocation.ts'
import { trustIn } from './certificate-trust.ts'
import { judgeSignature, type Judged } from './judge-signature.ts'
import { additionsAfter, endOf, type Additions } from './later-revisions.ts'
import { notLedTo } from './led-to.ts'
import { findSignatures, type FoundSignature } from './pdf-signatures.ts'
import { readRevocationData, type RevocationData } from './revocation-store.ts'
import { isSafeToOpen } from './safe-to-open.ts'
import { conclude, explain } from './verdict-words.ts'

const MOST_BYTES = 256 * 1024 * 1024

/** What the reader's own library knows. */
export type KnownHere = {
  /** SHA-256 fingerprints (hex) of certificates whose keys this library holds or held. */
  readonly ownCertificates: Iterable<string>
  /** Certificates (DER) that this library trusts to name people. */
  readonly trusted: readonly Uint8Array[]
  /** ISO time of the check: what has run out by then is held to be valid only where that is proven. */
  readonly now: string
  /** Looks up a file that this library issued, by the SHA-256 of its bytes. */
  readonly issued?: (sha256: string) => Verification['issuedHere']
}

/**
 * Says what the signatures of any file are worth, without a network. Never throws: what cannot be
 * judged is called that.
 */
export async function verifyPdf(bytes: Uint8Array, known: KnownHere): Promise<Verification> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sha256 = createHash('sha256').update(file).digest('hex')
  const issuedHere = known.issued?.(sha256) ?? null
  const nothing = { sha256, signatures: [], issuedHere, carries: null }
  if (file.length > MOST_BYTES || !file.subarray(0, 1024).includes('%PDF-'))
    return { verdict: 'NOT_READABLE', summary: notAPdf(file.length), ...nothing }
  try {
    const { signatures, ...concluded } = await judgeAll(file, known)
    const carries = concluded.verdict === 'SIGNED_AND_UNCHANGED' ? await carriedBy(file) : null
    return { ...concluded, sha256, signatures, issuedHere, carries }
  } catch {
    return {
      verdict: 'NOT_READABLE',
      summary: 'The signatures of this file cannot be read. Treat it as not signed.',
      ...nothing,
    }
  }
}

function notAPdf(length: number): string {
  if (length === 0) return 'The file is empty.'
  if (length > MOST_BYTES) return 'The file is too large to be checked here (over 256 MB).'
  return 'This is not a PDF file. A signed notice is a PDF.'
}

async function judgeAll(file: Buffer, known: KnownHere) {
  const search = findSignatures(file)
  const additions = await additionsAfter(file, search.found)
  const ordered = search.found
    .toSorted((a, b) => endOf(a) - endOf(b))
    .map((found) => judgeSignature(file, found))
  const data = file.includes('/DSS') && isSafeToOpen(file) ? await storedRevocation(file) : null
  const signatures: SignatureVerdict[] = []
  const verdicts = new Map<FoundSignature, SignatureVerdict>()
  // From the last to the first: a timestamp proves what stands before it.
  let provenBy: string | null = null
  for (const judged of ordered.toReversed()) {
    const came = inNames(additions.get(judged.found) ?? null, verdicts)
    const around = { later: extentOf(came), additions: came ?? [], provenBy, data, known }
    const verdict: SignatureVerdict = await weigh(judged, around)
    verdicts.set(judged.found, verdict)
    signatures.unshift(verdict)
    if (isProof(verdict)) provenBy = earlier(provenBy, verdict.claimedTime)
  }
  const verdict = conclude(signatures, search.unreadable)
  const unled = verdict.verdict === 'SIGNED_AND_UNCHANGED' ? notLedTo(file, search.found) : 0
  return { signatures, ...(unled === 0 ? verdict : conclude(signatures, unled)) }
}

type Verdicts = ReadonlyMap<FoundSignature, SignatureVerdict>

const unnamed = { kind: 'SIGNATURE', signer: null, trust: 'UNKNOWN' } as const

/** What came later, with the names that the later signatures give. */
const inNames = (additions: Additions, verdicts: Verdicts): readonly LaterAddition[] | null =>
  additions?.map((one) => {
    if (one.kind !== 'SIGNATURE') return one
    const { kind, signer, trust } = verdicts.get(one.found) ?? unnamed
    return { kind, signer, isConfirmed: trust === 'TRUSTED' || trust === 'OWN', page: one.page }
  }) ?? null

function extentOf(additions: readonly LaterAddition[] | null): LaterAdditions {
  if (additions === null) return 'OTHER'
  if (additions.length === 0) return 'NOTHING'
  return additions.some(isSeen) ? 'PERMITTED' : 'SIGNATURES_ONLY'
}

const storedRevocation = (file: Buffer): Promise<RevocationData | null> =>
  readRevocationData(file).catch(() => null)

const earlier = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && Date.parse(b) < Date.parse(a)) ? b : a

const isProof = ({ kind, state, trust }: SignatureVerdict): boolean =>
  kind === 'TIMESTAMP' && state === 'GOOD' && (trust === 'TRUSTED' || trust === 'OWN')

type Around = {
  readonly later: LaterAdditions
  readonly additions: readonly LaterAddition[]
  /** The earliest trusted timestamp over what this signature covers. */
  readonly provenBy: string | null
  readonly data: RevocationData | null
  readonly known: KnownHere
}

const notRelied = { certificate: null, trust: 'UNKNOWN', provenBy: null, revocation: null } as const

async function weigh(judged: Judged, around: Around): Promise<SignatureVerdict> {
  const { kind, cms, claimedTime } = judged
  const named = await nameOf(judged, around).catch(() => null)
  const facts = {
    kind,
    later: around.later,
    additions: around.additions,
    state: cms.state === 'GOOD' && named === null ? ('UNREADABLE' as const) : cms.state,
    signer: named?.certificate.subject ?? null,
    claimedTime,
    coversWholeDocument: judged.coversWhole,
    ...(named ?? notRelied),
  }
  return { ...facts, explanation: explain(facts, cms.explanation) }
}

/** Whose signature it is and how far that can be relied on; null where it names no certificate. */
async function nameOf({ kind, cms, claimedTime: at }: Judged, { provenBy, data, known }: Around) {
  const { certificate: leaf, others } = cms
  if (leaf === null) return null
  const facts = certificateFacts(leaf)
  // Of a signature that does not hold, a certificate says nothing, trusted or not.
  if (cms.state !== 'GOOD') return { ...notRelied, certificate: facts }
  const proven = earlier(provenBy, stampedAt(cms, provenBy, known))
  const signer = { ...known, leaf, facts, others, at, provenBy: proven, kind }
  const trust = trustIn({ ...signer, revocation: null })
  const named = { certificate: facts, trust, provenBy: proven, revocation: null }
  // Of a name that nobody believes there is nothing to take back, and looking takes its time.
  if (data === null || trust === 'UNKNOWN' || trust === 'NOT_VALID_AT_TIME') return named
  const revocation = await carriedRevocation(data, [leaf, ...others], at ?? proven ?? known.now)
  return { ...named, revocation, trust: trustIn({ ...signer, revocation }) }
}

/** The time of a trusted timestamp that stands inside the signature, as many programs put it. */
function stampedAt(
  { stamped }: Judged['cms'],
  provenBy: string | null,
  known: KnownHere,
): string | null {
  const digestBy = (hash: string) =>
    createHash(hash)
      .update(stamped?.content ?? '')
      .digest()
  const stamp = stamped === null ? null : checkTimestamp(stamped.token, digestBy)
  if (stamp?.ok !== true) return null
  const { certificate: leaf, others, at } = stamp.value
  const facts = certificateFacts(leaf)
  const signer = { ...known, leaf, facts, others, at, provenBy, revocation: null }
  const trust = trustIn({ ...signer, kind: 'TIMESTAMP' })
  return trust === 'TRUSTED' || trust === 'OWN' ? at : null
}
