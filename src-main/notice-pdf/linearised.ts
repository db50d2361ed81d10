import { pagesOf } from './page-list.ts'
import { readDictionaries, type PdfDictionary } from './pdf-dictionaries.ts'
import type { PdfState } from './pdf-state.ts'
import { startOfTables } from './pdf-tables.ts'

/** Where the first object of a file must begin that is laid out to be read from its start. */
const FIRST_BYTES = 1024

/** The head of the first object, after the line that says what the file is, and remarks. */
const firstHead = /^%PDF-[^\r\n]*(?:[\0\t\n\f\r ]+|%[^\r\n]*[\r\n])*\d{1,10} \d{1,5} obj/

const decoded = (text: string): string =>
  text.replace(/#([\dA-Fa-f]{2})/g, (_, digits: string) =>
    String.fromCodePoint(parseInt(digits, 16)),
  )

/**
 * Whether programs find the same file before and after more is added to it. A file laid out to be read
 * from its start (ISO 32000-2, annex F) tells its own length, and is read so only while that is right.
 * @param signed Where the first signature ends.
 */
export function isLaidOutAlike(
  file: Buffer,
  signed: number,
  stateAt: (end: number) => PdfState | null,
): boolean {
  const start = file.toString('latin1', 0, FIRST_BYTES)
  const named = decoded(start).split('Linearized').length - 1
  if (named === 0) return true
  const content = firstHead.exec(start)?.[0].length
  const outer = content === undefined ? undefined : readDictionaries(file, content)?.at(-1)
  if (named > 1 || outer?.entries.has('Linearized') !== true) return false
  const length = numberIn(outer, 'L')
  if (length === null) return false
  if (length !== signed) return length < signed || length > file.length
  return isFirstTableLast(file, signed, outer) && isFirstPageFirst(stateAt(signed), outer)
}

/** Null where it is not written once, in digits alone. */
function numberIn({ entries }: PdfDictionary, key: string): number | null {
  const [value, ...more] = entries.get(key) ?? []
  const isPlain = value?.kind === 'word' && /^\d{1,10}$/.test(value.text) && more.length === 0
  return isPlain ? Number(value.text) : null
}

/** Whether the end of the file leads to the very table that stands behind its first object. */
function isFirstTableLast(file: Buffer, signed: number, { end }: PdfDictionary): boolean {
  const blank = /^[\0\t\n\f\r ]*endobj[\0\t\n\f\r ]*/.exec(
    file.toString('latin1', end, end + FIRST_BYTES),
  )
  return blank !== null && startOfTables(file, signed) === end + blank[0].length
}

/** Whether the page that the first object names for the first one is that. */
function isFirstPageFirst(state: PdfState | null, first: PdfDictionary): boolean {
  const [page] = (state && pagesOf(state)) ?? []
  return page?.number === numberIn(first, 'O') && !first.entries.has('P')
}
