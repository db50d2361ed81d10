import { hashOfText } from '../comparison/shelf.ts'
import { jeffreys, type Interval } from '../statistics/intervals.ts'
import { seededRandom } from '../statistics/random.ts'
import type { Step } from '../steps.ts'
import type { Hearings } from './pair-cases.ts'
import { candidatesOf, isAtLeastAsSerious, type Cell, type Kinds } from './pair-kinds.ts'
import { gapBetween, type PairTally } from './pair-tally.ts'

/** How a share was drawn from a library that is too large to count. */
export type PairSample = {
  /** Pairs drawn at random that can be ordered by seriousness: those that are counted. */
  readonly pairs: number
  /** How many such pairs the library has, estimated from the draw, with its 95% interval. */
  readonly ofAbout: number
  readonly interval: Interval
}

const SLICE = 5_000
const WORD = 0x1_0000_0000

/**
 * Draws pairs with replacement, each as likely as any other, from all those that `candidatesOf`
 * leaves to be tried, and counts the ones that can be ordered by seriousness: an even sample of all
 * such pairs. The same seed draws the same pairs.
 */
export function* samplePairs(
  kinds: Kinds,
  marked: ((cell: Cell) => boolean) | null,
  hearings: Hearings,
  tally: PairTally,
  { draws, seed }: { readonly draws: number; readonly seed: string },
): Generator<Step, PairSample> {
  const { kindOf, rows, cells } = itemsOf(kinds)
  const marks = marked === null ? null : Uint8Array.from(cells, (cell) => (marked(cell) ? 1 : 0))
  const candidates = yield* candidatesOf(kinds, kindOf, marks)
  const tried: (readonly number[])[] = []
  const upTo = new Float64Array(rows.length)
  let total = 0
  for (let item = 0; item < rows.length; item++) {
    const those = candidates(item)
    tried.push(those)
    upTo[item] = total += those.length
    if (item % SLICE === 0) yield { done: 0, total: draws }
  }
  const random = seededRandom(hashOfText(seed))
  let pairs = 0
  for (let draw = 0; draw < draws && total > 0; draw++) {
    if (draw % SLICE === 0) yield { done: draw, total: draws }
    const place = Math.floor(((Math.floor(random() * WORD) + random()) / WORD) * total)
    const a = itemAt(upTo, place)
    const b = tried[a]?.[place - (a === 0 ? 0 : (upTo[a - 1] ?? 0))] ?? a
    if (a === b) continue
    const [kind, other] = [kindOf[a] ?? 0, kindOf[b] ?? 0]
    if (!isAtLeastAsSerious(kinds, other, kind)) continue
    const alike = kind === other || isAtLeastAsSerious(kinds, kind, other)
    const [lesser, graver] = [rows[a] ?? 0, rows[b] ?? 0]
    if ((alike && graver < lesser) || hearings.isSame(lesser, graver)) continue
    const [one, two] = [cells[a], cells[b]]
    if (one === undefined || two === undefined || !tally.passes(one, two)) continue
    pairs += 1
    const gap = gapBetween(one, two, alike)
    tally.add(one, two, gap > 0, 1)
    const list = gap > 0 ? tally.conflicts : tally.agreeing
    list.offer({ gap: Math.max(0, gap), lesser, graver })
  }
  const { low, high } = jeffreys(pairs, Math.max(1, draws))
  const whole = (share: number) => Math.round(share * total)
  return {
    pairs,
    ofAbout: whole(pairs / Math.max(1, draws)),
    interval: { low: whole(low), high: whole(high) },
  }
}

function itemsOf({ cells }: Kinds) {
  const kindOf: number[] = []
  const rows: number[] = []
  const cellOf: Cell[] = []
  cells.forEach((ofKind, kind) => {
    for (const cell of ofKind)
      for (const row of cell.rows) {
        kindOf.push(kind)
        rows.push(row)
        cellOf.push(cell)
      }
  })
  return { kindOf: Int32Array.from(kindOf), rows: Int32Array.from(rows), cells: cellOf }
}

/** The item in whose stretch of candidates a place lies. */
function itemAt(upTo: Float64Array, place: number): number {
  let low = 0
  let high = upTo.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((upTo[middle] ?? 0) > place) high = middle
    else low = middle + 1
  }
  return low
}
