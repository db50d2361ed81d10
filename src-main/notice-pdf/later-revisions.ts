import { addLaterSignature, type LaterSignature } from './later-signature.ts'
import { additionsIn, type Judge } from './permitted-additions.ts'
import { placeSignature } from './fill-signature.ts'
import type { FoundSignature } from './pdf-signatures.ts'
import { addRevocationData, readRevocationData } from './revocation-store.ts'
import type { Addition } from './revision-change.ts'
import { isSafeToOpen } from './safe-to-open.ts'

/** A notice has a counter-signature and a few timestamps; building each again takes its time. */
const MOST_REBUILT = 8

export const endOf = ({ range: [, , resume, after] }: FoundSignature): number => resume + after

/** What came after a signature: null where that is not known, or may change what is read. */
export type Additions = readonly Addition[] | null

/**
 * Says of each signature what came after it. A revision is explained where building it again from
 * the file before it gives the very same bytes, or where each of its objects is one that may be
 * added; a shadow of any other kind is not.
 */
export async function additionsAfter(
  file: Buffer,
  found: readonly FoundSignature[],
): Promise<ReadonlyMap<FoundSignature, Additions>> {
  const ordered = found.toSorted((a, b) => endOf(a) - endOf(b))
  const additions = new Map<FoundSignature, Additions>()
  const [first] = ordered
  if (first === undefined) return additions
  const canOpen = isNeeded(file, ordered) && isSafeToOpen(file)
  const judge = additionsIn(file, first)
  let later: Additions = []
  let next: FoundSignature | null = null
  for (const signature of ordered.toReversed()) {
    const canRebuild = additions.size <= MOST_REBUILT
    const span = { from: endOf(signature), next, canOpen, canRebuild }
    const added: Additions = later === null ? null : await between(file, span, judge)
    later = later === null || added === null ? null : [...added, ...later]
    additions.set(signature, later)
    next = signature
  }
  return additions
}

/** A file that ends with its one signature is not opened at all. */
const isNeeded = (file: Buffer, ordered: readonly FoundSignature[]): boolean =>
  ordered.length > 1 || ordered.some((one) => endOf(one) !== file.length)

type Span = {
  readonly from: number
  readonly next: FoundSignature | null
  readonly canOpen: boolean
  readonly canRebuild: boolean
}

/** By building it again where this application made it, else object by object. */
async function between(
  file: Buffer,
  { from, next, canOpen, canRebuild }: Span,
  judge: Judge,
): Promise<Additions> {
  if (next === null && from === file.length) return []
  if (!canOpen) return null
  try {
    const end = next === null ? file.length : endOf(next)
    // A revision is built again upon what one program reads, which must be what all read.
    const mayBeOwn = canRebuild && judge.isAlikeBut(from, end, next)
    const own = mayBeOwn ? await ownRevision(file, from, next).catch(() => null) : null
    return own ?? judge.additions(from, end, next)
  } catch {
    return null
  }
}

const ownRevision = (
  file: Buffer,
  from: number,
  next: FoundSignature | null,
): Promise<Additions> => (next === null ? ownEvidence(file, from) : ownSignature(file, from, next))

/** After the last signature there may be revocation data, which nobody need sign. */
async function ownEvidence(file: Buffer, from: number): Promise<Additions> {
  const data = await readRevocationData(file)
  if (data === null) return null
  const { pdf } = await addRevocationData(file.subarray(0, from), data)
  return file.equals(pdf) ? [{ kind: 'EVIDENCE' }] : null
}

const ownSignature = async (
  file: Buffer,
  from: number,
  added: FoundSignature,
): Promise<Additions> =>
  (await isOwnRevision(file, from, added))
    ? [{ kind: 'SIGNATURE', found: added, page: null }]
    : null

async function isOwnRevision(file: Buffer, from: number, added: FoundSignature): Promise<boolean> {
  const later = readLater(added)
  if (later === null) return false
  try {
    const rebuilt = await addLaterSignature(file.subarray(0, from), later)
    const { contentsAt } = placeSignature(rebuilt, later.bytes, from)
    const revision = Buffer.from(file.subarray(0, endOf(added)))
    if (contentsAt !== added.contents.start || rebuilt.length !== revision.length) return false
    file.copy(rebuilt, contentsAt, added.contents.start, added.contents.end)
    return rebuilt.equals(revision)
  } catch {
    return false
  }
}

/** What a signature says of itself, as far as it is one that this application adds. */
function readLater({
  contents,
  subFilter,
  claimedTime,
  said,
}: FoundSignature): LaterSignature | null {
  const bytes = contents.hex.length / 2
  if (subFilter === 'ETSI.RFC3161') return { kind: 'TIMESTAMP', bytes }
  const [signer, reason, location] = [said('Name'), said('Reason'), said('Location')]
  if (claimedTime === null || signer === null || reason === null || location === null) return null
  return { kind: 'COUNTERSIGNATURE', bytes, signer, reason, location, at: claimedTime }
}
