import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib'
import Paper from 'pdfkit'
import { inReadingOrder } from './right-to-left.ts'

const files = {
  plain: '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
  arabic: '@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf',
  hebrew: '@expo-google-fonts/ibm-plex-sans-hebrew/400Regular/IBMPlexSansHebrew_400Regular.ttf',
}

/** The alphabets of a face: Latin, Greek and Cyrillic, or one written from the right and Latin. */
export type Alphabet = keyof typeof files

type Fontkit = Parameters<PDFDocument['registerFontkit']>[0]
/** The reader of faces is the one that the writer of notices brings: one is enough. */
const fontkit = {
  create: (bytes: Uint8Array) => {
    const paper = new Paper({ autoFirstPage: false })
    paper.font(Buffer.from(bytes))
    return Promise.resolve(paper._font.font)
  },
} as unknown as Fontkit

/** Puts a face into a PDF: one for the letters of Europe whole, the others with what is drawn. */
export async function embedFieldFace(pdf: PDFDocument, alphabet: Alphabet): Promise<PDFFont> {
  pdf.registerFontkit(fontkit)
  const face = new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(files[alphabet])))
  if (alphabet === 'plain') return pdf.embedFont(face, { subset: false })
  return inReadingOrder(await pdf.embedFont(face, { subset: true }))
}
