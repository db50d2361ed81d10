import { readFileSync } from 'node:fs'
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
    ['nothing but its mark', Buffer.from('II*\0'), 'DAMAGED'],
  ])('is refused that has %s', async (_, bytes, code) => {
    expect(codes(await take('a.tif', bytes))).toEqual([code])
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
