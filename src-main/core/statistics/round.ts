/** Rounds to six decimals, the precision of every figure that is hashed or shown. */
export const roundTo6 = (value: number): number => {
  const rounded = Math.round(value * 1_000_000) / 1_000_000
  return rounded === 0 ? 0 : rounded
}
