import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib'
import Paper from 'pdfkit'

const file = '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf'

type Fontkit = Parameters<PDFDocument['registerFontkit']>[0]
/** The reader of faces is the one that the writer of notices brings: one is enough. */
const fontkit = {
  create: (bytes: Uint8Array) => {
    const paper = new Paper({ autoFirstPage: false })
    paper.font(Buffer.from(bytes))
    return Promise.resolve(paper._font.font)
  },
} as unknown as Fontkit

/** Puts a face with the letters of Latin, Greek and Cyrillic into a PDF, whole and to be kept. */
export async function embedFieldFace(pdf: PDFDocument): Promise<PDFFont> {
  pdf.registerFontkit(fontkit)
  const face = readFileSync(createRequire(import.meta.url).resolve(file))
  return pdf.embedFont(new Uint8Array(face), { subset: false })
}
