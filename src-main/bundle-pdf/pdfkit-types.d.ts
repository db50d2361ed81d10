// What pdfkit 0.20 has and its published types leave out.

declare namespace PDFKit {
  interface PDFDocument {
    /** The face in use. */
    readonly _font: {
      readonly font: {
        hasGlyphForCodePoint(codePoint: number): boolean
        glyphForCodePoint(codePoint: number): { readonly advanceWidth: number }
        readonly postscriptName: string
        readonly unitsPerEm: number
        readonly ascent: number
        readonly descent: number
        readonly capHeight: number
        readonly bbox: Readonly<Record<'minX' | 'minY' | 'maxX' | 'maxY', number>>
      }
    }
  }
}
