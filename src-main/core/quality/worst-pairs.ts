/** A pair by its rows: the less serious first, or of two alike the one that comes first. */
export type RowPair = { readonly gap: number; readonly lesser: number; readonly graver: number }

/** Keeps so many of the pairs offered: the widest apart first, then in order of their rows. */
export function worstPairs(most: number) {
  let kept: RowPair[] = []
  let last: RowPair | null = null
  const settle = () => {
    kept.sort(inOrder)
    kept = kept.filter((pair, at) => at === 0 || inOrder(kept[at - 1] ?? pair, pair) !== 0)
    kept.length = Math.min(kept.length, most)
    last = kept.length === most ? (kept[most - 1] ?? null) : null
  }
  return {
    /** False where enough that come before it are kept. */
    offer: (pair: RowPair): boolean => {
      if (last !== null && inOrder(last, pair) <= 0) return false
      kept.push(pair)
      if (kept.length >= 2 * most) settle()
      return true
    },
    list: (): readonly RowPair[] => {
      settle()
      return kept
    },
  }
}

const inOrder = (a: RowPair, b: RowPair) =>
  b.gap - a.gap || a.lesser - b.lesser || a.graver - b.graver
