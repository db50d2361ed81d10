import { createCanvas } from '@napi-rs/canvas'
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import type { Rect } from '#core/bundle/resolve-references'
import type { Picture } from '../../../src-main/bundle-redact/draw-page.ts'
import { proveCopy } from '../../../src-main/bundle-redact/prove-copy.ts'
import { openCopy } from '../../../src-main/bundle-redact/write-copy.ts'

const box: Rect = [20, 60, 120, 80]
const words = [
  { text: 'Kept', box: [20, 30, 60, 42] as Rect },
  { text: '[Redacted 1: Third party]', box },
]
const removed = ['Zebedee Quixwood']

function picture(inTheBox: string): Picture {
  const canvas = createCanvas(200, 100)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, 200, 100)
  context.fillStyle = '#000'
  context.fillRect(20, 20, 100, 20)
  context.fillStyle = inTheBox
  context.fillRect(60, 26, 8, 6)
  const bytes = new Uint8Array(canvas.toBuffer('image/jpeg', 90))
  return { wide: 200, high: 100, kind: 'JPEG', bytes }
}

/** A copy as it should be, or with something laid over it that should not. */
async function copyOf(laid = words, inTheBox = '#000'): Promise<Uint8Array> {
  const copy = await openCopy('Redacted copy')
  copy.add({ width: 200, height: 100, picture: picture(inTheBox), words: laid })
  return copy.save()
}
async function changed(change: (pdf: PDFDocument) => void): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await copyOf(), { updateMetadata: false })
  change(pdf)
  return pdf.save({ useObjectStreams: false })
}
const prove = async (bytes: Uint8Array) =>
  (await proveCopy(bytes, { pages: [{ words, painted: [box] }], removed })).map(
    ({ where }) => where,
  )

describe('the proof of a redacted copy', () => {
  it('finds nothing in a copy that holds nothing', async () => {
    expect(await prove(await copyOf())).toEqual([])
  })

  it('finds words laid over the page that were to go, in whatever pieces', async () => {
    const extra = (text: string) => copyOf([...words, { text, box }])
    expect(await prove(await extra('Zebedee Quixwood'))).toEqual([
      'the words of page 1',
      'the text of page 1',
    ])
    const pieces = [...'ZebedeeQuixwood'].map((text) => ({ text, box }))
    expect(await prove(await copyOf([...words, ...pieces]))).toContain('the words of page 1')
    expect(await prove(await extra('something else'))).toEqual(['the words of page 1'])
  })

  it('finds ink in an area, where it was painted too small or in another colour', async () => {
    expect(await prove(await copyOf(words, '#777'))).toEqual(['the picture of page 1'])
  })

  const ways: readonly (readonly [string, (pdf: PDFDocument) => void])[] = [
    ['the title', (pdf) => pdf.setSubject('About Zebedee Quixwood')],
    ['one of its words alone', (pdf) => pdf.setAuthor('Quixwood')],
    [
      'a string in hexadecimal',
      (pdf) => pdf.catalog.set(PDFName.of('X'), pdf.context.obj([PDFString.of('zebedee')])),
    ],
    [
      'a compressed stream that nothing points to',
      (pdf) => {
        pdf.context.register(pdf.context.flateStream('metadata of ZEBEDEE QUIXWOOD'))
      },
    ],
    [
      'a compressed stream in two bytes a letter',
      (pdf) => {
        const wide = Buffer.from('Zebedee Quixwood', 'utf16le').swap16()
        pdf.context.register(pdf.context.flateStream(new Uint8Array(wide)))
      },
    ],
    ['a name of an object', (pdf) => pdf.catalog.set(PDFName.of('Quixwood'), PDFName.of('Y'))],
  ]
  it.each(ways)('finds a passage in %s', async (_where, change) => {
    expect(await prove(await changed(change))).toContain('the bytes of the file')
  })

  it('finds a passage that stands in no object, wherever in the file that is', async () => {
    const file = Buffer.from(await copyOf()).toString('latin1')
    const ends = [...file.matchAll(/endobj\n/g)].map(({ index }) => index + 'endobj\n'.length)
    expect(ends.length).toBeGreaterThan(5)
    for (const end of [...ends, file.length]) {
      const spoilt = `${file.slice(0, end)}% Zebedee Quixwood\n${file.slice(end)}`
      expect(await prove(new Uint8Array(Buffer.from(spoilt, 'latin1')))).toContain(
        'the bytes of the file',
      )
    }
  })

  it('takes no word that every such file is made of for something that was left', async () => {
    const bytes = await copyOf()
    const everyday = ['Length', 'page contents', 'Title', 'Type', 'Redacted copy']
    const expected = { pages: [{ words, painted: [box] }], removed: everyday }
    expect(await proveCopy(bytes, expected)).toEqual([])
  })
})
