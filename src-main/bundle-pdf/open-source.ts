import {
  PDFArray,
  PDFDocument,
  PDFName,
  PDFParser,
  PDFRawStream,
  type PDFDict,
  type PDFRef,
  type PDFStream,
} from '@cantoo/pdf-lib'
import { Held } from './held-stream.ts'
import { fill, type SourceFile } from './source-file.ts'

// A scanned document may have hundreds of megabytes, nearly all of them in pictures that go into an
// issue as they are. Everything else of it is read here, and its pictures stay where they stand.

/** Read at once, and how far before the place asked for it begins, since a parser goes back a little. */
const windowBytes = 64 * 1024
const lead = 4 * 1024
/** Smaller pictures are read with what stands around them. */
const smallest = 32 * 1024

/** Bytes whose parts are views of them, so that what a document copies is not there twice. */
class Undivided extends Uint8Array<ArrayBuffer> {
  override slice(start?: number, end?: number): Uint8Array<ArrayBuffer> {
    return this.subarray(start, end)
  }
}
const undivided = (bytes: Uint8Array) =>
  new Undivided(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length)

/** What the parser reads its bytes by, with a short stretch of the file in memory. */
class ByteWindow {
  /** How many dictionaries are being read: only what follows one is a stream. */
  depth = 0
  readonly #file: SourceFile
  #at = 0
  #start = 0
  #there: Uint8Array = new Uint8Array()
  /** Filled again and again: of a large scan every window is looked through. */
  readonly #room = new Uint8Array(windowBytes)

  constructor(file: SourceFile) {
    this.#file = file
  }

  peekAt(at: number): number | undefined {
    const index = at - this.#start
    if (index >= 0 && index < this.#there.length) return this.#there[index]
    if (!(at >= 0 && at < this.#file.bytes)) return undefined
    this.#start = Math.max(0, Math.floor(at) - lead)
    const parts = this.#file.parts(this.#start, this.#start + windowBytes)
    this.#there = this.#room.subarray(0, fill(this.#room, parts))
    return this.#there[at - this.#start]
  }

  peek = () => this.peekAt(this.#at)
  peekAhead = (steps: number) => this.peekAt(this.#at + steps)
  next = () => this.peekAt(this.#at++)
  assertNext = (expected: number) => {
    if (this.peek() !== expected) throw new Error(`Not what was expected at ${this.#at}`)
    return this.next()
  }
  moveTo = (at: number) => {
    this.#at = at
  }
  done = () => this.#at >= this.#file.bytes
  offset = () => this.#at
  position = () => ({ line: 0, column: 0, offset: this.#at })
  slice = (from: number, to: number) =>
    this.depth > 0 && to - from >= smallest
      ? new Held(this.#file, from, to)
      : undivided(this.#file.read(from, to))
}

const isPicture = (dict: PDFDict) => dict.get(PDFName.of('Subtype')) === PDFName.of('Image')

type OnPicture = (picture: PDFRawStream) => void

/** The library's own parser, on bytes that are not all in memory. */
class SourceParser extends PDFParser {
  readonly #window: ByteWindow
  readonly #onPicture: OnPicture

  constructor(file: SourceFile, onPicture: OnPicture) {
    super(new Uint8Array())
    this.#onPicture = onPicture
    this.#window = new ByteWindow(file)
    Reflect.set(this, 'bytes', this.#window)
  }

  protected override parseDictOrStream(ref?: PDFRef): PDFDict | PDFStream {
    this.#window.depth += 1
    try {
      const object = super.parseDictOrStream(ref)
      if (!(object instanceof PDFRawStream)) return object
      if (isPicture(object.dict)) this.#onPicture(object)
      else bring(object)
      return object
    } finally {
      this.#window.depth -= 1
    }
  }
}

function bring(stream: PDFRawStream): void {
  if (stream.contents instanceof Held) stream.contents = undivided(stream.contents.whole())
}

/**
 * Opens a PDF of which all but its pictures is read; of each picture it tells while what stands
 * around it is at hand.
 * @throws Error where it cannot be read, or is locked.
 */
export async function openSource(
  file: SourceFile,
  onPicture: OnPicture = () => undefined,
): Promise<PDFDocument> {
  const context = await new SourceParser(file, onPicture).parseDocument()
  const pdf: PDFDocument = Reflect.construct(PDFDocument, [context, false, false])
  // What a page draws is read through, whatever it calls itself.
  for (const page of pdf.getPages()) {
    const contents = page.node.Contents()
    const parts = contents instanceof PDFArray ? contents.asArray() : [contents]
    for (const part of parts) {
      const stream = context.lookup(part)
      if (stream instanceof PDFRawStream) bring(stream)
    }
  }
  return pdf
}
