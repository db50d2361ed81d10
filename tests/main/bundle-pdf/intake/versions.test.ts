import { rmSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, describe, expect, it } from 'vitest'
import { bundleOfOne } from '../../../support/bundle-of-one.ts'
import { run, scratch, take } from '../../../support/intake.ts'
import { codes, value } from '../../../support/open-library.ts'

const { folder, issue, text: issuedText } = bundleOfOne()
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes a PDF piece by piece; it knows where each began. */
function writer() {
  let text = '%PDF-1.5\n'
  const add = (piece: string): number => {
    const at = text.length
    text += `${piece}\n`
    return at
  }
  return {
    object: (number: number, body: string, generation = 0) =>
      add(`${number} ${generation} obj\n${body}\nendobj`),
    /** A table of what stands where, of which null is taken out, and what follows it. */
    table: (places: Readonly<Record<number, number | null>>, more = '') => {
      const rows = Object.entries(places).map(([number, at]) => {
        const row = at === null ? '0000000000 00001 f ' : `${String(at).padStart(10, '0')} 00000 n `
        return `${number} 1\n${row}\n`
      })
      const at = text.length
      add(`xref\n${rows.join('')}trailer\n<< /Size 9 /Root 1 0 R ${more} >>`)
      add(`startxref\n${at}\n%%EOF`)
      return at
    },
    add,
    bytes: () => Buffer.from(text, 'latin1'),
  }
}
type Writer = ReturnType<typeof writer>

const drawing = (words: string) => {
  const draws = `BT /F 24 Tf 40 100 Td (${words}) Tj ET`
  return `<< /Length ${draws.length} >>\nstream\n${draws}\nendstream`
}
const catalogue = '<< /Type /Catalog /Pages 2 0 R >>'
const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
/** Everything of a page but what it draws. */
const frame = (pdf: Writer) => ({
  0: null,
  1: pdf.object(1, catalogue),
  2: pdf.object(2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
  3: pdf.object(
    3,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents [4 0 R 6 0 R] /Resources << /Font << /F 5 0 R >> >> >>',
  ),
  5: pdf.object(5, font),
  6: pdf.object(6, drawing('Reed')),
})

/** What the reader on the screen shows of the first page. */
async function shown(bytes: Uint8Array): Promise<string> {
  const loading = getDocument({ data: bytes.slice(), verbosity: 0 })
  const page = await (await loading.promise).getPage(1)
  const { items } = await page.getTextContent()
  await loading.destroy()
  return items.map((item) => ('str' in item ? item.str : '')).join(' ')
}

async function everywhere(bytes: Uint8Array) {
  const { content, notes, original } = value(await take('a.pdf', bytes))
  const screen = await shown(new Uint8Array(content))
  await issue(content)
  const issued = issuedText(2)
  const holds = (words: string) => [screen.includes(words), issued.includes(words)]
  const isSaid = notes.some((note) => note.startsWith('Holds more than one version'))
  return {
    heron: holds('Heron'),
    otter: holds('Otter'),
    isSaid,
    isAsItCame: original === undefined,
  }
}
const both = [true, true]
const none = [false, false]

/** The rows of a packed table of three bytes each, packed as it is. */
function packedTable(pdf: Writer, rows: readonly (readonly number[])[]): void {
  const bytes = Buffer.from(
    rows.flatMap(([kind = 0, at = 0, last = 0]) => [kind, at >> 8, at & 255, last]),
  )
  const packed = deflateSync(bytes).toString('latin1')
  const told = `/Type /XRef /W [1 2 1] /Size 9 /Index [0 ${rows.length}] /Root 1 0 R /Filter /FlateDecode`
  const at = pdf.object(8, `<< ${told} /Length ${packed.length} >>\nstream\n${packed}\nendstream`)
  pdf.add(`startxref\n${at}\n%%EOF`)
}

describe('a file that writes an object twice shows the same on screen and in an issue', () => {
  it('where its table leads to the one before the last', async () => {
    const pdf = writer()
    const rest = frame(pdf)
    const first = pdf.object(4, drawing('Heron'))
    pdf.object(4, drawing('Otter'))
    pdf.table({ ...rest, 4: first })
    const { isSaid, ...seen } = await everywhere(pdf.bytes())
    expect([seen, isSaid]).toEqual([{ heron: both, otter: none, isAsItCame: false }, true])
  })

  it('where a packed table leads to the one before the last', async () => {
    const pdf = writer()
    const places = frame(pdf)
    const first = pdf.object(4, drawing('Heron'))
    pdf.object(4, drawing('Otter'))
    const at = (number: 1 | 2 | 3 | 5 | 6) => [1, places[number], 0]
    packedTable(pdf, [[0, 0, 0], at(1), at(2), at(3), [1, first, 0], at(5), at(6)])
    const { isSaid, ...seen } = await everywhere(pdf.bytes())
    expect([seen, isSaid]).toEqual([{ heron: both, otter: none, isAsItCame: false }, true])
  })

  it('where a later version took a mark out', async () => {
    const pdf = writer()
    const places = { ...frame(pdf), 4: pdf.object(4, drawing('Heron')) }
    const annotated = pdf.object(
      3,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents [4 0 R 6 0 R] /Resources << /Font << /F 5 0 R >> >> /Annots [7 0 R] >>',
    )
    const look = `<< /Type /XObject /Subtype /Form /BBox [0 0 200 40] /Resources << /Font << /F 5 0 R >> >> ${drawing('Otter').slice(2)}`
    const mark = pdf.object(
      7,
      '<< /Type /Annot /Subtype /Stamp /Rect [20 20 220 60] /AP << /N 8 0 R >> >>',
    )
    const before = pdf.table({ ...places, 3: annotated, 7: mark, 8: pdf.object(8, look) })
    pdf.table({ 7: null }, `/Prev ${before}`)
    const { isSaid, ...seen } = await everywhere(pdf.bytes())
    expect([seen, isSaid]).toEqual([{ heron: both, otter: none, isAsItCame: false }, true])
  })

  it('or is refused where a later version took out what a page draws', async () => {
    const pdf = writer()
    const before = pdf.table({ ...frame(pdf), 4: pdf.object(4, drawing('Heron')) })
    pdf.table({ 4: null }, `/Prev ${before}`)
    expect(codes(await take('a.pdf', pdf.bytes()))).toEqual(['VERSIONS'])
  })

  it('where a later version names other pages', async () => {
    const pdf = writer()
    const places = { ...frame(pdf), 4: pdf.object(4, drawing('Heron')) }
    const before = pdf.table(places)
    const other = pdf.object(7, catalogue.replace('2 0 R', '8 0 R'))
    pdf.object(8, '<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>')
    pdf.add(`trailer\n<< /Root 7 0 R /Size 9 >>\nstartxref\n${before}\n%%EOF`)
    expect(other).toBeGreaterThan(before)
    const { content, pages } = value(await take('a.pdf', pdf.bytes()))
    expect([pages, run('qpdf', '--show-npages', scratch('v.pdf', content)).toString()]).toEqual([
      1,
      '1\n',
    ])
  })

  it('where its tables are broken, of which the last is taken and that is said', async () => {
    const pdf = writer()
    frame(pdf)
    pdf.object(4, drawing('Heron'))
    pdf.object(4, drawing('Otter'))
    pdf.table({ 1: 99 })
    const { isSaid, ...seen } = await everywhere(pdf.bytes())
    expect([seen, isSaid]).toEqual([{ heron: none, otter: both, isAsItCame: true }, true])
  })
})

it('a file of which the last table leads back to itself is read as readers find it', async () => {
  const pdf = writer()
  pdf.table({ ...frame(pdf), 4: pdf.object(4, drawing('Heron')) })
  const again = pdf.object(1, catalogue)
  pdf.table({ 1: again }, `/Prev ${pdf.bytes().length}`)
  const { heron, isAsItCame } = await everywhere(pdf.bytes())
  expect([heron, isAsItCame]).toEqual([both, true])
})

describe('a file that its program wrote on is taken in as it is', () => {
  it.each([
    ['with a table after each version', ''],
    ['with the table that Word writes for readers of old', 'xref\n0 0\ntrailer\n'],
  ])('%s', async (_, empty) => {
    const pdf = writer()
    const places = { ...frame(pdf), 4: pdf.object(4, drawing('Heron')) }
    let before = pdf.table(places)
    if (empty !== '') {
      const last = pdf.add(`${empty}<< /Size 9 /Root 1 0 R /Prev ${before} >>`)
      pdf.add(`startxref\n${last}\n%%EOF`)
      before = last
    }
    pdf.table({ 4: pdf.object(4, drawing('Otter')) }, `/Prev ${before}`)
    const { isSaid, ...seen } = await everywhere(pdf.bytes())
    expect([seen, isSaid]).toEqual([{ heron: none, otter: both, isAsItCame: true }, false])
  })

  it('that counts its objects from 1', async () => {
    const pdf = writer()
    const { 1: one, 2: two, 3: three, 5: five, 6: six } = frame(pdf)
    pdf.object(4, drawing('Heron'))
    const four = pdf.object(4, drawing('Otter'))
    const rows = [one, two, three, four, five, six].map(
      (at) => `${String(at).padStart(10, '0')} 00000 n \n`,
    )
    const at = pdf.add(
      `xref\n1 7\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size 7 /Root 1 0 R >>`,
    )
    pdf.add(`startxref\n${at}\n%%EOF`)
    const { isSaid, ...seen } = await everywhere(pdf.bytes())
    expect([seen, isSaid]).toEqual([{ heron: none, otter: both, isAsItCame: true }, false])
  })

  it.each([[['--object-streams=generate']], [['--linearize']]])('by qpdf %s', async (options) => {
    const pdf = writer()
    const places = { ...frame(pdf), 4: pdf.object(4, drawing('Heron')) }
    pdf.table(places)
    run('qpdf', '--warning-exit-0', scratch('one.pdf', pdf.bytes()), 'two.pdf', ...options)
    const { isSaid, isAsItCame, heron } = await everywhere(run('cat', 'two.pdf'))
    expect([heron, isSaid, isAsItCame]).toEqual([both, false, true])
  })
})

it('a file that only the issue could find is put in order, and that is said', async () => {
  const pdf = writer()
  frame(pdf)
  pdf.object(4, drawing('Heron'))
  pdf.add('startxref\n0\n%%EOF')
  const { heron, isAsItCame } = await everywhere(pdf.bytes())
  expect([heron, isAsItCame]).toEqual([both, false])
})

it('a file that counts more pages than it lists shows on screen those that it lists', async () => {
  const pdf = writer()
  const places = { ...frame(pdf), 4: pdf.object(4, drawing('Heron')) }
  pdf.table({ ...places, 2: pdf.object(2, '<< /Type /Pages /Kids [3 0 R] /Count 7 >>') })
  const { content, pages } = value(await take('a.pdf', pdf.bytes()))
  const loading = getDocument({ data: new Uint8Array(content), verbosity: 0 })
  const { numPages } = await loading.promise
  await loading.destroy()
  expect([pages, numPages]).toEqual([1, 1])
})
