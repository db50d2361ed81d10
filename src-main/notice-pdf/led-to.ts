import { PDFRef, type PDFObject } from '@cantoo/pdf-lib'
import { fieldsOf } from './form-fields.ts'
import type { FoundSignature } from './pdf-signatures.ts'
import { statesOf, type PdfState } from './pdf-state.ts'
import { isSafeToOpen } from './safe-to-open.ts'

const MOST_BYTES = 64 * 1024 * 1024

/**
 * How many signatures stand in the file to which no field leads, and how many fields lead to what is
 * not among them: other programs go by the fields and judge those. None of a file that cannot be read
 * in one way only, where there is nothing to go by.
 */
export function notLedTo(file: Buffer, found: readonly FoundSignature[]): number {
  if (found.length === 0 || file.length > MOST_BYTES || !isSafeToOpen(file)) return 0
  const state = statesOf(file)(file.length)
  const fields = state === null ? null : fieldsOf(state)
  if (state === null || fields === null) return 0
  const values = [...fields.values()].flatMap(({ kind, value }) =>
    kind === 'Sig' && value !== undefined ? [value] : [],
  )
  const places = new Set(values.map((value) => placeOf(file, state, value)))
  const known = new Set(found.map(({ offset }) => offset))
  const stray = [...known].filter((offset) => !places.has(offset))
  const other = [...places].filter((place) => place === null || !known.has(place))
  return stray.length + other.length
}

/** Where the dictionary of a signature begins; null where it does not stand by itself in the file. */
function placeOf(file: Buffer, { places }: PdfState, value: PDFObject): number | null {
  const place = value instanceof PDFRef ? places.get(value.objectNumber) : undefined
  return place?.kind === 'PLAIN' ? file.indexOf('<<', place.offset) : null
}
