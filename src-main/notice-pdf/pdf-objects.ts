import { inflateSync } from 'node:zlib'
import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFObjectParser,
  PDFRawStream,
  PDFRef,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { areCountsPlain } from './pdf-dictionaries.ts'

const MOST_UNPACKED = 16 * 1024 * 1024
/** Nothing is looked up in it: what is read here is put together by the tables alone. */
const noContext = PDFContext.create()

export const entry = (dictionary: PDFDict, key: string): PDFObject | undefined =>
  dictionary.get(PDFName.of(key))

export const wholeNumber = (value: PDFObject | undefined): number | null => {
  const number = value instanceof PDFNumber ? value.asNumber() : -1
  return Number.isSafeInteger(number) && number >= 0 ? number : null
}

const unclear = new WeakSet<PDFRawStream>()

/** An object, if it can be read as one. */
export function parseAt(bytes: Buffer, at: number, end: number): PDFObject | null {
  try {
    const object = PDFObjectParser.forBytes(bytes.subarray(at, end), noContext).parseObject()
    if (object instanceof PDFRawStream && !areCountsPlain(bytes, at)) unclear.add(object)
    return object
  } catch {
    return null
  }
}

type Head = {
  readonly number: number
  readonly generation: number
  readonly start: number
  readonly content: number
}

/** The head of the object that begins here, or after the end of a line. */
export function headAt(file: Buffer, at: number): Head | null {
  const text = file.toString('latin1', at, at + 32)
  const head = /^([\r\n ]{0,3})(\d{1,7})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+obj(?!\w)/.exec(text)
  if (head === null) return null
  const [all, before = '', number, generation] = head
  const start = at + before.length
  return { number: Number(number), generation: Number(generation), start, content: at + all.length }
}

/** Short names that readers know here as well, and names of what stands in another file. */
const otherNames = ['F', 'DP', 'FFilter', 'FDecodeParms']

/** What a stream holds where it is packed in the one way that all programs use, or not at all. */
export function unpacked(stream: PDFRawStream): Buffer | null {
  const { dict, contents } = stream
  if (unclear.has(stream) || otherNames.some((key) => dict.has(PDFName.of(key)))) return null
  const [filter, said] = [entry(dict, 'Filter'), entry(dict, 'DecodeParms')]
  const length = entry(dict, 'Length')
  const isWhole = wholeNumber(length) === contents.length
  if (filter === undefined) return isWhole && said === undefined ? Buffer.from(contents) : null
  // A length that stands elsewhere does no harm here: what is packed ends by itself.
  if (!isWhole && !(length instanceof PDFRef)) return null
  const isAlike = said === undefined || said instanceof PDFArray === filter instanceof PDFArray
  if (!isAlike || String(only(filter)) !== '/FlateDecode') return null
  const parameters = only(said)
  try {
    const bytes = inflateSync(contents, { maxOutputLength: MOST_UNPACKED })
    if (parameters === undefined || parameters === PDFNull) return bytes
    return parameters instanceof PDFDict ? withoutPredictor(bytes, parameters) : null
  } catch {
    return null
  }
}

const only = (value: PDFObject | undefined): PDFObject | undefined =>
  value instanceof PDFArray && value.size() === 1 ? value.get(0) : value

const predictorKeys = ['Predictor', 'Columns']

/** Undoes what PNG calls filters: each row is written as its difference to its neighbours. */
function withoutPredictor(bytes: Buffer, parameters: PDFDict): Buffer | null {
  const isKnown = parameters.keys().every((key) => predictorKeys.includes(key.decodeText()))
  const [predictor, columns] = predictorKeys.map((key) =>
    parameters.has(PDFName.of(key)) ? wholeNumber(entry(parameters, key)) : 1,
  )
  if (!isKnown || predictor == null || columns == null) return null
  if (predictor === 1) return bytes
  if (predictor < 10 || predictor > 15) return null
  if (columns === 0 || bytes.length % (columns + 1) > 0) return null
  const rows = bytes.length / (columns + 1)
  const plain = Buffer.alloc(rows * columns)
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (columns + 1)] ?? 0
    if (kind > 4) return null
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column
      const left = column === 0 ? 0 : (plain[at - 1] ?? 0)
      const up = row === 0 ? 0 : (plain[at - columns] ?? 0)
      const corner = row === 0 || column === 0 ? 0 : (plain[at - columns - 1] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][kind] ?? 0
      plain[at] = ((bytes[row * (columns + 1) + 1 + column] ?? 0) + guess) & 0xff
    }
  }
  return plain
}

function nearest(left: number, up: number, corner: number): number {
  const sum = left + up - corner
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(sum - one)) as [number, number, number]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
