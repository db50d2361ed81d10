import { readFileSync, rmSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
  PDFString,
} from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openIntake } from '../../../../src-main/bundle-pdf/intake/run-intake.ts'
import { bundleOfOne } from '../../../support/bundle-of-one.ts'
import { faces, made, run, scratch, take } from '../../../support/intake.ts'
import { codes, value } from '../../../support/open-library.ts'

const { folder, issue, text: issuedText } = bundleOfOne()
afterAll(() => rmSync(folder, { recursive: true }))

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

  it.each<readonly [string, readonly string[], ...(readonly string[])[]]>([
    ['40 bits', ['40']],
    ['128 bits of RC4', ['128', '--use-aes=n']],
    ['128 bits of AES', ['128', '--use-aes=y']],
    ['256 bits', ['256']],
    ['256 bits and object streams', ['256'], ['--object-streams=generate']],
  ])('locked with %s and no password is read without its lock', async (_, bits, more) => {
    const bytes = await byQpdf('--encrypt', '', 'owner', ...bits, '--', ...(more ?? []))
    const { content, notes, original, path } = await made('a.pdf', bytes)
    expect(run('pdftotext', path, '-').toString()).toContain(words)
    expect(run('pdfinfo', path).toString()).toMatch(/Encrypted: +no/)
    expect(notes[0]).toContain('locked against changes')
    expect(Buffer.compare(original?.content ?? content, bytes)).toBe(0)
    // What still bore its lock could not be issued.
    expect((await PDFDocument.load(content)).getPageCount()).toBe(2)
  })

  it('that lists a page twice is taken in as it is', async () => {
    const bytes = await document((pdf) => {
      const tree = pdf.context.lookup(pdf.catalog.get(PDFName.of('Pages')), PDFDict)
      tree.lookup(PDFName.of('Kids'), PDFArray).push(page(pdf).ref)
      tree.set(PDFName.of('Count'), pdf.context.obj(3))
    })
    const { pages, original } = value(await take('a.pdf', bytes))
    expect([pages, original]).toEqual([3, undefined])
  })

  it.each(['disable', 'generate'])(
    'is read without its lock whatever its texts hold, objects packed together: %s',
    async (packed) => {
      const odd = 'A ) bracket ( or two )), a \\ stroke and 100 %'
      const written = PDFString.of(odd.replaceAll(/[\\()]/g, '\\$&'))
      const bytes = await document((pdf) => {
        page(pdf).node.set(PDFName.of('Odd'), pdf.context.register(pdf.context.obj([written])))
      })
      run('qpdf', scratch('odd.pdf', bytes), 'odd-again.pdf', '--object-streams=' + packed)
      run('qpdf', 'odd-again.pdf', 'odd-locked.pdf', '--encrypt', '', 'owner', '256', '--')
      const { content } = await made(
        'a.pdf',
        readFileSync(scratch('x', bytes).replace(/x$/, 'odd-locked.pdf')),
      )
      const read = page(await PDFDocument.load(content)).node.lookup(PDFName.of('Odd'), PDFArray)
      expect((read.lookup(0) as PDFString).decodeText()).toBe(odd)
    },
  )

  it('of which only the attached files are locked is read', async () => {
    const lock = { Filter: 'Standard', V: 5, R: 6, Length: 256, EFF: 'StdCF', CF: { StdCF: {} } }
    const bytes = await document((pdf) => {
      const { context } = pdf
      context.trailerInfo.Encrypt = context.register(
        context.obj({ ...lock, O: '', U: '', StmF: 'Identity', StrF: 'Identity' }),
      )
      context.trailerInfo.ID = context.obj([PDFString.of('a'), PDFString.of('a')])
    })
    const { notes, path } = await made('a.pdf', bytes)
    expect(run('pdftotext', path, '-').toString()).toContain(words)
    expect(notes[0]).toContain('attached to it are locked')
  })

  it.each([
    ['a password', () => byQpdf('--encrypt', 'secret', 'owner', '256', '--'), 'ENCRYPTED'],
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

/** A PDF with a part of its text other than it should be. */
const spoilt = async (from: string | RegExp, to: string): Promise<Buffer> => {
  const text = Buffer.from(await document()).toString('latin1')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  return Buffer.from(changed, 'latin1')
}
const rows = (change: (pdf: PDFDocument, tree: PDFDict) => void) => () =>
  document((pdf) => change(pdf, pdf.context.lookup(pdf.catalog.get(PDFName.of('Pages')), PDFDict)))

describe('a damaged PDF that other readers show', () => {
  it.each([
    ['no size of its page', () => document(box('MediaBox', 0, 0, 0, 0))],
    [
      'no paper at all',
      () => document((pdf) => void page(pdf).node.delete(PDFName.of('MediaBox'))),
    ],
    ['no type of its catalogue', () => spoilt('/Type /Catalog', '/Kind /Catalog')],
    ['another type of its catalogue', () => spoilt('/Type /Catalog', '/Type /Cata')],
    ['no type of its rows of pages', () => spoilt('/Type /Pages', '/Kind /Pages')],
    ['no type of a page', () => spoilt(/\/Type \/Page$/m, '/Kind /Page')],
    ['a trailer that breaks off', () => spoilt(/(trailer[^]*?)>>/, '$1  ')],
    ['a place of its tables that is wrong', () => spoilt(/startxref\s+\d+/, 'startxref\n}')],
    ['no word at its end', () => spoilt('%%EOF', '')],
    [
      'rows of pages that lead in a ring',
      rows((pdf, tree) => {
        const kids = tree.lookup(PDFName.of('Kids'), PDFArray)
        kids.push(pdf.catalog.get(PDFName.of('Pages'))!)
      }),
    ],
    [
      'pages within their row',
      rows((_pdf, tree) => {
        const kids = tree.lookup(PDFName.of('Kids'), PDFArray)
        for (const at of kids.asArray().keys()) kids.set(at, kids.lookup(at, PDFDict).clone())
      }),
    ],
  ])('is put in order that has %s', async (_, bytes) => {
    const given = await bytes()
    const { pages, notes, original, path } = await made('a.pdf', given)
    expect(pages).toBe(2)
    expect(run('pdftotext', path, '-').toString().match(/Heron/g)).toHaveLength(2)
    expect(notes[0]).toContain('damaged')
    expect(Buffer.compare(original?.content ?? Buffer.alloc(0), Buffer.from(given))).toBe(0)
  })

  it.each([
    [
      'a typeface that cannot be made out whole',
      () =>
        document((pdf) => {
          const face = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica MS >>'
          const odd = pdf.context.register(PDFInvalidObject.of(Buffer.from(face)))
          const drawn = 'BT /F 12 Tf 60 600 Td (Otter) Tj ET'
          page(pdf).node.addContentStream(pdf.context.register(pdf.context.stream(drawn)))
          page(pdf).node.setFontDictionary(PDFName.of('F'), odd)
        }),
    ],
    [
      'the word for the end of a drawing within it',
      async () => {
        const before = `% up to endstream ${' '.repeat(11_000)}\n`
        const drawn = `${before}BT /F 12 Tf 60 600 Td (Otter) Tj ET`
        let length = ''
        const bytes = await document((pdf) => {
          length = pdf.context.register(pdf.context.obj(drawn.length)).toString()
          page(pdf).node.addContentStream(pdf.context.register(pdf.context.stream(drawn)))
          const face = pdf.context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' })
          page(pdf).node.setFontDictionary(PDFName.of('F'), pdf.context.register(face))
        })
        const text = Buffer.from(bytes).toString('latin1')
        const changed = text.replace(`/Length ${drawn.length}`, `/Length ${length.padStart(5)}`)
        expect(changed).not.toBe(text)
        return Buffer.from(changed, 'latin1')
      },
    ],
  ])('is put in order where an issue would lack what they show: %s', async (_, bytes) => {
    const given = await bytes()
    const { notes, path } = await made('a.pdf', given)
    expect(notes[0]).toContain('damaged')
    const { content } = value(await take('a.pdf', given))
    await issue(content)
    expect(issuedText(2)).toContain('Otter')
    expect(run('qpdf', '--check', path).toString()).toContain('No syntax')
  })

  it('is packed anew where it is packed in a way that few readers know', async () => {
    const bytes = await document((pdf) => {
      const drawn = brotliCompressSync(Buffer.from('BT /F 12 Tf 60 600 Td (Otter) Tj ET'))
      const part = pdf.context.stream(drawn, { Filter: 'BrotliDecode' })
      page(pdf).node.addContentStream(pdf.context.register(part))
      const face = { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' }
      page(pdf).node.setFontDictionary(PDFName.of('F'), pdf.context.register(pdf.context.obj(face)))
    })
    const { notes, path } = await made('a.pdf', bytes)
    expect(run('pdftotext', path, '-').toString()).toMatch(/Heron[^]*Otter/)
    expect(notes[0]).toContain('few readers')
  })

  it('is refused where nothing of it can be shown', async () => {
    expect(codes(await take('a.pdf', await spoilt(/\/Pages \d+ 0 R/, '')))).toEqual(['DAMAGED'])
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
