import { createHash } from 'node:crypto'
import type { LaterAdditions, SignatureVerdict, Verification } from '#core/notice/notice'
import { certificateFacts } from '../cms/certificate-facts.ts'
import { trustIn } from './certificate-trust.ts'
import { checkCms } from '../cms/check-cms.ts'
import type { CmsJudgement } from '../cms/check-cms.ts'
import { checkTimestamp } from '../cms/timestamp.ts'
import { additionsAfter, endOf } from './later-revisions.ts'
import { findSignatures } from './pdf-signatures.ts'
import type { FoundSignature } from './pdf-signatures.ts'
import { conclude, explain } from './verdict-words.ts'

const MOST_BYTES = 256 * 1024 * 1024

/** What the reader's own library knows. */
export type KnownHere = {
  /** SHA-256 fingerprints (hex) of certificates whose keys this library holds or held. */
  readonly ownCertificates: Iterable<string>
  /** Certificates (DER) that this library trusts to name people. */
  readonly trusted: readonly Uint8Array[]
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
  const nothing = { sha256, signatures: [], issuedHere }
  if (file.length > MOST_BYTES || !file.subarray(0, 1024).includes('%PDF-'))
    return { verdict: 'NOT_READABLE', summary: notAPdf(file.length), ...nothing }
  try {
    const search = findSignatures(file)
    const additions = await additionsAfter(file, search.found)
    const signatures = search.found
      .toSorted((a, b) => endOf(a) - endOf(b))
      .map((found) => judge(file, found, additions.get(found) ?? 'OTHER', known))
    return { ...conclude(signatures, search.unreadable), sha256, signatures, issuedHere }
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

function judge(
  file: Buffer,
  found: FoundSignature,
  later: LaterAdditions,
  known: KnownHere,
): SignatureVerdict {
  const kind = found.subFilter === timestampFilter ? 'TIMESTAMP' : 'SIGNATURE'
  const whole = coversWhole(file, found)
  const cms = whole === null ? null : judgeContents(file, found)
  // An authority's time is its own; what the file says beside it is worth nothing.
  const said = kind === 'TIMESTAMP' ? null : found.claimedTime
  const claimedTime = said ?? cms?.signingTime ?? null
  const leaf = cms?.certificate
  let certificate: SignatureVerdict['certificate'] = null
  let trust: SignatureVerdict['trust'] = 'UNKNOWN'
  if (cms && leaf) {
    try {
      certificate = certificateFacts(leaf)
      const { others } = cms
      // Of a signature that does not hold, a certificate says nothing, trusted or not.
      if (cms.state === 'GOOD')
        trust = trustIn({ ...known, leaf, facts: certificate, others, at: claimedTime, kind })
    } catch {
      certificate = null
    }
  }
  const state = cms?.state ?? 'BROKEN'
  const facts = {
    kind,
    later,
    state: state === 'GOOD' && !certificate ? 'UNREADABLE' : state,
    signer: certificate?.subject ?? null,
    claimedTime,
    coversWholeDocument: whole ?? false,
    certificate,
    trust,
  } as const
  return { ...facts, explanation: explain(facts, cms?.explanation ?? OUT_OF_PLACE) }
}

const OUT_OF_PLACE =
  'The signature does not stand where it says it does: something was put in or moved.'

/**
 * True where the signature covers every byte but its own text, false where the file goes on after
 * what it covers, null where its range is not as it must be.
 */
function coversWhole(file: Buffer, found: FoundSignature): boolean | null {
  const [start, before, resume, after] = found.range
  if (start !== 0 || before !== found.contents.start || resume !== found.contents.end) return null
  const end = resume + after
  return end > file.length ? null : end === file.length
}

const judged: Readonly<Record<string, { readonly namesCertificate: boolean }>> = {
  'ETSI.CAdES.detached': { namesCertificate: true },
  'adbe.pkcs7.detached': { namesCertificate: false },
}

const timestampFilter = 'ETSI.RFC3161'

function judgeContents(file: Buffer, found: FoundSignature): CmsJudgement {
  if (found.subFilter === timestampFilter) return judgeTimestamp(file, found)
  const kind = judged[found.subFilter]
  if (!kind)
    return {
      state: 'UNREADABLE',
      explanation: 'This kind of signature is not judged here.',
      certificate: null,
      others: [],
      signingTime: null,
    }
  const hex = found.madeHere ? found.contents.hex : found.contents.hex.replace(/\s+/g, '')
  // Letters may be large or small; what this application writes is always small.
  const form = found.madeHere ? /^([0-9a-f]{2})+$/ : /^([0-9A-Fa-f]{2})+$/
  if (!form.test(hex))
    return {
      state: 'BROKEN',
      explanation: 'The text of the signature has been changed.',
      certificate: null,
      others: [],
      signingTime: null,
    }
  const parts = signedParts(file, found)
  const options = { ...kind, ownForm: found.madeHere }
  return checkCms(Buffer.from(hex, 'hex'), parts, options)
}

const signedParts = (file: Buffer, { range: [, before, resume, after] }: FoundSignature) => [
  file.subarray(0, before),
  file.subarray(resume, resume + after),
]

function judgeTimestamp(file: Buffer, found: FoundSignature): CmsJudgement {
  const parts = signedParts(file, found)
  const digest = parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest()
  const token = Buffer.from(found.contents.hex.replace(/\s+/g, ''), 'hex')
  const stamped = checkTimestamp(token, digest)
  if (!stamped.ok)
    return {
      state: 'BROKEN',
      explanation: stamped.problems.map(({ message }) => message).join(' '),
      certificate: null,
      others: [],
      signingTime: null,
    }
  const { at, certificate, others } = stamped.value
  const explanation = 'The content is exactly what the authority put its time to.'
  return { state: 'GOOD', explanation, certificate, others, signingTime: at }
}
