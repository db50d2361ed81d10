// utif2 goes round without end on a damaged strip of this kind, so it is unpacked here.

const clear = 256
const end = 257
const widest = 12

/** Unpacks LZW as a TIFF has it into exactly its room; false where it does not fill it. */
export function unpackLzw(data: Uint8Array, to: Uint8Array): boolean {
  // An entry is the entry before it with one byte more, and how many bytes that makes.
  const before = new Uint16Array(2 ** widest)
  const last = new Uint8Array(2 ** widest).map((_, code) => code)
  const length = new Uint16Array(2 ** widest).fill(1)
  let [bits, next, previous, at, out] = [9, end + 1, -1, 0, 0]
  const write = (code: number): number => {
    let [step, entry] = [length[code] ?? 1, code]
    for (; step > 1; step--) {
      to[out + step - 1] = last[entry] ?? 0
      entry = before[entry] ?? 0
    }
    const first = last[entry] ?? 0
    to[out] = first
    out += length[code] ?? 1
    return first
  }
  while (out < to.length) {
    if (at + bits > data.length * 8) return false
    const byte = at >> 3
    const three = ((data[byte] ?? 0) << 16) | ((data[byte + 1] ?? 0) << 8) | (data[byte + 2] ?? 0)
    const code = (three >> (24 - (at & 7) - bits)) & (2 ** bits - 1)
    at += bits
    if (code === end) return false
    if (code === clear) {
      ;[bits, next, previous] = [9, end + 1, -1]
      continue
    }
    if (code > (previous < 0 ? 255 : next)) return false
    if (previous < 0) write(code)
    else {
      // The one entry that is used before it is there ends as it begins.
      const first = write(code === next ? previous : code)
      if (code === next) to[out++] = first
      if (next < 2 ** widest) {
        before[next] = previous
        last[next] = first
        length[next] = (length[previous] ?? 1) + 1
        next += 1
        if (next + 1 >= 2 ** bits && bits < widest) bits += 1
      }
    }
    previous = code
  }
  return true
}
