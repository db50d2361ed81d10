/** In which cases each term stands and how often; appended to, never taken from. */
export type Postings = {
  /** A new term, without cases; returns its number. */
  readonly addTerm: () => number
  readonly add: (term: number, doc: number, times: number) => void
  /** Calls for each case of a term, in order of number, with how often the term stands in it. */
  readonly each: (term: number, visit: (doc: number, times: number) => void) => void
}

/** Integers of a block, as a power of two. */
const BLOCK_BITS = 18
const BLOCK = 1 << BLOCK_BITS
const FIRST_RUN = 4
const LONGEST_RUN = 1 << 12
/** How often is held in eight bits and the case in the rest: more than 255 times counts as that. */
const TIMES_BITS = 8
const MOST_TIMES = (1 << TIMES_BITS) - 1

/**
 * Entries of four bytes in blocks, so that nothing is copied as a library grows. Those of a term lie
 * in runs, each twice as long as the one before; the last place of a run says where the next begins.
 */
export function openPostings(): Postings {
  const blocks: Int32Array[] = []
  let end = 0
  const newRun = (size: number): number => {
    if ((end % BLOCK) + size > BLOCK) end = blocks.length * BLOCK
    if (end === blocks.length * BLOCK) blocks.push(new Int32Array(BLOCK))
    end += size
    return end - size
  }
  const at = (place: number): number => blocks[place >>> BLOCK_BITS]?.[place & (BLOCK - 1)] ?? 0
  const set = (place: number, value: number) => {
    const block = blocks[place >>> BLOCK_BITS]
    if (block !== undefined) block[place & (BLOCK - 1)] = value
  }
  // Of each term: where its entries begin, where the next goes, and size and end of its last run.
  const first: number[] = []
  const next: number[] = []
  const sizes: number[] = []
  const link: number[] = []
  return {
    addTerm: () => {
      const from = newRun(FIRST_RUN)
      next.push(from)
      sizes.push(FIRST_RUN)
      link.push(from + FIRST_RUN - 1)
      return first.push(from) - 1
    },
    add: (term, doc, times) => {
      let place = next[term] ?? 0
      if (place === link[term]) {
        const size = Math.min(LONGEST_RUN, 2 * (sizes[term] ?? FIRST_RUN))
        const from = newRun(size)
        set(place, from)
        sizes[term] = size
        link[term] = from + size - 1
        place = from
      }
      set(place, (doc << TIMES_BITS) | Math.min(times, MOST_TIMES))
      next[term] = place + 1
    },
    each: (term, visit) => {
      const stop = next[term] ?? 0
      let place = first[term] ?? 0
      if (place === stop) return
      for (let size = FIRST_RUN; ; size = Math.min(LONGEST_RUN, 2 * size)) {
        const linkAt = place + size - 1
        const to = stop >= place && stop <= linkAt ? stop : linkAt
        const block = blocks[place >>> BLOCK_BITS]
        for (let i = place & (BLOCK - 1), n = to - place; n > 0; i++, n--) {
          const entry = block?.[i] ?? 0
          visit(entry >>> TIMES_BITS, entry & MOST_TIMES)
        }
        if (to === stop) return
        place = at(linkAt)
      }
    },
  }
}
