// What pdfkit 0.20 has and its published types leave out.

declare namespace PDFKit {
  interface PDFDocument {
    /** The face in use. */
    readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } }
  }
}
