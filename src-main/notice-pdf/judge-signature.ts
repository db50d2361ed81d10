import { createHash } from 'node:crypto'
import { checkCms, withoutSignature, type CmsJudgement } from '../cms/check-cms.ts'
import { checkTimestamp } from '../cms/timestamp.ts'
import type { FoundSignature } from './pdf-signatures.ts'

/** A signature judged by itself, before anybody asks whose it is. */
export type Judged = {
  readonly found: FoundSignature
  readonly kind: 'SIGNATURE' | 'TIMESTAMP'
  readonly cms: CmsJudgement
  readonly coversWhole: boolean
  /** Said by the signer, or stated by the authority. */
  readonly claimedTime: string | null
}

const timestampFilter = 'ETSI.RFC3161'

export function judgeSignature(file: Buffer, found: FoundSignature): Judged {
  const kind = found.subFilter === timestampFilter ? 'TIMESTAMP' : 'SIGNATURE'
  const whole = coversWhole(file, found)
  const cms = whole === null ? outOfPlace : judgeContents(file, found)
  // An authority's time is its own; what the file says beside it is worth nothing.
  const said = kind === 'TIMESTAMP' ? null : found.claimedTime
  const claimedTime = said ?? cms.signingTime
  return { found, kind, cms, coversWhole: whole ?? false, claimedTime }
}

const outOfPlace = withoutSignature(
  'BROKEN',
  'The signature does not stand where it says it does: something was put in or moved.',
)

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

function judgeContents(file: Buffer, found: FoundSignature): CmsJudgement {
  if (found.subFilter === timestampFilter) return judgeTimestamp(file, found)
  const kind = judged[found.subFilter]
  if (!kind) return withoutSignature('UNREADABLE', 'This kind of signature is not judged here.')
  const hex = found.madeHere ? found.contents.hex : found.contents.hex.replace(/\s+/g, '')
  // Letters may be large or small; what this application writes is always small.
  const form = found.madeHere ? /^([0-9a-f]{2})+$/ : /^([0-9A-Fa-f]{2})+$/
  if (!form.test(hex))
    return withoutSignature('BROKEN', 'The text of the signature has been changed.')
  const options = { ...kind, ownForm: found.madeHere }
  return checkCms(Buffer.from(hex, 'hex'), signedParts(file, found), options)
}

const signedParts = (file: Buffer, { range: [, before, resume, after] }: FoundSignature) => [
  file.subarray(0, before),
  file.subarray(resume, resume + after),
]

function judgeTimestamp(file: Buffer, found: FoundSignature): CmsJudgement {
  const parts = signedParts(file, found)
  const digestBy = (hash: string) =>
    parts.reduce((sum, part) => sum.update(part), createHash(hash)).digest()
  const hex = found.contents.hex.replace(/\s+/g, '')
  if (!/^([0-9A-Fa-f]{2})+$/.test(hex))
    return withoutSignature('BROKEN', 'The text of the timestamp has been changed.')
  const stamped = checkTimestamp(Buffer.from(hex, 'hex'), digestBy)
  if (!stamped.ok) {
    const [problem] = stamped.problems
    const state = problem?.code === 'OTHER_HASH' ? 'UNREADABLE' : 'BROKEN'
    return withoutSignature(state, stamped.problems.map(({ message }) => message).join(' '))
  }
  const { at: signingTime, certificate, others } = stamped.value
  const explanation = 'The content is exactly what the authority put its time to.'
  return { state: 'GOOD', explanation, certificate, others, signingTime, stamped: null }
}
