import type { PackManifest, PackSigner } from '../pack.ts'
import type { LawPack } from './law-pack.ts'
import type { EntryKind, SignOffElsewhere, SignOffRecord } from './law-records.ts'
import type { BookEntry, RuleBook } from './rule-book.ts'

/** What one entry of a pack means here; only `NEW`, `CONFLICT_OLDER` and `WITHDRAWN` can be followed. */
export type PackRowState =
  | 'NEW'
  | 'SIGNED_HERE'
  | 'CONFLICT_OLDER'
  | 'CONFLICT_NEWER'
  | 'WITHDRAWN'
  | 'CONFLICT_OWN'
  | 'NOTHING_STANDS'
  | 'OUTDATED'
  | 'OTHER_WORDING'

export type PackRow = {
  readonly key: string
  readonly kind: EntryKind
  readonly id: string
  readonly hash: string
  /** As the rule book here names it; null where it holds no such wording. */
  readonly title: string | null
  /** That force's last act on this wording. */
  readonly there: SignOffRecord
  /** The last act here on this wording. */
  readonly here: SignOffRecord | null
  /** True where nothing on this wording has been taken in from that library before. */
  readonly isNew: boolean
  /** What following it would change here, beyond the mark. */
  readonly effect: string | null
  readonly state: PackRowState
  readonly words: string
  /** Whether a person here may let it count. */
  readonly canFollow: boolean
}

export type LawPackPreview = {
  readonly kind: 'LAW'
  /** Names this very pack in the call that takes it in. */
  readonly sha256: string
  readonly file: string
  readonly encrypted: boolean
  readonly maker: PackManifest['maker']
  readonly madeAt: string
  readonly madeFor: string
  readonly lawVersion: string
  readonly signer: PackSigner
  /** The newest pack of the same library taken in before this one was opened, where it is newer. */
  readonly newerTakenAt: string | null
  readonly rows: readonly PackRow[]
  /** Acts not yet kept here. */
  readonly newRecords: number
}

export type KnownHere = {
  readonly book: RuleBook
  readonly own: readonly SignOffRecord[]
  /** Everything taken in before from the library that made the pack. */
  readonly before: readonly SignOffElsewhere[]
  /** Acts here that follow that library: places in the own record. */
  readonly following: ReadonlySet<number>
}

const keyOf = (one: { kind: EntryKind; entryId: string; entryHash: string }) =>
  `${one.kind} ${one.entryId} ${one.entryHash}`

const sameAct = (a: SignOffRecord, b: SignOffRecord): boolean =>
  keyOf(a) === keyOf(b) &&
  a.act === b.act &&
  a.signedBy === b.signedBy &&
  a.signedOn === b.signedOn &&
  a.note === b.note &&
  a.recordedAt === b.recordedAt &&
  a.recordedBy === b.recordedBy

/**
 * The first act that reads otherwise than the same act taken in before: records only ever grow, so
 * one of the two packs is not what that library recorded. Null where they agree.
 */
export function contradiction(
  pack: LawPack,
  before: readonly SignOffElsewhere[],
): SignOffRecord | null {
  const known = new Map(before.map((one) => [one.seq, one]))
  return (
    pack.signOffs.find((one) => {
      const earlier = known.get(one.seq)
      return earlier !== undefined && !sameAct(one, earlier)
    }) ?? null
  )
}

/** Acts of the pack that are not kept here yet, in the maker's order. */
export function newActs(pack: LawPack, before: readonly SignOffElsewhere[]): LawPack['signOffs'] {
  const known = new Set(before.map(({ seq }) => seq))
  return pack.signOffs.filter(({ seq }) => !known.has(seq))
}

/** One row for each wording that the pack speaks of, in the order of its last act. */
export function previewRows(pack: LawPack, known: KnownHere): readonly PackRow[] {
  const entries = new Map(
    known.book.sections
      .flatMap((section) => section.entries)
      .map((entry) => [`${entry.kind} ${entry.id} ${entry.hash}`, entry]),
  )
  const own = lastByKey(known.own)
  const before = lastByKey(known.before)
  return [...lastByKey(pack.signOffs)].map(([key, there]) => {
    const entry = entries.get(key) ?? null
    const here = own.get(key) ?? null
    const earlier = before.get(key) ?? null
    const later = earlier !== null && earlier.seq > there.seq
    const state = stateOf(there, here, { entry, later, following: known.following })
    return {
      key,
      kind: there.kind,
      id: there.entryId,
      hash: there.entryHash,
      title: entry?.title ?? null,
      there,
      here,
      isNew: earlier === null,
      effect: entry?.signOffEffect ?? null,
      state,
      words: wordsOf[state](here),
      canFollow: state === 'NEW' || state === 'CONFLICT_OLDER' || state === 'WITHDRAWN',
    }
  })
}

/** The last act on each wording, in the order of those acts. */
function lastByKey(acts: readonly SignOffRecord[]): ReadonlyMap<string, SignOffRecord> {
  const last = new Map<string, SignOffRecord>()
  for (const one of acts) {
    const key = keyOf(one)
    last.delete(key)
    last.set(key, one)
  }
  return last
}

function stateOf(
  there: SignOffRecord,
  here: SignOffRecord | null,
  known: {
    readonly entry: BookEntry | null
    readonly later: boolean
    readonly following: ReadonlySet<number>
  },
): PackRowState {
  if (known.later) return 'OUTDATED'
  if (known.entry === null) return 'OTHER_WORDING'
  if (there.act === 'WITHDRAWN') {
    if (here?.act !== 'SIGNED') return 'NOTHING_STANDS'
    return known.following.has(here.seq) ? 'WITHDRAWN' : 'CONFLICT_OWN'
  }
  if (here === null) return 'NEW'
  if (here.act === 'SIGNED') return 'SIGNED_HERE'
  // A withdrawal here that follows theirs is answered by their later sign-off.
  return here.recordedAt > there.recordedAt ? 'CONFLICT_NEWER' : 'CONFLICT_OLDER'
}

const by = (here: SignOffRecord | null): string => (here === null ? '' : ` by ${here.signedBy}`)

const wordsOf: Readonly<Record<PackRowState, (here: SignOffRecord | null) => string>> = {
  NEW: () => 'Not signed off here. Nothing changes unless you let it count.',
  SIGNED_HERE: (here) => `Signed off here already${by(here)}. Nothing is left to choose.`,
  CONFLICT_OLDER: () =>
    'Withdrawn here, before that force signed. Letting it count signs it off again.',
  CONFLICT_NEWER: () =>
    'Withdrawn here after that force signed. The newer decision here stands; record a sign-off of your own to change it.',
  WITHDRAWN: () => 'That force took back a sign-off that counts here. You may follow it.',
  CONFLICT_OWN: (here) =>
    `That force took it back; here it stands signed off${by(here)} on your own footing. Look whether it should.`,
  NOTHING_STANDS: () => 'Withdrawn there, and not signed off here.',
  OUTDATED: () => 'A newer pack of that force, taken in before, says otherwise. The newer stands.',
  OTHER_WORDING: () =>
    'The rule book here reads differently or has no such entry. It is kept, and counts for nothing here.',
}
