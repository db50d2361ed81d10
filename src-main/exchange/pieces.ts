/** Bytes that come one piece after another, so that a large file is never held whole. */
export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** What goes wrong while bytes come: changed, cut short, or no longer to be read. */
export class BrokenPieces extends Error {}

/** Takes bytes from pieces in the lengths that a reader asks for. */
export type PieceReader = {
  /** Exactly so many bytes; null where there are fewer. */
  readonly take: (count: number) => Promise<Buffer | null>
  /** The bytes up to a line end within so many, without it; null where there is none. */
  readonly line: (most: number) => Promise<string | null>
  /** So many bytes as they come, no piece held after it was given. */
  readonly pass: (count: number, use: (piece: Buffer) => void) => Promise<boolean>
  readonly isAtEnd: () => Promise<boolean>
  readonly close: () => Promise<void>
}

export function readPieces(pieces: Pieces): PieceReader {
  const source = iteratorOf(pieces)
  let held: Buffer = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    while (held.length === 0) {
      const next = await source.next()
      if (next.done === true) return false
      held = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength)
    }
    return true
  }
  const pass: PieceReader['pass'] = async (count, use) => {
    for (let left = count; left > 0;) {
      if (!(await more())) return false
      const piece = held.subarray(0, left)
      held = held.subarray(piece.length)
      left -= piece.length
      use(piece)
    }
    return true
  }
  const take: PieceReader['take'] = async (count) => {
    const bytes = Buffer.alloc(count)
    let at = 0
    const isWhole = await pass(count, (piece) => {
      piece.copy(bytes, at)
      at += piece.length
    })
    return isWhole ? bytes : null
  }
  return {
    take,
    pass,
    line: async (most) => {
      let text = ''
      while (text.length < most) {
        const byte = await take(1)
        if (byte === null) return null
        if (byte[0] === 0x0a) return text
        text += byte.toString('latin1')
      }
      return null
    },
    isAtEnd: async () => !(await more()),
    close: async () => void (await source.return?.(undefined)),
  }
}

function iteratorOf(pieces: Pieces): AsyncIterator<Uint8Array> {
  return (async function* () {
    yield* pieces
  })()
}

/** All of it as one; for what is known to be small. */
export async function wholeOf(pieces: Pieces): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}
