/** A file that is read part by part: each part is there as soon as it is asked for. */
export type SourceFile = {
  readonly bytes: number
  /** Bytes `from` up to `to`, in a buffer of their own; fewer where the file ends before. */
  readonly read: (from: number, to: number) => Uint8Array
}

/** Most that is read at once of what is longer. */
const longestPart = 256 * 1024

export const inMemory = (bytes: Uint8Array): SourceFile => ({
  bytes: bytes.length,
  read: (from, to) => new Uint8Array(bytes.subarray(from, to)),
})

/** The contents of a stream that stays where it is: an empty one, and where its bytes stand. */
export class Held extends Uint8Array<ArrayBuffer> {
  readonly #file: SourceFile
  readonly #from: number
  readonly #to: number

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

  *parts(): Generator<Uint8Array> {
    for (let from = this.#from; from < this.#to; from += longestPart)
      yield this.#file.read(from, Math.min(from + longestPart, this.#to))
  }

  whole(): Uint8Array {
    return this.#file.read(this.#from, this.#to)
  }
}
