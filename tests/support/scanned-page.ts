import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { degrees, PDFDocument, StandardFonts } from '@cantoo/pdf-lib'

export type Picture = { readonly width: number; readonly height: number; readonly grey: Uint8Array }

const a4 = [595.28, 841.89] as const
const dpi = 200

/** A page of typed words, as a program for pages draws it. */
async function typed(words: string, size: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.TimesRoman)
  const page = pdf.addPage([...a4])
  page.drawText(words, { font, size, x: 60, y: 760, maxWidth: 470, lineHeight: size * 1.4 })
  return pdf.save()
}

/** The typed page as Poppler draws it, in shades of grey. */
export async function photograph(words: string, size = 11): Promise<Picture> {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-scan-'))
  try {
    writeFileSync(join(folder, 'page.pdf'), await typed(words, size))
    const asked = ['-gray', '-r', String(dpi), '-singlefile', 'page.pdf', 'page']
    execFileSync('pdftoppm', asked, { cwd: folder })
    const file = readFileSync(join(folder, 'page.pgm'))
    const [, width = '', height = ''] =
      /^P5\s(\d+)\s(\d+)\s255\s/.exec(file.toString('latin1')) ?? []
    const pixels = Number(width) * Number(height)
    return { width: Number(width), height: Number(height), grey: file.subarray(-pixels) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The picture as a worn scanner gives it: laid in askew, with specks; the same each time. */
export function wear({ width, height, grey }: Picture, lean: number): Picture {
  const worn = new Uint8Array(width * height)
  let seed = 1
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const fromX = Math.round(x + (y - height / 2) * lean)
      const fromY = Math.round(y - (x - width / 2) * lean)
      const inside = fromX >= 0 && fromX < width && fromY >= 0 && fromY < height
      const shade = inside ? (grey[fromY * width + fromX] ?? 255) : 255
      seed = (seed * 48_271) % 2_147_483_647
      const speck = (seed % 4_000 === 0 ? -160 : 0) + ((seed % 61) - 30)
      worn[y * width + x] = Math.min(255, Math.max(0, shade * 0.9 + 12 + speck))
    }
  return { width, height, grey: worn }
}

/** A quarter turn clockwise, as a sheet laid sideways in a scanner comes out. */
export function sideways({ width, height, grey }: Picture): Picture {
  const turned = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      turned[x * height + (height - 1 - y)] = grey[y * width + x] ?? 255
  return { width: height, height: width, grey: turned }
}

/** A PDF of pictures only, a page each, all turned for the reader by `rotate` degrees. */
export async function scannedPdf(
  pictures: readonly (Picture | null)[],
  rotate = 0,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  for (const picture of pictures) {
    const size = picture !== null && picture.width > picture.height ? [a4[1], a4[0]] : [...a4]
    const [width = 0, height = 0] = size
    const page = pdf.addPage([width, height])
    page.setRotation(degrees(rotate))
    if (picture === null) continue
    const stream = pdf.context.stream(deflateSync(picture.grey), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: picture.width,
      Height: picture.height,
      ColorSpace: 'DeviceGray',
      BitsPerComponent: 8,
      Filter: 'FlateDecode',
    })
    const name = page.node.newXObject('Scan', pdf.context.register(stream))
    const draw = `q ${width} 0 0 ${height} 0 0 cm ${name.toString()} Do Q`
    page.node.addContentStream(pdf.context.register(pdf.context.stream(draw)))
  }
  return pdf.save()
}

/** Share of the words of `truth` that must be changed, added or left out to get `read`. */
export function wordErrorRate(truth: string, read: string): number {
  const a = truth.split(/\s+/).filter(Boolean)
  const b = read.split(/\s+/).filter(Boolean)
  let row = b.map((_, index) => index + 1)
  row.unshift(0)
  for (const [i, word] of a.entries()) {
    const next = [i + 1]
    for (const [j, other] of b.entries()) {
      const change = (row[j] ?? 0) + (word === other ? 0 : 1)
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return (row.at(-1) ?? 0) / a.length
}

export const statement = `The officer stopped the vehicle at the junction of Mill Lane and Station
Road at 21:40 on 3 February 2026. He asked the driver for her licence and told her why she had been
stopped. She said that she had been driving from work. The officer searched the records system for
her name four times that evening, once before the stop and three times after it. He could not say
what policing purpose the later searches had. The sergeant noticed the searches in the audit of
9 March and reported them to the professional standards department on the same day.`.replaceAll(
  '\n',
  ' ',
)
