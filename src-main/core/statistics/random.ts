/** Gives numbers from 0 up to, not including, 1: the same ones for the same seed, everywhere. */
export type Random = () => number

/** A small 32-bit generator (Weyl sequence, xor-multiply mixing): fit for resampling, not secrecy. */
export function seededRandom(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000
  }
}
