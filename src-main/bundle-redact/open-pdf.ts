import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>
export type Page = Awaited<ReturnType<Pdf['getPage']>>

const shipped = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const folder = (name: string): string => `${join(shipped, name)}/`

/** Opens a document for drawing, with the fonts and decoders that come with the reader. */
export const openPdf = (bytes: Uint8Array): Promise<Pdf> =>
  getDocument({
    // The reader takes the bytes away from whoever gives them.
    data: bytes.slice(),
    enableXfa: false,
    stopAtErrors: false,
    // Letters are drawn as outlines of the document's own faces, and no face of the machine is used.
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    standardFontDataUrl: folder('standard_fonts'),
    cMapUrl: folder('cmaps'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    verbosity: 0,
  }).promise
