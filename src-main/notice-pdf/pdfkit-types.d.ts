// What pdfkit 0.20 does and its published types leave out.

declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    /** For header cells: what the cell heads. */
    scope?: 'Row' | 'Column'
  }
}

declare namespace PDFKit.Mixins {
  interface PDFAttachmentOptions {
    /** What the file is to the document (PDF/A-3). */
    relationship?: 'Data'
  }
}

declare namespace PDFKit {
  interface PDFDocument {
    /** The document catalogue. */
    readonly _root: { readonly data: Record<string, unknown> }
  }
}
