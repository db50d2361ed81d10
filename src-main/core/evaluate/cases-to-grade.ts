import type { EncodedLibrary } from '../comparison/library.ts'
import { evenly } from './folds.ts'

/** Cases that a library is graded on at most: the plain methods must hold every one of them whole. */
const MOST_GRADED = 2_000

/** References of the cases to grade on, and of how many they are some; absent where they are all. */
export type CasesToGrade = { readonly refs: readonly string[]; readonly drawnFrom?: number }

/** Every case, or of a larger library so many with an outcome on the ladder, evenly by reference. */
export function casesToGrade({ refs, placed }: EncodedLibrary): CasesToGrade {
  const graded = refs.filter((_, row) => placed[row] != null)
  return graded.length <= MOST_GRADED
    ? { refs }
    : { refs: evenly(graded, MOST_GRADED), drawnFrom: graded.length }
}
