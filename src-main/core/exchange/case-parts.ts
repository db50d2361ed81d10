import { z } from 'zod'
import { canonicalJson, type Sha256 } from '../canonical.ts'
import { sha256Schema } from '../pack.ts'

// Which of two laptops has the newer part of a case is not for their clocks to say. Each part has a
// history of states, every one bound to those before it; whoever holds the other's last state in
// their own history has seen it, and is ahead.

/** The parts of a case that travel, each taken in by itself. */
export const caseParts = ['PARTICULARS', 'FINDINGS', 'SERIOUSNESS', 'BUNDLE'] as const
export type CasePart = (typeof caseParts)[number]

const partStateSchema = z.strictObject({ state: sha256Schema, content: sha256Schema })
/** States of one part that a laptop has seen; the last one is where it stands. */
export const partHistorySchema = z.array(partStateSchema).max(5_000)
export type PartHistory = readonly z.infer<typeof partStateSchema>[]

/** What a part in a pack means to the laptop that opens it. */
export type Standing = 'NEW' | 'SAME' | 'NEWER' | 'OLDER' | 'DIVERGED'
/** What a person chose for a part that both laptops changed. */
export type PartChoice = 'THEIRS' | 'MINE' | 'BOTH'

/** The history with the present content as its last state; the same where nothing was changed. */
export function advance(history: PartHistory, content: string, sha256: Sha256): PartHistory {
  if (history.at(-1)?.content === content) return history
  const seen = history.map(({ state }) => state)
  return [...history, { content, state: sha256(canonicalJson({ content, seen })) }]
}

/** How a part from elsewhere stands to the one here; both histories end with what is there now. */
export function standingOf(here: PartHistory, there: PartHistory): Standing {
  const [mine, theirs] = [here.at(-1), there.at(-1)]
  if (mine === undefined) return 'NEW'
  if (theirs === undefined || mine.content === theirs.content) return 'SAME'
  const isBehind = there.some(({ state }) => state === mine.state)
  const isAhead = here.some(({ state }) => state === theirs.state)
  if (isBehind === isAhead) return 'DIVERGED'
  return isBehind ? 'NEWER' : 'OLDER'
}

const without = (history: PartHistory, other: PartHistory): PartHistory => {
  const known = new Set(other.map(({ state }) => state))
  return history.filter(({ state }) => !known.has(state))
}

/** The history where the other laptop's part was taken: it stands where the other stands. */
export const following = (here: PartHistory, there: PartHistory): PartHistory => [
  ...without(here, there),
  ...there,
]

/**
 * The history where the part here stays, or holds both: the other's states are seen, and what now
 * stands comes after them, so that the other laptop finds it newer.
 */
export const settling = (
  here: PartHistory,
  there: PartHistory,
  content: string,
  sha256: Sha256,
): PartHistory => {
  const seen = [...here, ...without(there, here)]
  const state = sha256(canonicalJson({ content, seen: seen.map((one) => one.state) }))
  return [...seen, { content, state }]
}
