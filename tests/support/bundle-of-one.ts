import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, type PDFPage } from '@cantoo/pdf-lib'
import { planBundle } from '#core/bundle/paginate'
import { bundleIndex } from '#core/bundle/sections'
import { fontBytes } from '../../src-main/notice-pdf/fonts.ts'
import { issuedBytes } from './issued-bytes.ts'
import { newFolder } from './open-library.ts'

const fonts = { plain: fontBytes('sans'), bold: fontBytes('sansBold') }

/** A place for bundles of one document each, of which the last stands there. */
export function bundleOfOne() {
  const folder = newFolder()
  const path = join(folder, 'bundle.pdf')
  return {
    folder,
    path,
    /** Issues the bundle of one document, as a file; the document starts on page 2. */
    issue: async (bytes: Uint8Array): Promise<void> => {
      const pages = (await PDFDocument.load(bytes)).getPageCount()
      const listed = { id: 'd', title: 'd', pages, section: 'OTHER', dated: null, description: '' }
      const sections = bundleIndex([{ ...listed, section: 'OTHER' as const }])
      const input = { title: 'T', plan: planBundle(sections), sections, links: [], fonts }
      const read = () => Promise.resolve(new Uint8Array(bytes))
      writeFileSync(path, await issuedBytes(input, read))
    },
    /** The words of a page of the bundle. */
    text: (page: number): string =>
      execFileSync('pdftotext', ['-f', `${page}`, '-l', `${page}`, path, '-'], {
        encoding: 'utf8',
      }),
  }
}

/** A page of 300 by 300 points with words, changed, as a file. */
export async function source(
  change: (pdf: PDFDocument, page: PDFPage) => unknown,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const page = pdf.addPage([300, 300])
  page.drawText('Heron by the water', { x: 30, y: 260, size: 14 })
  await change(pdf, page)
  return pdf.save({ useObjectStreams: false, updateFieldAppearances: false })
}

/** The page as poppler draws it, less the corner in which the bundle writes its number. */
export function look(file: string, page: number): string {
  const at = ['-r', '72', '-f', `${page}`, '-l', `${page}`, '-gray']
  const bytes = execFileSync('pdftoppm', [...at, file])
  const dots = bytes.subarray(bytes.length - 300 * 300)
  let lines = ''
  for (let y = 0; y < 280; y++)
    lines += `${dots.toString('hex', y * 300, y * 300 + 300).replaceAll(/f{2}/g, '.')}\n`
  return lines
}
/** Puts a mark of any kind on a page. */
export function mark(pdf: PDFDocument, page: PDFPage, entries: Record<string, unknown>): void {
  const rect = [40, 100, 240, 140]
  const made = pdf.context.obj({ Type: 'Annot', Rect: rect, F: 4, ...entries } as never)
  page.node.addAnnot(pdf.context.register(made))
}
