import { createHash } from 'node:crypto'
import { Held } from './source-file.ts'

/** Tells contents of streams apart, and what is the same by the same key. */
export type ContentKeys = {
  readonly keyOf: (contents: Uint8Array) => string
  /** Spares reading held contents once more for their key, where they were read. */
  readonly remember: (held: Held, bytes: Uint8Array) => void
}

export function newContentKeys(): ContentKeys {
  const hashes = new WeakMap<Uint8Array, string>()
  /** Of each size the first that is held: most pictures have a size of their own, and are not read. */
  const firsts = new Map<number, Held>()
  const remember = (contents: Uint8Array, parts: Iterable<Uint8Array>): string => {
    const hash = createHash('sha256')
    for (const part of parts) hash.update(part)
    const key = hash.digest('base64')
    hashes.set(contents, key)
    return key
  }
  const hashOf = (contents: Uint8Array): string =>
    hashes.get(contents) ??
    remember(contents, contents instanceof Held ? contents.parts() : [contents])
  return {
    keyOf: (contents) => {
      if (!(contents instanceof Held)) return hashOf(contents)
      const { size } = contents
      const first = firsts.get(size) ?? contents
      firsts.set(size, first)
      const isFirst = first === contents || hashOf(first) === hashOf(contents)
      return isFirst ? `first of ${size}` : hashOf(contents)
    },
    remember: (held, bytes) => void remember(held, [bytes]),
  }
}
