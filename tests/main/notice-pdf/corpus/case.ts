import type { Verification } from '#core/notice/notice'
import { stream, type PdfObject } from '../../../support/signed-pdf/openssl-signed.ts'

/** A file, what we must say of it, and whether pdfsig calls it signed and whole. */
export type Case = {
  readonly name: string
  readonly file: Uint8Array
  readonly verdict: Verification['verdict']
  readonly pdfsig: 'GOOD' | 'BAD'
  /** Why our verdict is not that of pdfsig; left out where both say the same. */
  readonly because?: string
}

export const GOOD = { verdict: 'SIGNED_AND_UNCHANGED', pdfsig: 'GOOD' } as const
export const CHANGED = { verdict: 'CHANGED_SINCE_SIGNING', pdfsig: 'BAD' } as const
export const UNREADABLE = { verdict: 'NOT_READABLE', pdfsig: 'BAD' } as const

export const form = '/AcroForm<</Fields[3 0 R]/SigFlags 3>>'
export const shown = '/Resources<</Font<</F1 7 0 R>>>>'
export const pageWith = (entries: string): PdfObject => [
  4,
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]${shown}${entries}>>`,
]
export const says = (number: number, words: string): PdfObject => [
  number,
  stream(`BT /F1 12 Tf 20 100 Td (${words}) Tj ET`),
]
export const replaced = (file: Uint8Array, from: string | RegExp, to: string): Buffer =>
  Buffer.from(Buffer.from(file).toString('latin1').replace(from, to), 'latin1')
export const joined = (...parts: readonly (Uint8Array | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array)))
