import { readFileSync } from 'node:fs'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { openIntake } from '../../../../src-main/bundle-pdf/intake/run-intake.ts'
import { faces, made, run, scratch, take } from '../../../support/intake.ts'
import { codes, value } from '../../../support/open-library.ts'

const words = 'Heron by the water'
async function document(change: (pdf: PDFDocument) => void = () => {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  for (const _ of [1, 2]) pdf.addPage([595, 842]).drawText(words, { x: 60, y: 700 })
  change(pdf)
  return pdf.save({ useObjectStreams: false })
}
const page = (pdf: PDFDocument) => pdf.getPage(0)
const box =
  (name: string, ...sides: readonly number[]) =>
  (pdf: PDFDocument) =>
    page(pdf).node.set(PDFName.of(name), pdf.context.obj([...sides]))
/** A PDF as qpdf writes it with these options. */
async function byQpdf(...options: readonly string[]): Promise<Buffer> {
  const path = scratch('plain.pdf', await document())
  run('qpdf', '--allow-weak-crypto', path, 'other.pdf', ...options)
  return readFileSync(path.replace('plain.pdf', 'other.pdf'))
}

describe('a PDF', () => {
  it.each([
    ['linearised', ['--linearize']],
    ['with object streams', ['--object-streams=generate']],
    ['of an old version', ['--force-version=1.3', '--object-streams=disable']],
  ] as const)('%s is taken in as it is', async (_, options) => {
    const bytes = await byQpdf(...options)
    const taken = value(await take('a.pdf', bytes))
    expect([taken.pages, taken.notes, taken.original]).toEqual([2, [], undefined])
    expect(Buffer.compare(taken.content, bytes)).toBe(0)
  })

  it.each([
    ['40 bits', ['40']],
    ['128 bits of RC4', ['128', '--use-aes=n']],
    ['128 bits of AES', ['128', '--use-aes=y']],
    ['256 bits', ['256']],
  ] as const)('locked with %s and no password is read without its lock', async (_, options) => {
    const bytes = await byQpdf('--encrypt', '', 'owner', ...options, '--')
    const { content, notes, original, path } = await made('a.pdf', bytes)
    expect(run('pdftotext', path, '-').toString()).toContain(words)
    expect(run('pdfinfo', path).toString()).toMatch(/Encrypted: +no/)
    expect(notes[0]).toContain('locked against changes')
    expect(Buffer.compare(original?.content ?? content, bytes)).toBe(0)
  })

  it.each([
    ['a password', () => byQpdf('--encrypt', 'secret', 'owner', '256', '--'), 'ENCRYPTED'],
    ['a page of no size', () => document(box('MediaBox', 0, 0, 0, 0)), 'NO_SIZE'],
    ['a page without end', () => document(box('MediaBox', 0, 0, 20_000, 500)), 'TOO_LARGE'],
    ['nothing but a mark', async () => Buffer.from('%PDF-1.7\n%%EOF'), 'DAMAGED'],
    ['no byte', async () => new Uint8Array(), 'EMPTY'],
  ])('is refused that has %s', async (_, bytes, code) => {
    expect(codes(await take('a.pdf', await bytes()))).toEqual([code])
  })

  it.each([
    ['A0', box('MediaBox', 0, 0, 2384, 3370)],
    ['200 inches', box('MediaBox', 0, 0, 14_400, 14_400)],
    [
      'turned',
      (pdf: PDFDocument) => page(pdf).node.set(PDFName.of('Rotate'), pdf.context.obj(270)),
    ],
    ['cropped', box('CropBox', 100, 100, 400, 400)],
  ])('with a page that is %s is taken in', async (_, change) => {
    expect((await made('a.pdf', await document(change))).pages).toBe(2)
  })
})

describe('a hostile PDF', () => {
  let whole: Uint8Array
  beforeAll(async () => {
    whole = await document()
  })

  it('is refused wherever it is cut, linearised or not', async () => {
    for (const bytes of [whole, await byQpdf('--linearize')])
      for (let at = 1; at < bytes.length - 6; at += Math.ceil(bytes.length / 50)) {
        const taken = await take('a.pdf', bytes.subarray(0, at))
        expect([at, taken.ok]).toEqual([at, false])
      }
  })

  it('never throws, whichever bytes of it are wrong', async () => {
    const faults = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 10 })
    await fc.assert(
      fc.asyncProperty(faults, async (wrong) => {
        const bytes = Buffer.from(whole)
        for (const [at, to] of wrong) bytes[at] = to
        const taken = await take('a.pdf', bytes)
        expect(taken.ok || taken.problems.length === 1).toBe(true)
      }),
      { numRuns: 100, seed: 5 },
    )
  })
})

describe('the thread that reads files', () => {
  const file = (name: string, text: string) => ({ fileName: name, bytes: Buffer.from(text) })

  it('reads one file after another, and gives their bytes back', async () => {
    const intake = openIntake(faces)
    for (const text of ['One', 'Two']) {
      const { pages, original } = value(await intake.takeIn(file('a.txt', text)))
      expect([pages, Buffer.from(original?.content ?? []).toString()]).toEqual([1, text])
    }
    intake.close()
    expect(codes(await intake.takeIn(file('a.txt', 'Three')))).toEqual(['CANCELLED'])
  })

  it('gives up a file that takes too long or too much, and reads the next', async () => {
    const slow = openIntake(faces, { wait: 1 })
    expect(codes(await slow.takeIn(file('a.txt', 'One')))).toEqual(['TOO_SLOW'])
    slow.close()
    const large = openIntake(faces, { growth: -1e12 })
    expect(codes(await large.takeIn(file('a.txt', 'One')))).toEqual(['TOO_MUCH_MEMORY'])
    large.close()
  })

  it('leaves a file when it is closed', async () => {
    const intake = openIntake(faces)
    const reading = intake.takeIn(file('a.txt', 'One'))
    intake.close()
    expect(codes(await reading)).toEqual(['CANCELLED'])
  })
})
