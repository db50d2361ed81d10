import { PDFDocument } from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { drawPictures } from '../../../src-main/recognise/page-pictures.ts'
import { turnSheet } from '../../../src-main/recognise/grey-sheet.ts'

const low = { least: 72, most: 72 }

/** A page of 20 by 10 points: its content, with pictures by name. */
async function sheetOf(content: string, pictures: Readonly<Record<string, object>>) {
  const made = await PDFDocument.create()
  const page = made.addPage([20, 10])
  const { context } = made
  for (const [name, picture] of Object.entries(pictures)) {
    const { bytes, ...facts } = picture as { bytes: Uint8Array }
    const given = { Type: 'XObject', Subtype: 'Image', ...facts }
    const found = page.node.newXObject(name, context.register(context.stream(bytes, given)))
    content = content.replaceAll(`/${name} `, `${found.toString()} `)
  }
  page.node.addContentStream(context.register(context.stream(content)))
  const data = await made.save()
  const pdf = await getDocument({ data, verbosity: 0, isOffscreenCanvasSupported: false }).promise
  const drawn = await drawPictures(await pdf.getPage(1), low)
  await pdf.loadingTask.destroy()
  return drawn
}

const grey = (width: number, height: number, bytes: readonly number[]) => ({
  Width: width,
  Height: height,
  ColorSpace: 'DeviceGray',
  BitsPerComponent: 8,
  bytes: Uint8Array.from(bytes),
})

const shadeAt = (drawn: Awaited<ReturnType<typeof sheetOf>>, x: number, y: number) => {
  if (typeof drawn === 'string') throw new Error(drawn)
  return drawn.sheet.grey[y * drawn.sheet.width + x]
}

describe('the pictures of a page on a sheet', () => {
  it('stand where the page puts them, first row uppermost', async () => {
    const drawn = await sheetOf('q 10 0 0 10 5 0 cm /Scan Do Q', {
      Scan: grey(2, 2, [0, 60, 120, 180]),
    })
    expect([6, 13].map((x) => shadeAt(drawn, x, 1))).toEqual([0, 60])
    expect([6, 13].map((x) => shadeAt(drawn, x, 8))).toEqual([120, 180])
    expect(shadeAt(drawn, 1, 1)).toBe(255)
  })

  it('stand where a form puts them that is itself moved', async () => {
    const dark = 'q 5 0 0 10 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID < EI Q'
    const drawn = await sheetOf('q /Form Do Q', {
      Form: {
        Subtype: 'Form',
        BBox: [0, 0, 20, 10],
        Matrix: [1, 0, 0, 1, 10, 0],
        bytes: new TextEncoder().encode(dark),
      },
    })
    expect([2, 12, 17].map((x) => shadeAt(drawn, x, 5))).toEqual([255, 60, 255])
  })

  it('lay the colour of the moment through a stencil', async () => {
    const stencil = { Width: 8, Height: 1, ImageMask: true, BitsPerComponent: 1 }
    const drawn = await sheetOf('0.2 g q 16 0 0 10 0 0 cm /Mask Do Q', {
      Mask: { ...stencil, bytes: Uint8Array.of(0b00001111) },
    })
    expect(shadeAt(drawn, 2, 5)).toBe(51)
    expect(shadeAt(drawn, 14, 5)).toBe(255)
  })

  it('are covered by a box laid over them, as a reader sees it', async () => {
    const page = 'q 20 0 0 10 0 0 cm /Scan Do Q 0 g 0 0 10 10 re f'
    const drawn = await sheetOf(page, { Scan: grey(1, 1, [200]) })
    expect(shadeAt(drawn, 3, 5)).toBe(0)
    expect(shadeAt(drawn, 15, 5)).toBe(200)
  })

  it('average what is shrunk, so that thin strokes stay', async () => {
    const stripes = Array.from({ length: 40 * 10 }, (_, at) => (at % 2 === 0 ? 0 : 255))
    const drawn = await sheetOf('q 20 0 0 10 0 0 cm /Scan Do Q', { Scan: grey(40, 10, stripes) })
    expect(Math.abs((shadeAt(drawn, 10, 5) ?? 0) - 127)).toBeLessThan(70)
  })

  it('are none where a page is only drawn', async () => {
    expect(await sheetOf('0 g 0 0 5 5 re f', {})).toBe('NO_PICTURE')
  })

  it('are given up where there are too many things on a page', async () => {
    const boxes = '0 0 1 1 re f '.repeat(25_000)
    expect(await sheetOf(boxes, {})).toBe('TOO_LARGE')
  })
})

it('turns a sheet clockwise', () => {
  const sheet = { width: 3, height: 2, grey: Uint8Array.of(1, 2, 3, 4, 5, 6) }
  expect([...turnSheet(sheet, 1).grey]).toEqual([4, 1, 5, 2, 6, 3])
  expect([...turnSheet(sheet, 2).grey]).toEqual([6, 5, 4, 3, 2, 1])
  expect(turnSheet(sheet, 4)).toEqual(sheet)
})
