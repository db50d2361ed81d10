/** Six numbers as PDF writes them: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number]

/** Changes nothing. */
export const same: Matrix = [1, 0, 0, 1, 0, 0]

/** One matrix after another: what `inner` gives, `outer` takes. */
export const after = (inner: Matrix, outer: Matrix): Matrix => {
  const [a, b, c, d, e, f] = inner
  const [A, B, C, D, E, F] = outer
  return [
    A * a + C * b,
    B * a + D * b,
    A * c + C * d,
    B * c + D * d,
    A * e + C * f + E,
    B * e + D * f + F,
  ]
}

/** The six numbers of a matrix, however a reader of PDFs holds them; null where they are none. */
export function matrixOf(value: unknown): Matrix | null {
  if (typeof value !== 'object' || value === null) return null
  const [a = NaN, b = NaN, c = NaN, d = NaN, e = NaN, f = NaN, ...more] = Array.from(
    value as ArrayLike<unknown>,
    Number,
  )
  const matrix: Matrix = [a, b, c, d, e, f]
  return more.length === 0 && matrix.every(Number.isFinite) ? matrix : null
}
