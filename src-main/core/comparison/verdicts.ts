import { reasonCode, REASONS, SAME_CASE, SAME_HEARING } from './left-out.ts'
import { IN_COMMON, LIKE_CONDUCT, VALUE_BITS } from './pattern-evidence.ts'

const NOTHING_IN_COMMON = reasonCode('NOTHING_IN_COMMON')
const OTHER_CONDUCT = reasonCode('OTHER_CONDUCT')

/** Bits of a row's state beside its reason before: what its parts say together, and its words. */
export const STATE_BITS = 5
export const LIKE_WORDS = 1 << 4

/** A verdict: the reason after, and three bits. */
export const REASON = 15
export const OTHER = 4
export const LIKE = 5
export const COUNTS = 6

/** What each state of a row comes to. */
export function verdictsFor(everyConduct: boolean): Uint8Array {
  return Uint8Array.from({ length: REASONS.length << STATE_BITS }, (_, state) => {
    const before = state >>> STATE_BITS
    const flags = state << VALUE_BITS
    const likeWords = (state & LIKE_WORDS) !== 0
    const like = (flags & LIKE_CONDUCT) !== 0
    const fits = likeWords || everyConduct || like
    const inCommon = likeWords || (flags & IN_COMMON) !== 0
    const now = !inCommon ? NOTHING_IN_COMMON : fits ? 0 : OTHER_CONDUCT
    const reason = before === 0 ? now : before
    return (
      reason |
      (before === SAME_CASE || before === SAME_HEARING ? 0 : 1 << OTHER) |
      (like || likeWords ? 1 << LIKE : 0) |
      (reason === 0 ? 1 << COUNTS : 0)
    )
  })
}
