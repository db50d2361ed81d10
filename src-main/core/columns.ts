/** One property of many cases: the different values that occur, and which of them each case has. */
export type Column<T> = {
  readonly values: readonly T[]
  /** Place in `values` by slot; there may be room for more slots than are filled. */
  readonly codes: Int32Array
}

export type OpenColumn<T> = {
  readonly put: (slot: number, value: T) => void
  readonly at: (slot: number) => T | undefined
  /** Good until the next `put`. */
  readonly column: () => Column<T>
}

/**
 * Holds a value that few cases have alone: each different one once, and four bytes a case.
 * @param key A text that two values share only if they are alike.
 */
export function openColumn<T>(key: (value: T) => string): OpenColumn<T> {
  const codeOf = new Map<string, number>()
  const values: T[] = []
  let codes = new Int32Array(1024)
  return {
    put: (slot, value) => {
      if (slot >= codes.length) codes = wider(codes, slot + 1)
      const text = key(value)
      let code = codeOf.get(text)
      if (code === undefined) {
        code = values.push(value) - 1
        codeOf.set(text, code)
      }
      codes[slot] = code
    },
    at: (slot) => values[codes[slot] ?? -1],
    column: () => ({ values, codes }),
  }
}

/** The same numbers with room for at least as many again. */
export function wider(from: Int32Array, least = 16): Int32Array<ArrayBuffer> {
  const to = new Int32Array(Math.max(least, 2 * from.length))
  to.set(from)
  return to
}
