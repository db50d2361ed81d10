import {
  PDFCatalog,
  PDFCrossRefStream,
  type PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  PDFObjectStream,
  PDFPageLeaf,
  PDFPageTree,
  PDFRawStream,
  PDFStream,
  PDFTrailer,
  type PDFDocument,
  type PDFObject,
  type PDFRef,
} from '@cantoo/pdf-lib'
import { Held } from './held-stream.ts'

/**
 * Takes the next bytes of a file, in a buffer of their own; settled once there is room for more, with
 * memory that may be filled for it, where there is any.
 */
export type Put = (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer> | void>

type Numbered = readonly [PDFRef, PDFObject]

/** A PDF written from its beginning while it is made, so that its pictures are never all in memory. */
export type IssueFile = {
  /**
   * Writes the streams among these objects, which nothing changes any more, and lets them go; says
   * how much of that is done, from 0 to 1.
   */
  readonly settle: (
    objects: readonly Numbered[],
    onWritten: (share: number) => void,
  ) => Promise<void>
  /** Writes everything else, and where everything stands. */
  readonly finish: () => Promise<void>
}

const partBytes = 1024 * 1024
/** Objects that are packed into one stream. */
const mostPacked = 50

export function openIssueFile(out: PDFDocument, put: Put): IssueFile {
  const { context } = out
  const places = new Map<PDFRef, number>()
  const parts = inParts(put)
  const writeObject = async (ref: PDFRef, object: PDFObject) => {
    places.set(ref, parts.written())
    await parts.text(`${ref.objectNumber} ${ref.generationNumber} obj\n`)
    if (object instanceof PDFRawStream && object.contents instanceof Held)
      await writeHeld(object.dict, object.contents)
    else await parts.write(object.sizeInBytes(), (part, at) => object.copyBytesInto(part, at))
    await parts.text('\nendobj\n\n')
  }
  /** As any other stream is written, from where it stands. */
  const writeHeld = async (dict: PDFDict, held: Held) => {
    dict.set(PDFName.of('Length'), PDFNumber.of(held.size))
    await parts.write(dict.sizeInBytes(), (part, at) => dict.copyBytesInto(part, at))
    await parts.text('\nstream\n')
    for (const bytes of held.parts())
      await parts.write(bytes.length, (part, at) => {
        part.set(bytes, at)
        return bytes.length
      })
    await parts.text('\nendstream')
  }
  const begin = async () => {
    if (parts.written() > 0) return
    const { header } = context
    await parts.write(header.sizeInBytes(), (part, at) => header.copyBytesInto(part, at))
    await parts.text('\n\n')
  }
  return {
    settle: async (objects, onWritten) => {
      await begin()
      const streams = objects.flatMap(([ref, object]) =>
        object instanceof PDFRawStream ? [{ ref, object }] : [],
      )
      for (const [at, { ref, object }] of streams.entries()) {
        await writeObject(ref, object)
        context.assign(ref, PDFRawStream.of(object.dict, new Uint8Array()))
        onWritten((at + 1) / streams.length)
      }
    },
    finish: async () => {
      await begin()
      await out.flush()
      const { Root, Info } = context.trailerInfo
      const size = PDFNumber.of(context.largestObjectNumber + 1)
      const table = PDFCrossRefStream.create(context.obj({ Size: size, Root, Info }), true)
      const packs: { readonly ref: PDFRef; readonly objects: [PDFRef, PDFObject][] }[] = []
      for (const [ref, object] of context.enumerateIndirectObjects()) {
        if (standsAlone(ref, object)) {
          if (!places.has(ref)) await writeObject(ref, object)
          table.addUncompressedEntry(ref, places.get(ref) ?? 0)
          continue
        }
        if ((packs.at(-1)?.objects.length ?? mostPacked) === mostPacked)
          packs.push({ ref: context.nextRef(), objects: [] })
        const pack = packs.at(-1)
        if (pack === undefined) throw new Error('Made before, and not there')
        table.addCompressedEntry(ref, pack.ref, pack.objects.length)
        pack.objects.push([ref, object])
      }
      for (const { ref, objects } of packs) {
        await writeObject(ref, PDFObjectStream.withContextAndObjects(context, objects, true))
        table.addUncompressedEntry(ref, places.get(ref) ?? 0)
      }
      const tableRef = context.nextRef()
      const start = parts.written()
      table.dict.set(PDFName.of('Size'), PDFNumber.of(context.largestObjectNumber + 1))
      table.addUncompressedEntry(tableRef, start)
      await writeObject(tableRef, table)
      await parts.text(PDFTrailer.forLastCrossRefSectionOffset(start).toString())
      await parts.flush()
    },
  }
}

/** What may not stand in a stream of objects, or is looked for by readers that mend damaged files. */
const standsAlone = (ref: PDFRef, object: PDFObject): boolean =>
  object instanceof PDFStream ||
  object instanceof PDFInvalidObject ||
  object instanceof PDFCatalog ||
  object instanceof PDFPageTree ||
  object instanceof PDFPageLeaf ||
  ref.generationNumber !== 0

/** Gathers bytes into parts of a fair size before they are put. */
function inParts(put: Put) {
  let part = new Uint8Array(partBytes)
  let used = 0
  let written = 0
  const flush = async () => {
    if (used === 0) return
    const room = await put(part.subarray(0, used))
    part = room?.length === partBytes ? room : new Uint8Array(partBytes)
    used = 0
  }
  const write = async (size: number, fill: (part: Uint8Array, at: number) => number) => {
    if (used + size > part.length) {
      await flush()
      if (size > part.length) part = new Uint8Array(size)
    }
    used += fill(part, used)
    written += size
  }
  const text = (words: string) =>
    write(words.length, (part, at) => Buffer.from(words, 'latin1').copy(part, at))
  return { write, text, flush, written: () => written }
}
