import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOf } from '../../../../src-main/bundle-pdf/intake/kind-of.ts'
import { newPdf } from '../../../../src-main/bundle-pdf/intake/new-pdf.ts'
import { drawPicture, type Picture } from '../../../../src-main/bundle-pdf/intake/picture.ts'
import { readJpeg } from '../../../../src-main/bundle-pdf/intake/read-jpeg.ts'
import { readPng } from '../../../../src-main/bundle-pdf/intake/read-png.ts'
import { drawn, faces, made, run, scratch, take, textOf } from '../../../support/intake.ts'
import { codes, value } from '../../../support/open-library.ts'
import { jpeg, png, printedJpeg, turnedJpeg } from '../../../support/pictures.ts'

/** Colours of the page around its middle, as a reader draws it: above, right, below, left. */
function aroundMiddle(path: string): readonly (readonly number[])[] {
  const { width, height, at } = drawn(path, 288)
  return [
    [0, -6],
    [6, 0],
    [0, 6],
    [-6, 0],
  ].map(([x = 0, y = 0]) => at(Math.floor(width / 2) + x, Math.floor(height / 2) + y))
}
const isRed = ([red = 0, , blue = 0]: readonly number[]) => red > blue + 60

describe('a plain text', () => {
  it('is told apart in UTF-8, UTF-16 and the letters of Windows', async () => {
    const words = 'Café “open” – £5, €3, Ŵyn'
    expect(await textOf('a.txt', Buffer.from(words))).toContain(words)
    expect(await textOf('a.txt', Buffer.from(`\ufeff${words}`, 'utf16le'))).toContain(words)
    const windows = Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x20, 0x80, 0x33, 0x20, 0x93, 0x94])
    expect(await textOf('a.txt', windows)).toContain('Café €3 “”')
  })

  it('shows by its number every sign that acts, hides or has no shape', async () => {
    const text = await textOf('a.txt', Buffer.from('Bell \u0007 turn \u202egnorw, 中, so\u00adft.'))
    expect(text).toContain('Bell [U+0007] turn [U+202E]gnorw, [U+4E2D], so[U+00AD]ft.')
  })

  it('keeps every letter of long lines, and goes on over the page', async () => {
    const lines = Array.from({ length: 120 }, (_, index) => `Line ${index} ${'word '.repeat(30)}.`)
    const text = await textOf('a.txt', Buffer.from([...lines, 'x'.repeat(500)].join('\r\n')))
    const plain = (some: string) => some.replace(/\s+/g, '')
    expect(plain(text)).toBe(plain([...lines, 'x'.repeat(500)].join('')))
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(84)
  })

  it('is titled with its file name, in an embedded face, on A4', async () => {
    const { path } = await made('Statement\u202e of PC.txt', Buffer.from('Words'))
    const facts = run('pdfinfo', path).toString()
    expect(facts).toMatch(/Title: +Statement\[U\+202E\] of PC\.txt\n/)
    expect(facts).toContain('595.28 x 841.89 pts (A4)')
    expect(run('pdffonts', path).toString()).toMatch(/IBMPlexMono-Regular .* yes yes yes/)
  })

  it.each([
    ['nothing', Buffer.from(' \r\n\t'), 'EMPTY'],
    ['a programme', Buffer.from([0x4d, 0x5a, 0, 0, 1, 2, 3]), 'NOT_TEXT'],
    ['control signs', Buffer.alloc(500, 7), 'NOT_TEXT'],
    ['letters that are not drawn here', Buffer.from('中文'.repeat(50)), 'OTHER_LETTERS'],
    ['too many lines', Buffer.alloc(600_000, 'a\n'), 'TOO_LARGE'],
    ['too many bytes', Buffer.alloc(6 * 1024 * 1024, 'a'), 'TOO_LARGE'],
  ])('is refused where it holds %s', async (_, bytes, code) => {
    expect(codes(await take('a.txt', bytes))).toEqual([code])
  })
})

describe('a picture', () => {
  it.each([
    [1, 'above'],
    [3, 'below'],
    [6, 'right'],
    [8, 'left'],
  ] as const)('held as camera data %i says, is drawn with its top %s', async (turn, side) => {
    const { path } = await made('a.jpg', turnedJpeg(turn))
    const red = aroundMiddle(path).map(isRed)
    expect(red[['above', 'right', 'below', 'left'].indexOf(side)]).toBe(true)
    expect(red[(['above', 'right', 'below', 'left'].indexOf(side) + 2) % 4]).toBe(false)
    const size = turn > 4 ? '595.28 x 841.89' : '841.89 x 595.28'
    expect(run('pdfinfo', path).toString()).toContain(size)
  })

  it('is drawn with what is clear in it, and brings nothing written beside it', async () => {
    const { path } = await made('a.png', png())
    const [colour = []] = aroundMiddle(path)
    expect(colour[0]).toBe(255)
    expect(colour[1]).toBeGreaterThan(100)
    expect(colour[1]).toBeLessThan(150)
    const unpacked = run('qpdf', '--qdf', path, '-').toString('latin1')
    const photo = value(await take('a.jpg', turnedJpeg(6)))
    expect(unpacked + Buffer.from(photo.content).toString('latin1')).not.toContain('Secret')
  })

  it('that moves is drawn as it begins, with a word on it', async () => {
    // Twelve bytes round eight, after the signature and the size.
    const more = Buffer.from('000000086163544c000000020000000000000000', 'hex')
    const moving = Buffer.concat([png().subarray(0, 33), more, png().subarray(33)])
    expect((await made('a.png', moving)).notes).toEqual([
      'The picture moves. Only the first of its pictures is shown.',
    ])
    expect((await made('a.png', png())).notes).toEqual([])
  })

  it.each([
    ['more pixels than are drawn', png({ width: 30_000, height: 30_000 }), 'TOO_LARGE'],
    ['no width', png({ width: 0 }), 'DAMAGED'],
    ['a kind that there is not', png({ colour: 5 }), 'DAMAGED'],
    ['rows that it does not hold', png({ height: 10 }), 'DAMAGED'],
    ['more than it says', png({ packed: deflateSync(Buffer.alloc(50_000_000)) }), 'DAMAGED'],
    ['rows of no known filter', png({ colour: 2, rows: Buffer.alloc(9 * 19, 9) }), 'DAMAGED'],
    ['what cannot be unpacked', png({ packed: Buffer.from('no') }), 'DAMAGED'],
    ['half of itself', png().subarray(0, 90), 'DAMAGED'],
    ['a wrong check sum', Buffer.from(png()).fill(1, 60, 100), 'DAMAGED'],
    ['rows of another size, interlaced', png({ interlace: 1 }), 'DAMAGED'],
  ])('in PNG is refused that has %s', async (_, bytes, code) => {
    expect(codes(await take('a.png', bytes))).toEqual([code])
  })

  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
  const changed = (at: number, ...bytes: readonly number[]) => {
    const copy = Buffer.from(jpeg)
    copy.set(bytes, at)
    return copy
  }
  const withoutNames = () => {
    const at = printedJpeg.indexOf(Buffer.from([0xff, 0xee]))
    const end = at + 2 + printedJpeg.readUInt16BE(at + 2)
    return Buffer.concat([printedJpeg.subarray(0, at), printedJpeg.subarray(end)])
  }
  it('in JPEG may be in colours for printing, which look as they would on paper', async () => {
    const { path, content } = await made('a.jpg', printedJpeg)
    const { width, height, at } = drawn(path, 288)
    const middle = Math.floor(height / 2)
    const [paper, cyan] = [-12, 12].map((x) => at(Math.floor(width / 2) + x, middle))
    expect(Math.min(...(paper ?? []))).toBeGreaterThan(245)
    const [red = 255, green = 0, blue = 0] = cyan ?? []
    expect(Math.min(green, blue) - red).toBeGreaterThan(100)
    expect(run('pdfimages', '-list', path).toString()).toMatch(/16 +8 +cmyk +4 +8 +jpeg/)
    // The picture itself is kept as it came, to the byte.
    const drawing = printedJpeg.subarray(printedJpeg.indexOf(Buffer.from([0xff, 0xda])))
    expect(Buffer.from(content).includes(drawing)).toBe(true)
  })

  it.each([
    ['more pixels than are drawn', changed(frame + 5, 255, 255, 255, 255), 'TOO_LARGE'],
    ['no size', changed(frame + 5, 0, 0, 0, 0), 'DAMAGED'],
    ['two colours', changed(frame + 9, 2), 'OTHER_COLOURS'],
    ['four colours without their names', withoutNames(), 'OTHER_COLOURS'],
    ['a kind no PDF holds', changed(frame + 1, 0xc9), 'OTHER_KIND'],
    ['half of itself', jpeg.subarray(0, 280), 'DAMAGED'],
    ['a beginning and nothing else', jpeg.subarray(0, 3), 'DAMAGED'],
    ['a block longer than the file', changed(4, 255, 255), 'DAMAGED'],
    ['a block of no length', changed(4, 0, 0), 'DAMAGED'],
  ])('in JPEG is refused that has %s', async (_, bytes, code) => {
    expect(codes(await take('a.jpg', bytes))).toEqual([code])
  })

  it('in JPEG is refused with the reason where nobody can tell it from its negative', async () => {
    const refused = await take('a.jpg', withoutNames())
    const said = refused.ok ? [] : refused.problems.map(({ message }) => message)
    expect(said).toEqual([expect.stringContaining('it would be a negative')])
  })

  it('never throws, whichever bytes of it are wrong', async () => {
    const wrong = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(wrong, fc.constantFrom(png(), turnedJpeg(6)), async (faults, sound) => {
        const bytes = Buffer.from(sound)
        for (const [at, to] of faults) if (at < bytes.length) bytes[at] = to
        for (const read of [await readPng(bytes), readJpeg(bytes)])
          if (read.ok) expect(read.value.width * read.value.height).toBeLessThanOrEqual(60_000_000)
      }),
    )
  })
})

describe('the PDF made', () => {
  it('is the same to the byte for the same file', async () => {
    for (const [name, bytes] of [
      ['a.txt', Buffer.from('Words\n'.repeat(200))],
      ['a.png', png()],
      ['a.jpg', turnedJpeg(8)],
    ] as const) {
      const [one, two] = [value(await take(name, bytes)), value(await take(name, bytes))]
      expect(Buffer.compare(one.content, two.content)).toBe(0)
    }
  })

  it('alone holds a picture once that is drawn: a file may have hundreds of megabytes of them', async () => {
    const document = newPdf({ fileName: 'a.docx', bytes: new Uint8Array(), sha256: '', faces })
    // Long enough that their bytes are in a buffer of their own.
    const [start, end] = [jpeg.subarray(0, -2), jpeg.subarray(-2)]
    const photo = value(readJpeg(Buffer.concat([start, Buffer.alloc(100_000, 0xff), end])))
    const rows = Buffer.concat(
      Array.from({ length: 200 }, () => Buffer.concat([Buffer.of(0), randomBytes(600)])),
    )
    const scan = value(await readPng(png({ width: 200, height: 200, colour: 2, rows })))
    const bytesOf = (one: Picture) => (one.kind === 'JPEG' ? one.bytes : one.packed).length
    expect(Math.min(bytesOf(photo), bytesOf(scan))).toBeGreaterThan(100_000)
    drawPicture(document, photo)
    drawPicture(document, scan)
    expect([bytesOf(photo), bytesOf(scan)]).toEqual([0, 0])
    const path = scratch('pictures.pdf', (await document.finish()).content)
    expect(run('pdfimages', '-list', path).toString()).toMatch(/jpeg [^]* image /)
    expect(isRed(drawn(path).at(drawn(path).width / 2, drawn(path).height / 2 - 2))).toBe(true)
  })

  it('is made of what a file holds, whatever its name says', () => {
    expect(kindOf('a.txt', jpeg)).toBe('JPEG')
    expect(kindOf('a.jpg', png())).toBe('PNG')
    expect(kindOf('a.txt', Buffer.from('See the %PDF- mark'))).toBe('TEXT')
    expect(kindOf('a.pdf', Buffer.from('junk %PDF-1.4'))).toBe('PDF')
    expect(kindOf('a.pdf', Buffer.from('PK\u0003\u0004'))).toBe('WORD')
    expect(kindOf('a.exe', Buffer.from('MZ'))).toBeNull()
  })
})
