import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { entry, wholeNumber } from './pdf-objects.ts'
import type { PdfState } from './pdf-state.ts'

/** What the signatures of a file say may be done to it later (ISO 32000-2, 12.8.2.2 and 12.8.2.4). */
export type Terms = {
  /** 1: nothing, 2: filling in and signing, 3: notes too; null where no signature says. */
  readonly level: 1 | 2 | 3 | null
  /** Whether the catalogue names one of them as certifying the whole, and which. */
  readonly certifier: PDFDict | null
  isLocked(field: string): boolean
}

const open = { level: null, certifier: null, isLocked: () => false } as const satisfies Terms

/** @param signatures The dictionaries of the signatures that are there. */
export function termsOf(state: PdfState, signatures: readonly PDFDict[]): Terms {
  const permissions = state.at(entry(state.root.dictionary, 'Perms'))
  const named = permissions instanceof PDFDict ? state.at(entry(permissions, 'DocMDP')) : undefined
  const certifier = named instanceof PDFDict ? named : null
  const all = [...signatures, ...(certifier === null ? [] : [certifier])]
  return all
    .flatMap((one) => referencesOf(state, one))
    .reduce<Terms>((terms, reference) => join(terms, termsIn(state, reference)), {
      ...open,
      certifier,
    })
}

const stricter = (a: Terms['level'], b: Terms['level']): Terms['level'] =>
  a === null || (b !== null && b < a) ? b : a

const join = (a: Terms, b: Omit<Terms, 'certifier'>): Terms => ({
  level: stricter(a.level, b.level),
  certifier: a.certifier,
  isLocked: (field) => a.isLocked(field) || b.isLocked(field),
})

function referencesOf(state: PdfState, signature: PDFDict): readonly PDFDict[] {
  const references = state.at(entry(signature, 'Reference'))
  const all = references instanceof PDFArray ? references.asArray() : []
  return all.map((one) => state.at(one)).filter((one) => one instanceof PDFDict)
}

function termsIn(state: PdfState, reference: PDFDict): Omit<Terms, 'certifier'> {
  const method = String(state.at(entry(reference, 'TransformMethod')))
  const terms = state.at(entry(reference, 'TransformParams'))
  const at = (key: string) => (terms instanceof PDFDict ? state.at(entry(terms, key)) : undefined)
  if (method === '/DocMDP') return { ...open, level: levelOf(at('P')) }
  return method === '/FieldMDP'
    ? { ...open, isLocked: lockOf(at('Action'), at('Fields'), state) }
    : open
}

/** Where it is left out, filling in is allowed; anything else that is not understood allows nothing. */
function levelOf(value: PDFObject | undefined): Terms['level'] {
  const level = value === undefined ? 2 : wholeNumber(value)
  return level === 2 || level === 3 ? level : 1
}

function lockOf(
  action: PDFObject | undefined,
  fields: PDFObject | undefined,
  state: PdfState,
): Terms['isLocked'] {
  const names = (fields instanceof PDFArray ? fields.asArray() : [])
    .map((one) => textOf(state.at(one)))
    .filter((one) => one !== null)
  const isNamed = (field: string) =>
    names.some((one) => field === one || field.startsWith(`${one}.`))
  if (String(action) === '/Include') return isNamed
  return String(action) === '/Exclude' ? (field) => !isNamed(field) : () => true
}

export const textOf = (value: PDFObject | undefined): string | null =>
  value instanceof PDFString || value instanceof PDFHexString
    ? value.decodeText()
    : value instanceof PDFName
      ? value.decodeText()
      : null
