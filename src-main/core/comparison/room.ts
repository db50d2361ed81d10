import type { Patterns } from './likeness/patterns.ts'
import { roomForEvidence, type EvidenceRoom } from './pattern-evidence.ts'

/**
 * Room for one comparison at a time. A comparison with a large library writes megabytes of numbers:
 * taken anew each time, they would have to be collected again, and the collecting is what a reader
 * would wait for.
 */
export type Room = {
  readonly evidence: EvidenceRoom
  readonly leftOut: Uint8Array
  /** Text relevance as a share of the best. */
  readonly shares: Float64Array
  readonly words: Int32Array
  readonly totals: Int32Array
  readonly counted: Int32Array
  readonly floor: Uint8Array
  readonly ceiling: Uint8Array
  /** Places in `counted` of those with few obstacles. */
  readonly few: Int32Array
  /** Which comparison it was last given to. */
  turn: number
}

export const newRoom = (rows: number, patterns: Patterns): Room => ({
  evidence: roomForEvidence(patterns),
  leftOut: new Uint8Array(rows),
  shares: new Float64Array(rows),
  words: new Int32Array(rows),
  totals: new Int32Array(rows),
  counted: new Int32Array(rows),
  floor: new Uint8Array(rows),
  ceiling: new Uint8Array(rows),
  few: new Int32Array(rows),
  turn: 0,
})
