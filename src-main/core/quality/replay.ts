import type { Bound, Comparison, Neighbour } from '../comparison/comparison.ts'
import type { Precedent } from '../precedent.ts'

/** One thing that stands elsewhere than it did; outcomes by code, null where nothing binds. */
export type ReplayMove = {
  readonly what: 'FLOOR' | 'CEILING'
  readonly before: Bound | null
  readonly after: Bound | null
}

export type Replay = {
  readonly state: 'IDENTICAL' | 'CHANGED'
  readonly madeAt: string
  /** Null where only the notice is here, which does not say. */
  readonly madeBy: string | null
  /** Fingerprints of the result, then and now. */
  readonly before: string
  readonly after: string
  readonly library: {
    readonly isSame: boolean
    /** Precedents recorded since the comparison was made. */
    readonly added: readonly string[]
    /** Precedents of which a new version was recorded since. */
    readonly corrected: readonly string[]
  }
  /** Null where the method is the same, number for number. */
  readonly method: { readonly before: string; readonly after: string } | null
  /** The case now reads otherwise than it did when the comparison was made. */
  readonly caseChanged: boolean
  readonly moves: readonly ReplayMove[]
  /** Counted cases that are listed now and were not, and the other way round. */
  readonly entered: readonly string[]
  readonly left: readonly string[]
  /** The same cases are counted, in another order. */
  readonly reordered: boolean
}

/** As much of a comparison as a replay looks at. */
type Compared = Pick<Comparison, 'fingerprint'> & {
  readonly method: Pick<Comparison['method'], 'version'>
  readonly constraint: Pick<Comparison['constraint'], 'floor' | 'ceiling'>
  readonly neighbours: readonly Pick<Neighbour, 'ref' | 'counted'>[]
}

/**
 * What a replay found: the stored comparison beside the same question asked of the present library.
 * @param before As it was stored.
 * @param after The stored profile and view, compared with the library as it now is.
 * @param presentProfile Fingerprint of the case's profile as it now is.
 */
export function describeReplay(
  before: {
    readonly comparison: Compared
    readonly madeAt: string
    readonly madeBy: string | null
  },
  after: Comparison,
  precedents: readonly Precedent[],
  presentProfile: string,
): Replay {
  const { comparison: then, madeAt, madeBy } = before
  const since = precedents.filter(({ recordedAt }) => recordedAt > madeAt)
  const refs = (of: readonly Precedent[]) => of.map(({ ref }) => ref).sort()
  const isSame = then.fingerprint.library === after.fingerprint.library
  const counted = (of: Compared) => of.neighbours.flatMap((n) => (n.counted ? [n.ref] : []))
  const [was, is] = [counted(then), counted(after)]
  const entered = is.filter((ref) => !was.includes(ref))
  const left = was.filter((ref) => !is.includes(ref))
  return {
    state: then.fingerprint.result === after.fingerprint.result ? 'IDENTICAL' : 'CHANGED',
    madeAt,
    madeBy,
    before: then.fingerprint.result,
    after: after.fingerprint.result,
    library: {
      isSame,
      added: isSame ? [] : refs(since.filter(({ version }) => version === 1)),
      corrected: isSame ? [] : refs(since.filter(({ version }) => version > 1)),
    },
    method:
      then.fingerprint.method === after.fingerprint.method
        ? null
        : { before: then.method.version, after: after.method.version },
    caseChanged: then.fingerprint.profile !== presentProfile,
    moves: [
      ...moved('FLOOR', then.constraint.floor, after.constraint.floor),
      ...moved('CEILING', then.constraint.ceiling, after.constraint.ceiling),
    ],
    entered,
    left,
    reordered: entered.length + left.length === 0 && was.some((ref, place) => ref !== is[place]),
  }
}

const moved = (what: ReplayMove['what'], before: Bound | null, after: Bound | null) =>
  before?.outcome === after?.outcome && before?.months === after?.months
    ? []
    : [{ what, before, after }]
