import type { CounterfactualEntry } from '../comparison.ts'
import { placedAt, type EncodedLibrary } from '../library.ts'
import type { Scan } from '../scan.ts'
import type { Method } from '../weights.ts'
import type { Direction } from './bind.ts'
import { looseningMoves, tighteningMoves } from './bound-moves.ts'
import { pairsOf, singleChanges, type Change, type Move } from './changes.ts'
import type { Force, Standing } from './constraint.ts'
import { majorityMoves, type MajorityMove } from './majority.ts'

const MOST_SHOWN = 3

/**
 * The smallest changes of the case that would move the floor, the ceiling or the majority of its
 * nearest cases by a rung: every single factor and level, and pairs where no single one does.
 * A real case shows each; "no such case" is an entry with neither `shownBy` nor `movesTo`. An entry
 * with `shownBy` alone says that the bound would fall away, and names the case that sets it now.
 * Yields as it goes, for it takes long in a large library.
 */
export function* counterfactualsInSteps(
  library: EncodedLibrary,
  scan: Scan,
  standing: Standing,
  force: Readonly<Record<Direction, Force>>,
  method: Method,
): Generator<undefined, readonly CounterfactualEntry[]> {
  const singles = singleChanges(scan.profile, library.taxonomy)
  const sets = singles.map((change) => [change])
  let built: readonly (readonly Change[])[] | null = null
  const pairs = () => (built ??= pairsOf(singles))
  const bound = function* (direction: Direction) {
    const search = { library, scan, standing, force: force[direction], direction }
    const [up, down] = direction === 'FLOOR' ? (['UP', 'DOWN'] as const) : (['DOWN', 'UP'] as const)
    const tight = yield* firstOf(
      () => tighteningMoves(search, singles, 1),
      () => tighteningMoves(search, singles, 2),
    )
    const loose = yield* firstOf(
      () => looseningMoves(search, sets, 1),
      () => looseningMoves(search, pairs(), 2),
    )
    return [
      ...entriesOf(library, scan, direction, up, tight),
      ...entriesOf(library, scan, direction, down, loose),
    ]
  }
  const single = yield* majorityMoves(library, scan, sets, method)
  const both = new Set(single.map(({ direction }) => direction)).size === 2
  const second = both ? [] : yield* majorityMoves(library, scan, pairs(), method, PAIR_POOL)
  const majority = (direction: MajorityMove['direction']) => {
    const wanted = (move: MajorityMove) => move.direction === direction
    const moves = single.filter(wanted)
    const found = moves.length > 0 ? moves : second.filter(wanted)
    return entriesOf(library, scan, 'MAJORITY', direction, found)
  }
  return [
    ...(yield* bound('FLOOR')),
    ...(yield* bound('CEILING')),
    ...majority('UP'),
    ...majority('DOWN'),
  ]
}

/** Pairs are tried for the majority among so many nearest cases only: two changes reach no further. */
const PAIR_POOL = 100

type Moves = Generator<undefined, readonly Move[]>

function* firstOf(first: () => Moves, second: () => Moves): Moves {
  const moves = yield* first()
  return moves.length > 0 ? moves : yield* second()
}

function entriesOf(
  library: EncodedLibrary,
  { totals }: Scan,
  target: CounterfactualEntry['target'],
  direction: 'UP' | 'DOWN',
  moves: readonly Move[],
): readonly CounterfactualEntry[] {
  if (moves.length === 0) return [{ target, direction, changes: [], movesTo: null, shownBy: null }]
  return [...moves]
    .sort((a, b) => (totals[b.shownBy] ?? 0) - (totals[a.shownBy] ?? 0))
    .slice(0, MOST_SHOWN)
    .map(({ changes, movesTo, shownBy }) => ({
      target,
      direction,
      changes: changes.map(({ step }) => step),
      movesTo: movesTo === null ? null : placedAt(library, movesTo).outcome,
      shownBy: library.refs[shownBy] ?? null,
    }))
}
