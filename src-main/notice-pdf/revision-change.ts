import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib'
import type { Field } from './form-fields.ts'
import type { PageOf } from './page-list.ts'
import type { FoundSignature } from './pdf-signatures.ts'
import { refsIn, type PdfState } from './pdf-state.ts'
import type { Revision } from './read-revision.ts'
import type { Terms } from './signing-terms.ts'

/** What was found that a revision added, the signature itself still without a name. */
export type Addition =
  | { readonly kind: 'SIGNATURE'; readonly found: FoundSignature; readonly page: number | null }
  | { readonly kind: 'FIELD_FILLED'; readonly field: string; readonly page: number | null }
  | { readonly kind: 'EVIDENCE' | 'DESCRIPTION' | 'EMPTY_FIELD' | 'UNUSED' }

/** How much more may be looked at, for all revisions of a file together. */
export type Left = { objects: number; operators: number; bytes: number }

/** A revision between the file before it and the file after it. */
export type Change = {
  readonly file: Buffer
  readonly before: PdfState
  readonly after: PdfState
  readonly revision: Revision
  /** The signature that the revision brings. */
  readonly added: FoundSignature | null
  readonly terms: Terms
  /** Whether the first signature of the file is the one that certifies it. */
  readonly isCertified: boolean
  readonly pages: readonly PageOf[]
  readonly fields: ReadonlyMap<number, Field>
  readonly laterFields: ReadonlyMap<number, Field>
  readonly uses: Uses
  /** Whether anything in the whole file, read in any way, speaks of an object of this number. */
  readonly isNamed: (number: number) => boolean
  readonly left: Left
  /** Objects of the revision that were explained. */
  readonly explained: Set<number>
  readonly told: Addition[]
}

/** Where the old file speaks of certain objects: the holder and the way of keys. */
export type Uses = ReadonlyMap<number, readonly string[]>

export function usesOf(state: PdfState, of: ReadonlySet<number>): Uses {
  const uses = new Map([...of].map((number) => [number, [] as string[]]))
  const note = (ref: PDFRef, use: string) => void uses.get(ref.objectNumber)?.push(use)
  refsIn(state.trailer, (ref, path) => note(ref, `trailer${path}`))
  for (const number of state.places.keys())
    refsIn(state.object(number), (ref, path) => note(ref, `${number}${path}`))
  return uses
}

/** Whether nothing else of the old file reads an object than what is named. */
export const isUsedOnlyAt = (
  { uses }: Change,
  number: number,
  places: readonly string[],
): boolean => uses.get(number)?.every((use) => places.includes(use)) ?? false

export const isNew = ({ before, revision }: Change, number: number): boolean =>
  revision.objects.has(number) && !before.places.has(number)

export const isSame = (a: PDFObject | undefined, b: PDFObject | undefined): boolean =>
  String(a) === String(b)

/** Whether two dictionaries differ only where `may` says so. */
export function differAlone(
  change: Change,
  old: PDFDict,
  now: PDFDict,
  may: (key: string, old: PDFObject | undefined, now: PDFObject | undefined) => boolean,
): boolean {
  const keys = new Set([...old.keys(), ...now.keys()])
  return [...keys].every((key) => {
    const [a, b] = [old.get(key), now.get(key)]
    return isWrittenAgain(change, a, b) || may(key.decodeText(), a, b)
  })
}

const MOST_DEPTH = 8

/** Some programs write what they found again, in other words or under another number. */
export function isWrittenAgain(
  change: Change,
  old: PDFObject | undefined,
  now: PDFObject | undefined,
): boolean {
  const copies: number[] = []
  const isIt = isAlike(change, old, now, copies, 0)
  if (isIt) for (const number of copies) change.explained.add(number)
  return isIt
}

function isAlike(
  change: Change,
  a: PDFObject | undefined,
  b: PDFObject | undefined,
  copies: number[],
  depth: number,
): boolean {
  const { before, after } = change
  if (a === undefined || b === undefined || depth > MOST_DEPTH) return a === b
  if (b instanceof PDFRef) {
    if (isSame(a, b)) return true
    if (!isNew(change, b.objectNumber)) return false
    copies.push(b.objectNumber)
  }
  const [old, now] = [before.at(a), after.at(b)]
  const isLike = (one: PDFObject | undefined, two: PDFObject | undefined) =>
    isAlike(change, one, two, copies, depth + 1)
  if (old instanceof PDFRawStream && now instanceof PDFRawStream)
    return Buffer.from(old.contents).equals(now.contents) && isLike(old.dict, now.dict)
  if (old instanceof PDFArray && now instanceof PDFArray) {
    const [these, those] = [old.asArray(), now.asArray()]
    return these.length === those.length && these.every((one, at) => isLike(one, those[at]))
  }
  if (old instanceof PDFDict && now instanceof PDFDict) {
    const keys = [...new Set([...old.keys(), ...now.keys()])]
    return keys.every((key) => isLike(old.get(key), now.get(key)))
  }
  return isSameValue(old, now)
}

function isSameValue(old: PDFObject | undefined, now: PDFObject | undefined): boolean {
  if (old instanceof PDFNumber && now instanceof PDFNumber) return old.asNumber() === now.asNumber()
  // By their bytes: a palette is written as a text is, and texts that differ may read the same.
  const [a, b] = [bytesIn(old), bytesIn(now)]
  return a !== null && b !== null ? a.equals(b) : isSame(old, now)
}

/** The bytes of a text; null where readers may take them differently from what is written. */
const bytesIn = (value: PDFObject | undefined): Buffer | null => {
  const isPlain =
    (value instanceof PDFHexString && /^[\s\dA-Fa-f]*$/.test(value.asString())) ||
    (value instanceof PDFString && !/\r|\\[4-7][0-7]{2}/.test(value.asString()))
  return isPlain ? Buffer.from(value.asBytes()) : null
}

/** Numbers that can be reached from a value; `except` is a use that is not followed. */
export function reached(
  state: PdfState,
  from: readonly (PDFObject | undefined)[],
  goesOn: (number: number) => boolean = () => true,
): ReadonlySet<number> {
  const found = new Set<number>()
  const waiting: number[] = []
  for (const one of from) refsIn(one, (ref) => waiting.push(ref.objectNumber))
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (found.has(number) || !goesOn(number)) continue
    found.add(number)
    refsIn(state.object(number), (ref) => waiting.push(ref.objectNumber))
  }
  return found
}

/** Takes the new objects that a value brings as explained. */
export function explainNew(change: Change, ...values: readonly (PDFObject | undefined)[]): void {
  for (const number of reached(change.after, values, (one) => isNew(change, one)))
    change.explained.add(number)
}

/** The list or dictionary itself, where it stands as an object of its own and was replaced for this alone. */
export function explainHolder(
  change: Change,
  value: PDFObject | undefined,
  places: readonly string[],
): boolean {
  if (!(value instanceof PDFRef) || !change.revision.objects.has(value.objectNumber)) return true
  const isOwn =
    isNew(change, value.objectNumber) || isUsedOnlyAt(change, value.objectNumber, places)
  if (isOwn) change.explained.add(value.objectNumber)
  return isOwn
}

export const plainDictionary = (value: PDFObject | undefined): PDFDict | null =>
  value instanceof PDFDict ? value : null

export const isStream = (value: PDFObject | undefined): value is PDFRawStream =>
  value instanceof PDFRawStream

export const itemsOf = (
  state: PdfState,
  value: PDFObject | undefined,
): readonly PDFObject[] | null => {
  const array = state.at(value)
  return array === undefined ? [] : array instanceof PDFArray ? array.asArray() : null
}
