import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib'

// A text of a locked file is kept by its loader as the letters it stands for, where every other text
// is kept as it is written: a bracket within it would end it. So those texts are written as codes.

/** Numbers of the objects that stand packed together: their texts had no lock of their own. */
function packedTogether(context: PDFContext): ReadonlySet<number> {
  const packed = new Set<number>()
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue
    if (object.dict.get(PDFName.of('Type')) !== PDFName.of('ObjStm')) continue
    const count = Number(object.dict.lookup(PDFName.of('N'))?.toString() ?? 0)
    const text = Buffer.from(decodePDFRawStream(object).decode()).toString('latin1')
    const numbers = text.trimStart().split(/\s+/, count * 2)
    for (const [at, number] of numbers.entries()) if (at % 2 === 0) packed.add(Number(number))
  }
  return packed
}

const asCodes = (text: PDFString): PDFHexString =>
  PDFHexString.of(Buffer.from(text.asString(), 'latin1').toString('hex'))

/** Writes the texts of an unlocked document as codes. */
export function writeTextsAsCodes(context: PDFContext): void {
  const packed = packedTogether(context)
  const waiting: PDFObject[] = []
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (packed.has(ref.objectNumber)) continue
    if (object instanceof PDFString) context.assign(ref, asCodes(object))
    else waiting.push(object)
  }
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next instanceof PDFRawStream) waiting.push(next.dict)
    else if (next instanceof PDFArray)
      for (const [at, value] of next.asArray().entries())
        if (value instanceof PDFString) next.set(at, asCodes(value))
        else waiting.push(value)
    else if (next instanceof PDFDict)
      for (const [key, value] of next.entries())
        if (value instanceof PDFString) next.set(key, asCodes(value))
        else waiting.push(value)
  }
}
