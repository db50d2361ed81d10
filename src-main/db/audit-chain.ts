import { canonicalJson, type Sha256 } from '#core/canonical'

/** One row of the audit record, exactly as stored. */
export type AuditRecord = {
  readonly seq: number
  readonly at: string
  readonly personId: string
  readonly personLabel: string
  readonly action: string
  readonly subject: string
  /** Canonical JSON, as text. */
  readonly detail: string
  readonly previousHash: string
  readonly hash: string
}

export type Checkpoint = { readonly entries: number; readonly head: string }

export type ChainCheck = {
  readonly entries: number
  /** Hash of the last entry. */
  readonly head: string
  readonly firstBroken: { readonly seq: number; readonly explanation: string } | null
}

/** What the chain hangs from before its first entry: SHA-256 of the library's id. */
export const genesisHash = (sha256: Sha256, libraryId: string): string => sha256(libraryId)

/**
 * Hash of an entry: SHA-256, as lower-case hex, over the UTF-8 bytes of the previous entry's hash
 * followed directly by one JSON object with exactly these members in this order and no white space:
 * `action`, `at`, `detail`, `personId`, `personLabel`, `seq`, `subject`. All are strings but `seq`,
 * a whole number; `detail` is the stored text, itself JSON, as a string. Before the first entry
 * stands the SHA-256 of the library's id.
 */
export function entryHash(sha256: Sha256, entry: Omit<AuditRecord, 'hash'>): string {
  const { previousHash, ...content } = entry
  return sha256(previousHash + canonicalJson(content))
}

/** Entries that are checked between two pauses. */
const A_STEP = 200

/**
 * Walks the record in order and names the first entry that does not follow; pauses on the way.
 * `checkpoint` is where the record stood when the header was last written; with `closedInOrder` not
 * one entry more may stand.
 */
export function* checkChain(
  entries: Iterable<AuditRecord>,
  sha256: Sha256,
  genesis: string,
  checkpoint: Checkpoint | null,
  closedInOrder: boolean,
): Generator<undefined, ChainCheck> {
  let head = genesis
  let count = 0
  let firstBroken: ChainCheck['firstBroken'] = null
  const breakAt = (seq: number, explanation: string) => (firstBroken ??= { seq, explanation })
  for (const entry of entries) {
    const wrong = whatIsWrong(entry, count, head, sha256)
    if (wrong !== null) breakAt(Math.min(entry.seq, count + 1), wrong)
    count += 1
    head = entry.hash
    if (count === checkpoint?.entries && head !== checkpoint.head)
      breakAt(
        count,
        `Entry ${count} is not the one noted when the library was last closed: the record was rewritten up to here.`,
      )
    if (closedInOrder && checkpoint !== null && count === checkpoint.entries + 1)
      breakAt(
        count,
        `Entry ${count} was added while the library was closed: it then ended at entry ${checkpoint.entries}.`,
      )
    if (count % A_STEP === 0) yield
  }
  if (checkpoint !== null && count < checkpoint.entries)
    breakAt(
      count + 1,
      `Entry ${count + 1} is missing: the library had ${checkpoint.entries} entries, ${count} are left.`,
    )
  return { entries: count, head, firstBroken }
}

function whatIsWrong(
  entry: AuditRecord,
  before: number,
  head: string,
  sha256: Sha256,
): string | null {
  const { hash, ...rest } = entry
  const { seq } = entry
  if (seq > before + 1) return `Entry ${before + 1} is missing: entry ${seq} stands in its place.`
  if (seq < before + 1) return `Entry ${seq} stands where no entry can: the record starts at 1.`
  if (entryHash(sha256, rest) !== hash)
    return `Entry ${seq} was changed: its content does not give the hash written beside it.`
  if (entry.previousHash === head) return null
  return before === 0
    ? 'Entry 1 does not start this library: it follows something else.'
    : `Entry ${seq} does not follow entry ${before}: one of the two was changed, moved or put in.`
}
