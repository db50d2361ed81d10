import { Held, HeldPacked, hashOf } from './held-stream.ts'

/** Tells contents of streams apart, and what is the same by the same key. */
export function contentKeys(): (contents: Uint8Array) => string {
  const hashes = new WeakMap<Uint8Array, string>()
  /** Of each size the first that is held: most pictures have a size of their own, and are not read. */
  const firsts = new Map<number, Held>()
  const hashOfRead = (contents: Uint8Array): string => {
    const hash = hashes.get(contents) ?? hashOf([contents])
    hashes.set(contents, hash)
    return hash
  }
  return (contents) => {
    if (contents instanceof HeldPacked) return contents.hash()
    if (!(contents instanceof Held)) return hashOfRead(contents)
    const { size } = contents
    const first = firsts.get(size) ?? contents
    firsts.set(size, first)
    const isFirst = first === contents || first.hash() === contents.hash()
    return isFirst ? `first of ${size}` : contents.hash()
  }
}
