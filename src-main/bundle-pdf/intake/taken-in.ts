/** Faces a document is set in, by the name they are used under. */
export type Faces = Readonly<
  Record<'mono' | 'sans' | 'sansBold' | 'sansItalic' | 'sansBoldItalic', Uint8Array>
>

/** A file as a person gave it. */
export type GivenFile = { readonly fileName: string; readonly bytes: Uint8Array }

/** A file to make a PDF from: `sha256` is its own, which the PDF names. */
export type ToDraw = GivenFile & { readonly sha256: string; readonly faces: Faces }

/** The PDF by which a file is read, with what the file held beyond it. */
export type Drawn = {
  readonly pages: number
  readonly content: Uint8Array
  /** What is not in the PDF or does not act there, each in a sentence. */
  readonly notes: readonly string[]
  /** Files that came inside. */
  readonly attached: readonly GivenFile[]
}

/** A file found fit for a bundle: the PDF it is read by, and the file as it came if that is another. */
export type TakenIn = Drawn & {
  readonly fileName: string
  /** Hash of `content`. */
  readonly sha256: string
  /** What is put after a long PDF for whoever opens its pages one by one. */
  readonly pageTable?: Uint8Array | null
  readonly original?: { readonly sha256: string; readonly content: Uint8Array }
}
