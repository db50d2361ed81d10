import type { LaterAdditions } from '#core/notice/notice'
import { addLaterSignature, type LaterSignature } from './later-signature.ts'
import { arePermitted } from './permitted-additions.ts'
import { placeSignature } from './fill-signature.ts'
import type { FoundSignature } from './pdf-signatures.ts'
import { isSafeToOpen } from './safe-to-open.ts'
import { addRevocationData, readRevocationData } from './revocation-store.ts'

/** A notice has a counter-signature and a few timestamps; building each again takes its time. */
const MOST_REVISIONS = 8

export const endOf = ({ range: [, , resume, after] }: FoundSignature): number => resume + after

/**
 * Says of each signature what came after it. A revision is explained where building it again from
 * the file before it gives the very same bytes, or where each of its objects is one that may be
 * added; a shadow of any other kind is not.
 */
export async function additionsAfter(
  file: Buffer,
  found: readonly FoundSignature[],
): Promise<ReadonlyMap<FoundSignature, LaterAdditions>> {
  const ordered = found.toSorted((a, b) => endOf(a) - endOf(b))
  const additions = new Map<FoundSignature, LaterAdditions>()
  const canOpen = isNeeded(file, ordered) && isSafeToOpen(file)
  let later: LaterAdditions = 'NOTHING'
  let next: FoundSignature | null = null
  for (const signature of ordered.toReversed()) {
    if (next === null) later = await afterTheLast(file, endOf(signature), canOpen)
    else if (!canOpen || later === 'OTHER' || additions.size > MOST_REVISIONS) later = 'OTHER'
    else if (await isExplained(file, endOf(signature), next)) later = 'SIGNATURES_ONLY'
    else later = 'OTHER'
    additions.set(signature, later)
    next = signature
  }
  return additions
}

/** A file that ends with its one signature is not opened at all. */
const isNeeded = (file: Buffer, ordered: readonly FoundSignature[]): boolean =>
  ordered.length > 1 || ordered.some((one) => endOf(one) !== file.length)

/** After the last signature there may be revocation data, which nobody need sign. */
async function afterTheLast(file: Buffer, from: number, canOpen: boolean): Promise<LaterAdditions> {
  if (from === file.length) return 'NOTHING'
  if (!canOpen) return 'OTHER'
  try {
    const data = await readRevocationData(file)
    if (data !== null) {
      const { pdf } = await addRevocationData(file.subarray(0, from), data)
      if (file.equals(pdf)) return 'SIGNATURES_ONLY'
    }
    return (await arePermitted(file, from, file.length, null)) ? 'SIGNATURES_ONLY' : 'OTHER'
  } catch {
    return 'OTHER'
  }
}

/** By building it again where this application made it, else object by object. */
async function isExplained(file: Buffer, from: number, added: FoundSignature): Promise<boolean> {
  if (await isOwnRevision(file, from, added)) return true
  return arePermitted(file, from, endOf(added), added).catch(() => false)
}

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
