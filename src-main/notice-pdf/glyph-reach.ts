// How far the letters of a font that a file brings reach, by their outlines (ISO/IEC 14496-22). What
// a font says of its own bounds binds no reader, so every point of every letter is looked at.

/** Ink around the place of a letter, in parts of its size. */
export type Reach = readonly [left: number, bottom: number, right: number, top: number]

/** How much more may be read. */
type Left = { bytes: number }

export const union = (one: Reach, two: Reach): Reach => [
  Math.min(one[0], two[0]),
  Math.min(one[1], two[1]),
  Math.max(one[2], two[2]),
  Math.max(one[3], two[3]),
]

/** A letter: the box around its points, and how far readers may move it by what its table says. */
type Letter = { readonly box: Reach; readonly moves: readonly [least: number, most: number] }

/**
 * Tables that draw nothing beside the outlines, and by which no outline changes. Readers of pages leave
 * the pictures of letters aside that some faces bring for small screens.
 */
const known = new Set(
  'cmap,cvt ,fpgm,gasp,glyf,head,hhea,hmtx,loca,maxp,name,OS/2,post,prep,kern,vhea,vmtx,hdmx,LTSH,VDMX,DSIG,GDEF,GPOS,GSUB,BASE,JSTF,MATH,FFTM,STAT,meta,PCLT,EBDT,EBLC,EBSC'.split(
    ',',
  ),
)
const versions = [0x00010000, 0x74727565]
const MOST_DEPTH = 8
const MOST_PARTS = 64

/** Null where a font is of another kind, or anything in it is unusual. */
export function reachOf(font: Buffer, left: Left): Reach | null {
  try {
    return reachOfAll(font, left)
  } catch {
    return null
  }
}

class UnusualFont extends Error {}

const check = (isUsual: boolean): void => {
  if (!isUsual) throw new UnusualFont()
}

function tablesOf(font: Buffer): (tag: string) => Buffer {
  check(versions.includes(font.readUInt32BE(0)))
  const tables = new Map<string, Buffer>()
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const at = 12 + index * 16
    const tag = font.toString('latin1', at, at + 4)
    const [start, length] = [font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)]
    check(known.has(tag) && !tables.has(tag) && start + length <= font.length)
    tables.set(tag, font.subarray(start, start + length))
  }
  return (tag) => {
    const table = tables.get(tag)
    if (table === undefined) throw new UnusualFont()
    return table
  }
}

type Font = {
  readonly count: number
  /** The bytes of a letter; none where it draws nothing. */
  readonly bytes: (index: number) => Buffer
  /** Where its table says that the ink of a letter begins. */
  readonly bearing: (index: number) => number
  readonly left: Left
  readonly letters: Map<number, Letter | null>
}

function reachOfAll(file: Buffer, left: Left): Reach | null {
  left.bytes -= file.length
  const table = tablesOf(file)
  const [head, glyf, loca, hmtx] = [table('head'), table('glyf'), table('loca'), table('hmtx')]
  const unit = head.readUInt16BE(18)
  const isLong = head.readInt16BE(50) === 1
  const metrics = table('hhea').readUInt16BE(34)
  const place = (index: number) =>
    isLong ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2
  const font: Font = {
    count: table('maxp').readUInt16BE(4),
    bytes: (index) => {
      const [from, to] = [place(index), place(index + 1)]
      check(from <= to && to <= glyf.length)
      return glyf.subarray(from, to)
    },
    bearing: (index) => hmtx.readInt16BE(index < metrics ? index * 4 + 2 : metrics * 2 + index * 2),
    left,
    letters: new Map(),
  }
  check(unit >= 16 && metrics > 0)
  let reach: Reach = [0, 0, 0, 0]
  for (let index = 0; index < font.count; index++) {
    const letter = letterAt(font, index, 0)
    if (letter === null) continue
    const [[a, b, c, d], [least, most]] = [letter.box, letter.moves]
    reach = union(reach, [a + least, b, c + most, d])
  }
  const [a, b, c, d] = reach
  return [a / unit, b / unit, c / unit, d / unit]
}

const HEAD = 10

function letterAt(font: Font, index: number, depth: number): Letter | null {
  const done = font.letters.get(index)
  if (done !== undefined) return done
  check(index < font.count && depth < MOST_DEPTH)
  const bytes = font.bytes(index)
  font.left.bytes -= HEAD
  check(font.left.bytes >= 0)
  const letter = bytes.length === 0 ? null : readLetter(font, index, bytes, depth)
  font.letters.set(index, letter)
  return letter
}

function readLetter(font: Font, index: number, bytes: Buffer, depth: number): Letter | null {
  const contours = bytes.readInt16BE(0)
  if (contours === 0) return null
  const move = font.bearing(index) - bytes.readInt16BE(2)
  const moves = [Math.min(0, move), Math.max(0, move)] as const
  if (contours > 0) return { box: boxOfPoints(font, bytes, contours), moves }
  return joined(partsOf(font, bytes, depth), moves)
}

/** The points of a simple letter, those off its curves among them: no curve goes beyond them. */
function boxOfPoints({ left }: Font, bytes: Buffer, contours: number): Reach {
  let at = HEAD + contours * 2
  const count = bytes.readUInt16BE(at - 2) + 1
  left.bytes -= count
  check(left.bytes >= 0)
  at += 2 + bytes.readUInt16BE(at)
  const flags: number[] = []
  while (flags.length < count) {
    const flag = bytes.readUInt8(at++)
    const times = (flag & 8) === 0 ? 1 : bytes.readUInt8(at++) + 1
    for (let time = 0; time < times; time++) flags.push(flag)
  }
  check(flags.length === count)
  const along = (short: number, same: number): readonly [number, number] => {
    let [value, least, most] = [0, Infinity, -Infinity]
    for (const flag of flags) {
      if ((flag & short) !== 0) value += bytes.readUInt8(at++) * ((flag & same) === 0 ? -1 : 1)
      else if ((flag & same) === 0) {
        value += bytes.readInt16BE(at)
        at += 2
      }
      least = Math.min(least, value)
      most = Math.max(most, value)
    }
    return [least, most]
  }
  const [x, y] = [along(2, 16), along(4, 32)]
  return [x[0], y[0], x[1], y[1]]
}

/** The letters of which another is put together, each where it is put. */
function partsOf(font: Font, bytes: Buffer, depth: number): readonly Letter[] {
  const parts: Letter[] = []
  let at = HEAD
  for (let count = 0; ; count++) {
    check(count < MOST_PARTS)
    const [flags, index] = [bytes.readUInt16BE(at), bytes.readUInt16BE(at + 2)]
    // Parts that are laid point upon point are rare, and readers differ about them.
    check((flags & 2) !== 0)
    const isWide = (flags & 1) !== 0
    const [x, y] = isWide
      ? [bytes.readInt16BE(at + 4), bytes.readInt16BE(at + 6)]
      : [bytes.readInt8(at + 4), bytes.readInt8(at + 5)]
    at += isWide ? 8 : 6
    const factors = (flags & 8) !== 0 ? 1 : (flags & 64) !== 0 ? 2 : (flags & 128) !== 0 ? 4 : 0
    const read = Array.from({ length: factors }, (_, n) => bytes.readInt16BE(at + n * 2) / 0x4000)
    at += factors * 2
    const letter = letterAt(font, index, depth + 1)
    if (letter !== null) parts.push({ ...letter, box: placed(letter.box, read, x, y) })
    if ((flags & 32) === 0) return parts
  }
}

/** A box turned, stretched and moved; told larger than it is, for readers take the order in two ways. */
function placed(box: Reach, factors: readonly number[], x: number, y: number): Reach {
  const [a = 1, b = a, c = b, d = c] = factors
  const [xx, one, two, yy] =
    factors.length === 4 ? [a, b, c, d] : factors.length === 2 ? [a, 0, 0, b] : [a, 0, 0, a]
  // Some stretch the way to the part along with it, some do not.
  const scales = [
    1,
    Math.hypot(xx, one),
    Math.hypot(xx, two),
    Math.hypot(yy, one),
    Math.hypot(yy, two),
  ]
  const corners = [box[0], box[2]].flatMap((u) =>
    [box[1], box[3]].flatMap((v) =>
      [
        [one, two],
        [two, one],
      ].map(([over = 0, up = 0]) => [xx * u + over * v, up * u + yy * v] as const),
    ),
  )
  const [xs, ys] = [scales.map((scale) => x * scale), scales.map((scale) => y * scale)]
  const [us, vs] = [corners.map(([u]) => u), corners.map(([, v]) => v)]
  return [
    Math.min(...us) + Math.min(...xs) - 1,
    Math.min(...vs) + Math.min(...ys) - 1,
    Math.max(...us) + Math.max(...xs) + 1,
    Math.max(...vs) + Math.max(...ys) + 1,
  ]
}

/** A letter of several may be moved as it says itself, or as one of them says. */
function joined(parts: readonly Letter[], own: Letter['moves']): Letter | null {
  const [first, ...others] = parts
  if (first === undefined) return null
  return others.reduce<Letter>(
    (all, { box, moves }) => ({
      box: union(all.box, box),
      moves: [Math.min(all.moves[0], moves[0]), Math.max(all.moves[1], moves[1])],
    }),
    {
      box: first.box,
      moves: [Math.min(own[0], first.moves[0]), Math.max(own[1], first.moves[1])],
    },
  )
}
