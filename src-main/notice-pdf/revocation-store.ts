import { createHash } from 'node:crypto'
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { appendObjects, openSignedFile, type WrittenObject } from './pdf-revision.ts'

/** What shows, for years, that a certificate had not been revoked; all DER. */
export type RevocationData = {
  readonly certificates: readonly Uint8Array[]
  readonly lists: readonly Uint8Array[]
  /** Answers of an authority about one certificate (OCSP). */
  readonly answers: readonly Uint8Array[]
}

const kinds = [
  ['Certs', 'certificates'],
  ['CRLs', 'lists'],
  ['OCSPs', 'answers'],
] as const

/**
 * The signed file with revocation data in its security store (PAdES B-LT): a revision that changes
 * the catalogue by that one entry, and nothing that is drawn.
 */
export async function addRevocationData(
  signed: Uint8Array,
  data: RevocationData,
): Promise<{ readonly pdf: Uint8Array; readonly sha256: string }> {
  const file = await openSignedFile(signed)
  const { document, nextObject } = file
  const root = document.context.trailerInfo.Root
  const objects: WrittenObject[] = []
  const lines = kinds.flatMap(([name, kind]) => {
    const numbers = data[kind].map((bytes) => {
      const number = nextObject + 1 + objects.length
      objects.push({ number, body: streamOf(bytes) })
      return number
    })
    return numbers.length === 0 ? [] : [`/${name} [${numbers.map((n) => `${n} 0 R`).join(' ')}]`]
  })
  const store = { number: nextObject, body: `<<\n/Type /DSS\n${lines.join('\n')}\n>>` }
  const catalogue = document.catalog.clone()
  catalogue.set(PDFName.of('DSS'), PDFRef.of(nextObject))
  const changed = { number: numberOf(root), body: String(catalogue) }
  const pdf = appendObjects(file, [store, ...objects, changed])
  return { pdf: new Uint8Array(pdf), sha256: createHash('sha256').update(pdf).digest('hex') }
}

/** Hexadecimal, so that a revision is text throughout and the same on every machine. */
const streamOf = (bytes: Uint8Array): string => {
  const hex = Buffer.from(bytes).toString('hex')
  return `<<\n/Length ${hex.length + 1}\n/Filter /ASCIIHexDecode\n>>\nstream\n${hex}>\nendstream`
}

function numberOf(root: PDFObject | undefined): number {
  if (root instanceof PDFRef) return root.objectNumber
  throw new TypeError('The file is not built as a notice is')
}

/** The data in the security store of a file; null where it has none in the form written here. */
export async function readRevocationData(file: Uint8Array): Promise<RevocationData | null> {
  const document = await PDFDocument.load(file, { updateMetadata: false })
  const store = document.catalog.lookup(PDFName.of('DSS'))
  if (!(store instanceof PDFDict)) return null
  const read = (name: string): readonly Uint8Array[] => {
    const held = store.lookup(PDFName.of(name))
    if (!(held instanceof PDFArray)) return []
    return held.asArray().map((one) => contentsOf(document.context.lookup(one)))
  }
  return { certificates: read('Certs'), lists: read('CRLs'), answers: read('OCSPs') }
}

function contentsOf(stream: PDFObject | undefined): Uint8Array {
  if (!(stream instanceof PDFRawStream)) throw new TypeError('Not a stream')
  return Buffer.from(Buffer.from(stream.contents).toString('latin1').replace(/>\s*$/, ''), 'hex')
}
