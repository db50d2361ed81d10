import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFStream,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib'
import type { Carried } from '#core/notice/notice'
import { recordFileName } from '#core/notice/notice-record'
import { isSafeToOpen } from './safe-to-open.ts'

/** Larger files hold scans; looking into them would keep the reader waiting. */
const MOST_BYTES = 20 * 1024 * 1024
const MOST_DEPTH = 20
const MOST_NAMES = 20
const LONGEST_NAME = 80

/** Entries of a PDF that let it show one thing here and another there. */
const changingKeys = ['JS', 'AA', 'XFA', 'OCProperties'].map((key) => PDFName.of(key))
const changingActions: readonly string[] =
  'JavaScript Launch Rendition Movie SubmitForm ImportData ResetForm SetOCGState Hide'.split(' ')
const changingMarks: readonly string[] = ['RichMedia', 'Screen', 'Movie', '3D']

/** What a file carries that its pages do not show; null where it was not, or cannot be, looked into. */
export async function carriedBy(file: Buffer): Promise<Carried | null> {
  if (file.length > MOST_BYTES || !isSafeToOpen(file)) return null
  try {
    const options = { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY }
    const { context } = await PDFDocument.load(file, options)
    const found = { names: new Set<string>(), canChange: false }
    for (const [, value] of context.enumerateIndirectObjects()) look(value, found, 0)
    const attachments = [...found.names].filter((name) => name !== recordFileName)
    return { attachments: attachments.slice(0, MOST_NAMES), canChange: found.canChange }
  } catch {
    return null
  }
}

type Found = { readonly names: Set<string>; canChange: boolean }

function look(value: PDFObject, found: Found, depth: number): void {
  if (depth > MOST_DEPTH) return
  if (value instanceof PDFStream) lookAt(value.dict, found, depth)
  else if (value instanceof PDFDict) lookAt(value, found, depth)
  else if (value instanceof PDFArray) for (const one of value.asArray()) look(one, found, depth + 1)
}

function lookAt(dictionary: PDFDict, found: Found, depth: number): void {
  if (canChange(dictionary)) found.canChange = true
  if (dictionary.has(PDFName.of('EF'))) found.names.add(nameOf(dictionary))
  for (const inner of dictionary.values()) look(inner, found, depth + 1)
}

const said = (dictionary: PDFDict, key: string): string => {
  const value = dictionary.lookup(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : ''
}

const canChange = (dictionary: PDFDict): boolean =>
  changingKeys.some((key) => dictionary.has(key)) ||
  changingActions.includes(said(dictionary, 'S')) ||
  changingMarks.includes(said(dictionary, 'Subtype')) ||
  dictionary.lookup(PDFName.of('NeedAppearances')) === PDFBool.True

/** A name that means to deceive by its length or its signs is cut and made plain. */
function nameOf(file: PDFDict): string {
  const name = file.lookup(PDFName.of('UF')) ?? file.lookup(PDFName.of('F'))
  const text =
    name instanceof PDFString || name instanceof PDFHexString ? name.decodeText() : 'without a name'
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, LONGEST_NAME)
}
