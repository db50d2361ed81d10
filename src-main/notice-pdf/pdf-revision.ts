import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef, type PDFObject } from '@cantoo/pdf-lib'

/** A signed file, opened to be added to: its bytes stay as they are, what is new comes after. */
export type SignedFile = {
  readonly bytes: Buffer
  readonly document: PDFDocument
  /** Number that the next new object takes. */
  readonly nextObject: number
}

export async function openSignedFile(bytes: Uint8Array): Promise<SignedFile> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const nextObject = document.context.largestObjectNumber + 1
  return { bytes: Buffer.from(bytes), document, nextObject }
}

/** An object as it stands in the file, without its number. */
export type WrittenObject = { readonly number: number; readonly body: string }

/**
 * The file with a further revision: changed and new objects, their places, and the way back to what
 * was there. The same input gives the same bytes, so that a reader can build the revision again and
 * see that it holds nothing else.
 */
export function appendObjects(file: SignedFile, objects: readonly WrittenObject[]): Buffer {
  const { bytes, document, nextObject } = file
  const { Root, Info, ID } = document.context.trailerInfo
  const start = bytes.at(-1) === 0x0a ? '' : '\n'
  const ordered = objects.toSorted((a, b) => a.number - b.number)
  const offsets = new Map<number, number>()
  let text = start
  for (const { number, body } of ordered) {
    offsets.set(number, bytes.length + text.length)
    text += `${number} 0 obj\n${body}\nendobj\n`
  }
  const table = bytes.length + text.length
  const size = Math.max(nextObject, ...ordered.map(({ number }) => number + 1))
  const info = Info === undefined ? '' : `\n/Info ${String(Info)}`
  const id = ID === undefined ? '' : `\n/ID ${String(ID)}`
  text += `xref\n${ordered.map(({ number }) => row(number, offsets.get(number) ?? 0)).join('')}`
  text += `trailer\n<<\n/Size ${size}\n/Root ${String(Root)}${info}${id}\n/Prev ${lastTable(bytes)}\n>>\n`
  text += `startxref\n${table}\n%%EOF\n`
  return Buffer.concat([bytes, Buffer.from(text, 'latin1')])
}

const row = (number: number, offset: number): string =>
  `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`

/** Where the file's last table of objects stands. @throws Error where it says none */
function lastTable(bytes: Buffer): number {
  const at = bytes.lastIndexOf('startxref')
  const found = /^startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.toString('latin1', Math.max(at, 0)))
  if (at < 0 || found === null) throw new Error('The file does not end as a PDF ends')
  return Number(found[1])
}

/** A dictionary with one entry of an array more. */
export function withEntry(dictionary: PDFDict, key: string, entry: PDFObject): PDFDict {
  const changed = dictionary.clone()
  const held = dictionary.lookup(PDFName.of(key))
  const entries = held instanceof PDFArray ? held.asArray() : []
  const array = PDFArray.withContext(dictionary.context)
  for (const one of [...entries, entry]) array.push(one)
  changed.set(PDFName.of(key), array)
  return changed
}

/** An object that stands by itself. @throws TypeError where it is not such a dictionary */
export function ownDictionary(
  { document }: SignedFile,
  value: PDFObject | undefined,
): { readonly ref: PDFRef; readonly dictionary: PDFDict } {
  const dictionary = value instanceof PDFRef ? document.context.lookup(value) : undefined
  if (!(value instanceof PDFRef) || !(dictionary instanceof PDFDict))
    throw new TypeError('The file is not built as a notice is')
  return { ref: value, dictionary }
}
