import { PDFDocument, PDFParser, type PDFObject, type PDFRef } from '@cantoo/pdf-lib'

/** One writing of an object in a file; a file may write the same number more than once. */
export type Writing = {
  readonly object: PDFObject
  /** Where it begins, after its number; of one that is packed, where its pack does. */
  readonly from: number
  /** The number of the pack it stands in; null for one that stands in the file itself. */
  readonly pack: number | null
}
/** Every writing of every number of a file, in the order in which they stand there. */
export type Writings = ReadonlyMap<number, readonly Writing[]>

/** The library's own parser, which keeps the last writing of each number; this one notes them all. */
class NotingParser extends PDFParser {
  readonly writings = new Map<number, Writing[]>()
  #depth = 0
  #from = 0
  #number = 0

  constructor(bytes: Uint8Array) {
    super(bytes)
    const { context } = this
    const assign = context.assign.bind(context)
    context.assign = (ref: PDFRef, object: PDFObject) => {
      this.#note(ref.objectNumber, object)
      assign(ref, object)
    }
  }

  override parseObject(ref?: PDFRef): PDFObject {
    if (this.#depth === 0) {
      this.#from = this.bytes.offset()
      this.#number = ref?.objectNumber ?? 0
    }
    this.#depth += 1
    try {
      return super.parseObject(ref)
    } finally {
      this.#depth -= 1
    }
  }

  #note(number: number, object: PDFObject): void {
    const pack = number === this.#number ? null : this.#number
    const writing = { object, from: this.#from, pack }
    const before = this.writings.get(number)
    if (before === undefined) this.writings.set(number, [writing])
    else before.push(writing)
  }
}

/**
 * Opens a PDF, and tells every writing of its objects.
 * @throws Error where it cannot be read, or is locked.
 */
export async function openNoting(bytes: Uint8Array) {
  const parser = new NotingParser(bytes)
  const context = await parser.parseDocument()
  // From here on what is assigned is no writing of the file.
  Reflect.deleteProperty(context, 'assign')
  const pdf: PDFDocument = Reflect.construct(PDFDocument, [context, false, false])
  return { pdf, writings: parser.writings as Writings }
}
