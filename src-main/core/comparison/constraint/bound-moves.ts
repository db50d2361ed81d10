import type { Feature } from '../comparison.ts'
import { placedAt, type EncodedLibrary } from '../library.ts'
import {
  CULPABILITY_LEVEL,
  encodeProfiles,
  HARM_LEVEL,
  SCALARS,
  UNSTATED,
} from '../likeness/encoding.ts'
import { levelFeature } from '../likeness/features.ts'
import { openKinds } from '../likeness/patterns.ts'
import type { Scan } from '../scan.ts'
import { NEVER, obstacles, type Direction } from './bind.ts'
import type { Change, Move } from './changes.ts'
import { isBeyond, rungOf, type Force, type Standing } from './constraint.ts'
import { distinctionsOf } from './near.ts'

type Search = {
  readonly library: EncodedLibrary
  readonly scan: Scan
  readonly standing: Standing
  readonly force: Force
  readonly direction: Direction
}

/**
 * Changes that tighten a bound: a floor that rises, a ceiling that falls. Each precedent beyond the
 * bound that `size` features keep from binding names, by those features, the only change of that
 * size that lets it bind; so this finds all of them. The furthest bound of each change is kept.
 * After a change that leaves the case with nothing stated nothing binds; a second change that would
 * state something in its place is not looked for.
 */
export function* tighteningMoves(
  { library, scan, standing, force, direction }: Search,
  singles: readonly Change[],
  size: 1 | 2,
): Generator<undefined, readonly Move[]> {
  const byFeature = new Map(singles.map((change) => [change.step.feature.id, change]))
  const found = new Map<string, Move>()
  const now = rungOf(library, force, direction)
  const beyond = yield* bestOfEachKind(
    { library, scan, standing, direction },
    (obstacles, row) => obstacles === size && isBeyond(library, row, now, direction),
  )
  for (const row of beyond) {
    const features = distinctionsOf(library.table, row, scan.case, direction)
    const changes = features.flatMap((feature) => changeFor(library, row, feature, byFeature))
    if (changes.length !== size) continue
    const key = keyOf(changes.map(({ step }) => step.feature.id))
    const best = found.get(key)
    if (best === undefined && !bindsAfter(library, scan, row, changes, direction)) continue
    if (best === undefined || isBefore(library, scan, row, best.shownBy, direction))
      found.set(key, { changes, shownBy: row, movesTo: row })
    yield
  }
  return [...found.values()].map((move) => {
    const row = weakerKeys(move, direction)
      .flatMap((key) => found.get(key)?.shownBy ?? [])
      .reduce((a, b) => (better(library, scan, b, a, direction) ? b : a), move.shownBy)
    return { ...move, shownBy: row, movesTo: row }
  })
}

const changedBy = (changes: readonly Change[], { profile }: Scan) =>
  changes.reduce((from, { apply }) => apply(from), profile)

function bindsAfter(
  library: EncodedLibrary,
  scan: Scan,
  row: number,
  changes: readonly Change[],
  direction: Direction,
): boolean {
  const changed = encodeProfiles([changedBy(changes, scan)], library.taxonomy)
  return obstacles(direction, library.table, row, changed, 0) === 0
}

const keyOf = (ids: readonly string[]) => ids.join(' ')

/**
 * The same changes with every level no further than theirs: what binds under those binds under these
 * too, for a level that is reached passes the ones before it.
 */
function weakerKeys({ changes }: Move, direction: Direction): readonly string[] {
  const upTo = (id: string): readonly string[] => {
    const column = LEVEL_COLUMNS.find((name) => id.startsWith(`${name}_`))
    if (column === undefined) return [id]
    const levels = LEVELS.map((level) => `${column}_${level}`)
    const at = levels.indexOf(id)
    return direction === 'FLOOR' ? levels.slice(0, at + 1) : levels.slice(at)
  }
  return changes
    .map(({ step }) => upTo(step.feature.id))
    .reduce<readonly (readonly string[])[]>(
      (sets, ids) => sets.flatMap((set) => ids.map((id) => [...set, id])),
      [[]],
    )
    .map(keyOf)
}

const LEVEL_COLUMNS = ['CULPABILITY', 'HARM']
const LEVELS = ['LOW', 'MEDIUM', 'HIGH']

/** The change that clears a feature away: a level of the case goes to that of the precedent. */
function changeFor(
  library: EncodedLibrary,
  row: number,
  feature: Feature,
  byFeature: ReadonlyMap<string, Change>,
): readonly Change[] {
  const level = (column: number) =>
    levelFeature(column, library.table.scalars[row * SCALARS.length + column] ?? UNSTATED).id
  const column = feature.id.startsWith('HARM') ? HARM_LEVEL : CULPABILITY_LEVEL
  const id = feature.kind === 'LEVEL' ? level(column) : feature.id
  const change = byFeature.get(id)
  return change === undefined ? [] : [change]
}

function better(
  library: EncodedLibrary,
  { totals }: Scan,
  row: number,
  than: number,
  direction: Direction,
): boolean {
  const further = placedAt(library, row).rung - placedAt(library, than).rung
  if (further !== 0) return (direction === 'FLOOR') === further > 0
  return (totals[row] ?? 0) > (totals[than] ?? 0)
}

/** Better, or of two that are equal the earlier: an order in which no two rows stand alike. */
const isBefore = (
  library: EncodedLibrary,
  scan: Scan,
  row: number,
  than: number,
  direction: Direction,
): boolean =>
  better(library, scan, row, than, direction) ||
  (row < than && !better(library, scan, than, row, direction))

/**
 * Of the rows that are wanted, the best of each kind. Rows of one kind are alike in all that a
 * constraint is read from, so what one of them shows, the best shows as well. In the order in which
 * the kinds first occur.
 */
function* bestOfEachKind(
  { library, scan, standing, direction }: Omit<Search, 'force'>,
  wanted: (obstacles: number, row: number) => boolean,
): Generator<undefined, readonly number[]> {
  const kindOf = openKinds(library.patterns)
  const best = new Map<number, number>()
  const { few } = standing
  for (let at = 0; at < few.length; at++) {
    if (at % A_STEP === 0) yield
    const i = few[at] ?? 0
    const row = scan.counted[i] ?? 0
    if (!wanted(standing[direction][i] ?? NEVER, row)) continue
    const kind = kindOf(row)
    const other = best.get(kind)
    if (other === undefined || isBefore(library, scan, row, other, direction)) best.set(kind, row)
  }
  return [...best.values()]
}

/** Rows looked at between two yields. */
const A_STEP = 4096

/**
 * Changes that loosen a bound: after them no case binds on its rung or beyond it. What binds next is
 * where the bound moves to; where nothing does, it falls away.
 */
export function* looseningMoves(
  { library, scan, standing, force, direction }: Search,
  sets: readonly (readonly Change[])[],
  size: 1 | 2,
): Generator<undefined, readonly Move[]> {
  const setter = force.setters[0]
  const from = rungOf(library, force, direction)
  const foot = rungOf(library, { ...force, rung: null }, direction)
  if (setter === undefined || from === foot) return []
  const changed = encodeProfiles(
    sets.map((changes) => changedBy(changes, scan)),
    library.taxonomy,
  )
  const binds = (row: number, at: number) =>
    obstacles(direction, library.table, row, changed, at) === 0
  const inReach = (yield* bestOfEachKind(
    { library, scan, standing, direction },
    (obstacles) => obstacles <= size,
  )).toSorted((a, b) => (isBefore(library, scan, a, b, direction) ? -1 : 1))
  const moves: Move[] = []
  for (const [at, changes] of sets.entries()) {
    yield
    if (binds(setter, at)) continue
    const next = inReach.find((row) => binds(row, at))
    const to = next === undefined ? null : placedAt(library, next).rung
    const loosened = to === null || (direction === 'FLOOR' ? to < from : to > from)
    if (loosened) moves.push({ changes, shownBy: next ?? setter, movesTo: next ?? null })
  }
  return moves
}
