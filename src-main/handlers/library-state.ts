import { openHash } from '../vault/keys.ts'

/** What the state of a library is made of, held in a few bytes a precedent. */
export type LibraryState = {
  readonly put: (
    slot: number,
    precedent: { readonly contentHash: string; readonly version: number },
  ) => void
  /** The same text as `libraryState` of the database, where slots are in order of number. */
  readonly hashInSteps: (
    size: number,
    refAt: (slot: number) => string,
  ) => Generator<undefined, string>
}

/** Bytes of a content hash. */
const WIDTH = 32
const A_STEP = 4096

export function openLibraryState(): LibraryState {
  let hashes = Buffer.alloc(1024 * WIDTH)
  const versions: number[] = []
  return {
    put: (slot, { contentHash, version }) => {
      if ((slot + 1) * WIDTH > hashes.length)
        hashes = Buffer.concat([hashes], Math.max(2 * hashes.length, (slot + 1) * WIDTH))
      hashes.write(contentHash, slot * WIDTH, WIDTH, 'hex')
      versions[slot] = version
    },
    hashInSteps: function* (size, refAt) {
      const hash = openHash()
      for (let from = 0; from < size; from += A_STEP) {
        const to = Math.min(size, from + A_STEP)
        const hex = hashes.toString('hex', from * WIDTH, to * WIDTH)
        let text = ''
        for (let slot = from; slot < to; slot++) {
          const at = 2 * WIDTH * (slot - from)
          const content = hex.slice(at, at + 2 * WIDTH)
          text += `${slot === 0 ? '' : '\n'}${refAt(slot)} ${content} ${versions[slot] ?? 0}`
        }
        hash.add(text)
        yield
      }
      return hash.end()
    },
  }
}
