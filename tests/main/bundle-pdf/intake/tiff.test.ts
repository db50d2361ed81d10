import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { drawn, made, run, scratch, take } from '../../../support/intake.ts'
import { codes } from '../../../support/open-library.ts'
import { png } from '../../../support/pictures.ts'

/** A black box on a white page of 40 by 24 dots, as fax machines pack it: 204 by 98 dots an inch. */
const fax = {
  G4: Buffer.from(
    'SUkqABQAAADzYL///+P/4AIAIAAQAAABAwABAAAAKAAAAAEBAwABAAAAGAAAAAIBAwABAAAAAQAAAAMBAwABAAAABAAAAAYBAwABAAAAAAAAAAoBAwABAAAAAQAAABEBBAABAAAACAAAABIBAwABAAAAAQAAABUBAwABAAAAAQAAABYBAwABAAAAGAAAABcBBAABAAAACwAAABoBBQABAAAA2gAAABsBBQABAAAA4gAAABwBAwABAAAAAQAAACgBAwABAAAAAgAAACkBAwACAAAAAAABAAAAAADMAAAAAQAAAGIAAAABAAAA',
    'base64',
  ),
  G3: Buffer.from(
    'SUkqAGAAAAAAASkAASkAASkAASkAAbBcQAABsFxAAAGwXEAAAbBcQAABsFxAAAGwXEAAAbBcQAABsFxAAAEpAAEpAAEpAAEpAAEpAAEpAAEpAAEpAAEpAAEpAAEpAAEpEQAAAQMAAQAAACgAAAABAQMAAQAAABgAAAACAQMAAQAAAAEAAAADAQMAAQAAAAMAAAAGAQMAAQAAAAAAAAAKAQMAAQAAAAEAAAARAQQAAQAAAAgAAAASAQMAAQAAAAEAAAAVAQMAAQAAAAEAAAAWAQMAAQAAABgAAAAXAQQAAQAAAFgAAAAaAQUAAQAAADIBAAAbAQUAAQAAADoBAAAcAQMAAQAAAAEAAAAkAQQAAQAAAAQAAAAoAQMAAQAAAAIAAAApAQMAAgAAAAAAAQAAAAAAzAAAAAEAAABiAAAAAQAAAA==',
    'base64',
  ),
}
const ways = ['none', 'packbits', 'jpeg', 'lzw', 'deflate'] as const
const scans: Partial<Record<(typeof ways)[number], Buffer>> = {}
const scan = (way: (typeof ways)[number]) => scans[way] ?? Buffer.alloc(0)

/** A file with the value of one entry of its directory changed. */
function changed(tiff: Buffer, tag: number, to: number): Buffer {
  const copy = Buffer.from(tiff)
  const at = copy.readUInt32LE(4)
  for (let entry = at + 2; entry < at + 2 + copy.readUInt16LE(at) * 12; entry += 12)
    if (copy.readUInt16LE(entry) === tag)
      if (copy.readUInt16LE(entry + 2) === 3) copy.writeUInt16LE(to, entry + 8)
      else copy.writeUInt32LE(to, entry + 8)
  return copy
}

/** A picture of 40 by 24 grey dots kept in tiles of 16 by 16: black but for two squares of 8 dots. */
function tiled(packing: 1 | 8, side = 16, lists: readonly [number, number] = [324, 325]): Buffer {
  const isLight = (x: number, y: number) =>
    (x >= 16 && x < 24 && y >= 8 && y < 16) || (x >= 32 && y >= 16)
  const tiles: Buffer[] = []
  for (let top = 0; top < 24; top += 16)
    for (let left = 0; left < 40; left += 16) {
      const dots = Array.from({ length: 256 }, (_, at) =>
        isLight(left + (at % 16), top + (at >> 4)) ? 255 : 0,
      )
      tiles.push(packing === 1 ? Buffer.from(dots) : deflateSync(Buffer.from(dots)))
    }
  const start = 8
  const places = tiles.map((_, at) =>
    tiles.slice(0, at).reduce((sum, { length }) => sum + length, start),
  )
  const data = Buffer.concat(tiles)
  const numbers = Buffer.alloc(48)
  for (const [at, tile] of tiles.entries()) {
    numbers.writeUInt32LE(places[at] ?? 0, at * 4)
    numbers.writeUInt32LE(tile.length, 24 + at * 4)
  }
  const from = start + data.length
  const entries = [
    [256, 3, 1, 40],
    [257, 3, 1, 24],
    [258, 3, 1, 8],
    [259, 3, 1, packing],
    [262, 3, 1, 1],
    [277, 3, 1, 1],
    [322, 3, 1, side],
    [323, 3, 1, side],
    [lists[0], 4, 6, from],
    [lists[1], 4, 6, from + 24],
  ]
  const directory = Buffer.alloc(2 + entries.length * 12 + 4)
  directory.writeUInt16LE(entries.length, 0)
  for (const [at, [tag = 0, type = 0, count = 0, value = 0]] of entries.entries()) {
    directory.writeUInt16LE(tag, 2 + at * 12)
    directory.writeUInt16LE(type, 4 + at * 12)
    directory.writeUInt32LE(count, 6 + at * 12)
    directory.writeUInt32LE(value, 10 + at * 12)
  }
  const head = Buffer.from('II*\0\0\0\0\0', 'latin1')
  head.writeUInt32LE(from + numbers.length, 4)
  return Buffer.concat([head, data, numbers, directory])
}

beforeAll(async () => {
  const { path } = await made('a.png', png())
  for (const way of ways) {
    run('pdftocairo', '-tiff', '-r', '40', '-tiffcompression', way, path, scratch(way, png()))
    scans[way] = readFileSync(`${scratch(way, png())}-1.tif`)
  }
})

const isRed = ([red = 0, , blue = 0]: readonly number[]) => red > blue + 60

describe('a TIFF', () => {
  it.each(ways)('packed by %s is drawn as it was scanned, on its own paper', async (way) => {
    const { path, pages } = await made('a.tif', scan(way))
    expect(pages).toBe(1)
    const { width, height, at } = drawn(path)
    expect([Math.abs(width - 595) < 3, Math.abs(height - 842) < 3]).toEqual([true, true])
    expect(isRed(at(width / 2, height / 2))).toBe(true)
    expect(at(20, 20)).toEqual([255, 255, 255])
  })

  it.each(['G3', 'G4'] as const)('of a fax (%s) is drawn in its own shape', async (kind) => {
    const { path } = await made('a.tiff', fax[kind])
    const { width, height, at } = drawn(path, 288)
    // 24 lines at 98 an inch are taller than 40 dots at 204.
    const [w, h] = [(40 / 96) * 288, ((24 * 204) / 98 / 96) * 288]
    const spot = (x: number, y: number) =>
      at(width / 2 - w / 2 + (x / 40) * w, height / 2 - h / 2 + (y / 24) * h)
    expect([spot(12, 8), spot(2, 8), spot(30, 8), spot(12, 18)]).toEqual([
      [0, 0, 0],
      [255, 255, 255],
      [255, 255, 255],
      [255, 255, 255],
    ])
    expect(run('pdfimages', '-list', path).toString()).toMatch(/40 +24 +gray +1 +1 /)
  })

  it.each([
    ['not packed', tiled(1)],
    ['packed', tiled(8)],
    ['listed as strips', tiled(1, 16, [273, 279])],
  ])('kept in tiles, %s, is drawn in one piece', async (_, tiff) => {
    const { path } = await made('a.tif', tiff)
    const { width, height, at } = drawn(path, 288)
    const scale = (72 / 96) * 4
    const light = (x: number, y: number) =>
      (at(width / 2 + (x - 20) * scale, height / 2 + (y - 12) * scale)[0] ?? 0) > 127
    const spots = [
      [4, 4],
      [20, 12],
      [20, 4],
      [28, 12],
      [36, 20],
      [36, 12],
      [28, 20],
    ] as const
    expect(spots.map(([x, y]) => light(x, y))).toEqual([
      false,
      true,
      false,
      false,
      true,
      false,
      false,
    ])
    expect(run('pdfimages', '-list', path).toString()).toMatch(/40 +24 +gray +1 +8 /)
  })

  it('is turned for the reader as its scanner says', async () => {
    const { path } = await made('a.tif', changed(fax.G4, 274, 6))
    expect(run('pdfinfo', path).toString()).toMatch(/Page rot: +90/)
  })

  it('has a page for each of its pages', async () => {
    // The directory of a second page follows the first: a copy of it that ends the list.
    const one = fax.G4
    const at = one.readUInt32LE(4)
    const length = 2 + one.readUInt16LE(at) * 12 + 4
    const two = Buffer.concat([one, one.subarray(at, at + length)])
    two.writeUInt32LE(one.length, at + length - 4)
    expect((await made('a.tif', two)).pages).toBe(2)
  })
})

describe('a hostile TIFF', () => {
  const loop = Buffer.from(fax.G4)
  const first = loop.readUInt32LE(4)
  loop.writeUInt32LE(first, first + 2 + loop.readUInt16LE(first) * 12)
  it.each([
    ['a list of pages without end', loop, 'DAMAGED'],
    ['more pixels than are drawn', changed(changed(fax.G4, 256, 30_000), 257, 30_000), 'TOO_LARGE'],
    ['no width', changed(fax.G4, 256, 0), 'DAMAGED'],
    ['more rows than are packed in it', changed(changed(fax.G4, 257, 400), 278, 400), 'DAMAGED'],
    ['strips that lie outside it', changed(fax.G4, 273, 1_000_000), 'DAMAGED'],
    ['a strip longer than it', changed(fax.G4, 279, 1_000_000), 'DAMAGED'],
    ['strips of no rows', changed(fax.G4, 278, 0), 'DAMAGED'],
    ['a packing that there is not', changed(fax.G4, 259, 99), 'OTHER_KIND'],
    ['colours of no known kind', changed(fax.G4, 262, 9), 'OTHER_KIND'],
    ['a hundred samples a pixel', changed(fax.G4, 277, 100), 'OTHER_KIND'],
    ['tiles of no size', tiled(1, 0), 'DAMAGED'],
    ['tiles larger than what they hold', tiled(1, 64), 'DAMAGED'],
    ['tiles without end', tiled(1, 65_528), 'DAMAGED'],
    ['nothing but its mark', Buffer.from('II*\0'), 'DAMAGED'],
  ])('is refused that has %s', async (_, bytes, code) => {
    expect(codes(await take('a.tif', bytes))).toEqual([code])
  })

  it.each([0, 0x55])('of a fax is given up at once where nothing comes but %i', async (byte) => {
    // The strip of a fax of 40 dots, with a megabyte of the same byte after its first row.
    const strip = Buffer.concat([fax.G4.subarray(8, 10), Buffer.alloc(1_000_000, byte)])
    const moved = Buffer.concat([fax.G4, strip])
    const long = changed(changed(moved, 273, fax.G4.length), 279, strip.length)
    expect(codes(await take('a.tif', long))).toEqual(['DAMAGED'])
  })

  it.each(ways)('packed by %s is refused or drawn, wherever it is cut or wrong', async (way) => {
    const whole = scan(way)
    for (let at = 1; at < whole.length; at += Math.ceil(whole.length / 50)) {
      const taken = await take('a.tif', whole.subarray(0, at))
      // What follows the pixels says where they are, so that no part of a file can be read alone.
      expect([at, taken.ok]).toEqual([at, false])
    }
    const faults = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(faults, async (wrong) => {
        const bytes = Buffer.from(whole)
        for (const [at, to] of wrong) bytes[at] = to
        const taken = await take('a.tif', bytes)
        expect(taken.ok || taken.problems.length === 1).toBe(true)
      }),
      { numRuns: 20, seed: 5 },
    )
  })
})
