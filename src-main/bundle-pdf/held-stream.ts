import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { inMemory, letGo, type SourceFile } from './source-file.ts'

/** Shorter streams gain nothing by being packed. */
const shortest = 128

/** The bytes of a stream packed; null where that makes them no fewer. */
export function packedSmaller(contents: Uint8Array): Uint8Array | null {
  if (contents.length < shortest) return null
  const packed = deflateSync(contents)
  return packed.length < contents.length ? packed : null
}

/** A key by which bytes are told apart, whatever parts they come in. */
export const hashOf = (parts: Iterable<Uint8Array>): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('base64')
}

/** The contents of a stream that stays where it is: an empty one, and where its bytes stand. */
export class Held extends Uint8Array<ArrayBuffer> {
  readonly #file: SourceFile
  readonly #from: number
  readonly #to: number
  #hash: string | null = null
  #packed: Uint8Array | null | undefined

  constructor(file: SourceFile, from: number, to: number) {
    super(new ArrayBuffer(0))
    this.#file = file
    this.#from = from
    this.#to = Math.min(to, file.bytes)
  }

  get size(): number {
    return this.#to - this.#from
  }

  /** A copy of a document takes what it does not hold along. */
  override slice(): Uint8Array<ArrayBuffer> {
    return this
  }

  /** Each is there until the next is asked for. */
  parts(): Iterable<Uint8Array> {
    return this.#file.parts(this.#from, this.#to)
  }

  whole(): Uint8Array {
    return this.#file.read(this.#from, this.#to)
  }

  /**
   * The same packed; null where that makes it no smaller. Asked for while its bytes are at hand, it
   * spares reading them once more, for its hash too. What may not stay in memory is held again.
   */
  packed(mayStay: (bytes: number) => boolean = () => true): Uint8Array | null {
    if (this.#packed !== undefined) return this.#packed
    const bytes = this.whole()
    const smaller = packedSmaller(bytes)
    if (smaller === null) this.#hash = hashOf([bytes])
    letGo(bytes)
    if (smaller === null || mayStay(smaller.length)) return (this.#packed = smaller)
    this.#packed = new HeldPacked(this, smaller)
    letGo(smaller)
    return this.#packed
  }

  hash(): string {
    return (this.#hash ??= hashOf(this.parts()))
  }
}

/** Packed contents that are packed once more where they are written: the same bytes give the same. */
export class HeldPacked extends Held {
  readonly #of: Held
  readonly #size: number
  readonly #hash: string

  constructor(of: Held, packed: Uint8Array) {
    super(inMemory(new Uint8Array()), 0, 0)
    this.#of = of
    this.#size = packed.length
    this.#hash = hashOf([packed])
  }

  override get size(): number {
    return this.#size
  }

  override *parts(): Generator<Uint8Array> {
    const whole = this.#of.whole()
    const packed = deflateSync(whole)
    letGo(whole)
    yield packed
    letGo(packed)
  }

  override hash(): string {
    return this.#hash
  }
}
