import { inflateSync } from 'node:zlib'
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { noticeRecordSchema, recordFileName, type NoticeRecord } from '#core/notice/notice-record'
import type { Verification } from '#core/notice/notice'
import { endOf } from './later-revisions.ts'
import { findSignatures } from './pdf-signatures.ts'
import { isSafeToOpen } from './safe-to-open.ts'

const MOST_BYTES = 20 * 1024 * 1024
const MOST_RECORD = 4 * 1024 * 1024
const MOST_FILES = 20

/**
 * The machine-readable file of a notice, from the bytes that the first person signed and from no
 * other. Null where the file is not signed and unchanged, or carries none.
 */
export async function readRecord(
  bytes: Uint8Array,
  { verdict, signatures }: Verification,
): Promise<NoticeRecord | null> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (verdict !== 'SIGNED_AND_UNCHANGED' || file.length > MOST_BYTES) return null
  if (!file.includes(recordFileName) || !isSafeToOpen(file)) return null
  const first = signatures.findIndex(
    ({ kind, state, later }) => kind === 'SIGNATURE' && state === 'GOOD' && later !== 'OTHER',
  )
  const found = findSignatures(file).found.toSorted((a, b) => endOf(a) - endOf(b))[first]
  if (found === undefined) return null
  try {
    const text = await textInside(file.subarray(0, endOf(found)))
    const read = text === null ? null : noticeRecordSchema.safeParse(JSON.parse(text))
    return read?.success === true ? read.data : null
  } catch {
    return null
  }
}

async function textInside(signed: Uint8Array): Promise<string | null> {
  const { context, catalog } = await PDFDocument.load(signed, { updateMetadata: false })
  const files = catalog.lookup(PDFName.of('AF'))
  if (!(files instanceof PDFArray)) return null
  for (const one of files.asArray().slice(0, MOST_FILES)) {
    const file = context.lookup(one)
    if (!(file instanceof PDFDict) || nameOf(file.lookup(PDFName.of('UF'))) !== recordFileName)
      continue
    const held = file.lookup(PDFName.of('EF'))
    const stream = held instanceof PDFDict ? held.lookup(PDFName.of('F')) : undefined
    if (stream instanceof PDFRawStream) return contentOf(stream)
  }
  return null
}

const nameOf = (value: PDFObject | undefined): string | null =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null

function contentOf({ dict, contents }: PDFRawStream): string {
  const isPacked = dict.lookup(PDFName.of('Filter')) === PDFName.of('FlateDecode')
  const bytes = isPacked ? inflateSync(contents, { maxOutputLength: MOST_RECORD }) : contents
  return Buffer.from(bytes).toString('utf8')
}
