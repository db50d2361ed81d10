import {
  PDFArray,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib'

/** The end of a line may count as the last of a stream, or not. */
const endOfLine = 2

/** Whether a stream ends before it says it does: the word for its end stood within it. */
function isCutShort(object: PDFObject): boolean {
  if (!(object instanceof PDFRawStream)) return false
  const told = object.dict.get(PDFName.of('Length'))
  const length = told instanceof PDFRef ? object.dict.context.lookup(told) : undefined
  return length instanceof PDFNumber && length.asNumber() > object.contents.length + endOfLine
}

/** Whether the pages lead to one of these objects. */
function areReached(pdf: PDFDocument, looked: ReadonlySet<PDFObject>): boolean {
  const gone = new Set<unknown>()
  const waiting: unknown[] = pdf.getPages().map(({ node }) => node)
  while (waiting.length > 0) {
    const next = waiting.pop()
    const object = next instanceof PDFRef ? pdf.context.lookup(next) : next
    if (object === undefined || gone.has(object)) continue
    gone.add(object)
    if (object instanceof PDFInvalidObject || object instanceof PDFRawStream)
      if (looked.has(object)) return true
    if (object instanceof PDFStream) waiting.push(object.dict)
    else if (object instanceof PDFArray) waiting.push(...object.asArray())
    else if (object instanceof PDFDict) waiting.push(...object.values())
  }
  return false
}

/**
 * Whether pages draw with what is not read here as other readers read it: an object that cannot be
 * made out, or one that breaks off before its end. An issue would show something else than the screen.
 */
export function isDoubtful(pdf: PDFDocument): boolean {
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object)
  const looked = objects.filter(
    (object) => object instanceof PDFInvalidObject || isCutShort(object),
  )
  return looked.length > 0 && areReached(pdf, new Set(looked))
}
