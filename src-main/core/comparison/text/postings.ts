import { wider } from '../../columns.ts'

/** Cases and how often a term stands in each, in rows that are written over again and again. */
export type Entries = { docs: Int32Array<ArrayBuffer>; times: Int32Array<ArrayBuffer> }

/** In which cases each term stands and how often; appended to, never taken from. */
export type Postings = {
  /** Adds a case to a term, after all that it has already. */
  readonly add: (term: number, doc: number, times: number) => void
  /**
   * Writes the cases of a term, in order of number, with how often the term stands in each, and
   * returns how many there are. There has to be room for as many as there are cases in all.
   */
  readonly read: (term: number, into: Entries) => number
}

/** Bytes of a block, as a power of two. */
const BLOCK_BITS = 20
const BLOCK = 1 << BLOCK_BITS
const FIRST_RUN = 8
const LONGEST_RUN = 1 << 14
/** Bytes at the end of a run that say where the next begins. */
const LINK = 4
const MORE = 0x80
const BITS = 7

/**
 * Entries in blocks of bytes, so that nothing is copied as a library grows. An entry is the distance
 * from the case before, doubled, and one more where the number of times follows it; seven bits a
 * byte, so that most take one. Those of a term lie in runs, each twice as long as the one before; no
 * entry begins with a nought, which says that the rest of a run is empty. Most words of a library
 * stand in one case, and once: such a term has its last case and no run.
 */
export function openPostings(): Postings {
  const blocks: Uint8Array[] = []
  let end = 0
  // Of each term: where its entries begin and one more, where the next goes, its last run's size and
  // end, and one more than its last case.
  let first = new Int32Array(0)
  let next = new Int32Array(0)
  let sizes = new Int32Array(0)
  let links = new Int32Array(0)
  let last = new Int32Array(0)

  const newRun = (term: number, size: number): number => {
    if ((end & (BLOCK - 1)) + size > BLOCK || end === blocks.length * BLOCK) {
      end = blocks.length * BLOCK
      blocks.push(new Uint8Array(BLOCK))
    }
    sizes[term] = size
    links[term] = end + size - LINK
    next[term] = end
    end += size
    return end - size
  }
  const write = (place: number, value: number): number => {
    const block = blocks[place >>> BLOCK_BITS]
    if (block === undefined) return place
    let at = place & (BLOCK - 1)
    let rest = value
    for (; rest >= MORE; rest >>>= BITS) block[at++] = (rest & (MORE - 1)) | MORE
    block[at++] = rest
    return place + at - (place & (BLOCK - 1))
  }
  const setLink = (place: number, to: number) => {
    const block = blocks[place >>> BLOCK_BITS]
    for (let i = 0; i < LINK; i++)
      if (block !== undefined) block[(place & (BLOCK - 1)) + i] = (to >>> (8 * i)) & 0xff
  }
  const linkAt = (place: number): number => {
    const block = blocks[place >>> BLOCK_BITS]
    let to = 0
    for (let i = 0; i < LINK; i++) to |= (block?.[(place & (BLOCK - 1)) + i] ?? 0) << (8 * i)
    return to
  }
  const makeRoom = (term: number) => {
    while (first.length <= term) {
      first = wider(first)
      next = wider(next)
      sizes = wider(sizes)
      links = wider(links)
      last = wider(last)
    }
  }
  const append = (term: number, gap: number, times: number) => {
    const entry = 2 * gap + (times === 1 ? 0 : 1)
    const length = bytesOf(entry) + (times === 1 ? 0 : bytesOf(times))
    while ((next[term] ?? 0) + length > (links[term] ?? 0)) {
      const before = links[term] ?? 0
      setLink(before, newRun(term, Math.min(LONGEST_RUN, 2 * (sizes[term] ?? 0))))
    }
    const place = write(next[term] ?? 0, entry)
    next[term] = times === 1 ? place : write(place, times)
  }
  return {
    add: (term, doc, times) => {
      makeRoom(term)
      const before = last[term] ?? 0
      last[term] = doc + 1
      if (first[term] === 0) {
        if (before === 0 && times === 1) return
        first[term] = newRun(term, FIRST_RUN) + 1
        if (before > 0) append(term, before, 1)
      }
      append(term, doc + 1 - before, times)
    },
    read: (term, { docs, times: often }) => {
      let place = (first[term] ?? 0) - 1
      if (place < 0) {
        const only = last[term] ?? 0
        if (only === 0) return 0
        docs[0] = only - 1
        often[0] = 1
        return 1
      }
      const stop = next[term] ?? 0
      let count = 0
      let doc = -1
      for (let size = FIRST_RUN; ; size = Math.min(LONGEST_RUN, 2 * size)) {
        const link = place + size - LINK
        const to = stop >= place && stop <= link ? stop : link
        const block = blocks[place >>> BLOCK_BITS] ?? new Uint8Array(0)
        let at = place & (BLOCK - 1)
        const until = at + to - place
        while (at < until && block[at] !== 0) {
          let byte = block[at++] ?? 0
          let entry = byte & (MORE - 1)
          for (let bits = BITS; byte >= MORE; bits += BITS) {
            byte = block[at++] ?? 0
            entry |= (byte & (MORE - 1)) << bits
          }
          doc += entry >>> 1
          let times = 1
          if ((entry & 1) === 1) {
            byte = block[at++] ?? 0
            times = byte & (MORE - 1)
            for (let bits = BITS; byte >= MORE; bits += BITS) {
              byte = block[at++] ?? 0
              times |= (byte & (MORE - 1)) << bits
            }
          }
          docs[count] = doc
          often[count++] = times
        }
        if (to === stop) return count
        place = linkAt(link)
      }
    },
  }
}

function bytesOf(value: number): number {
  let bytes = 1
  for (let rest = value >>> BITS; rest > 0; rest >>>= BITS) bytes += 1
  return bytes
}
