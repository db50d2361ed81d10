import { PDFDict, PDFRef } from '@cantoo/pdf-lib'
import { fieldsOf, signaturesIn } from './form-fields.ts'
import { isLaidOutAlike } from './linearised.ts'
import { pagesOf } from './page-list.ts'
import { isOnce } from './pdf-dictionaries.ts'
import { entry, headAt } from './pdf-objects.ts'
import type { FoundSignature } from './pdf-signatures.ts'
import { refsIn, statesOf, type PdfState } from './pdf-state.ts'
import type { Place } from './pdf-tables.ts'
import { readRevision, type Revision } from './read-revision.ts'
import { readThrough, type ReadThrough } from './read-through.ts'
import { isStream, usesOf, type Change, type Left, type Uses } from './revision-change.ts'
import { termsOf } from './signing-terms.ts'

/** A further signature changes the catalogue, the form, a page and their lists. */
const MOST_CHANGED = 64
const MOST_BYTES = 64 * 1024 * 1024
/** What is looked at for all revisions of a file together, before the answer is that it is not known. */
const MOST_OBJECTS = 500_000
const MOST_OPERATORS = 1_000_000
const MOST_DRAWN = 32 * 1024 * 1024

/** One file, of which each of its states is read once. */
export type Reader = {
  readonly stateAt: (end: number) => PdfState | null
  readonly through: ReadThrough
  readonly left: Left
}

/** Null where programs may look for the tables of the file in different places. */
export function readerOf(file: Buffer, first: FoundSignature): Reader | null {
  if (file.length > MOST_BYTES || !file.subarray(0, 5).equals(Buffer.from('%PDF-'))) return null
  const stateAt = statesOf(file)
  if (!isLaidOutAlike(file, first.range[2] + first.range[3], stateAt)) return null
  const through = readThrough(file)
  const left = { objects: MOST_OBJECTS, operators: MOST_OPERATORS, bytes: MOST_DRAWN }
  return through === null ? null : { through, stateAt, left }
}

/** A revision by the places between which it stands, and the signature that it brings. */
type Span = {
  readonly from: number
  readonly end: number
  readonly added: FoundSignature | null
  readonly first: FoundSignature
}

/** What changed between the two states, as far as both can be read in one way only. */
export function changeBetween(file: Buffer, span: Span, reader: Reader): Change | null {
  const { from, end, added, first } = span
  const revision = readRevision(file, from, end)
  const [before, after] = [reader.stateAt(from), reader.stateAt(end)]
  if (revision === null || before === null || after === null) return null
  if (before.root.number !== after.root.number || carriesOther(after, revision)) return null
  // Whoever searches the file for objects must find none in what was added but these.
  if (!reader.through.isSameAs(after.places, end)) return null
  const uses = usesBefore(file, { before, revision, from }, reader)
  const [pages, fields, laterFields] = [pagesOf(before), fieldsOf(before), fieldsOf(after)]
  if (uses === null || pages === null || fields === null || laterFields === null) return null
  const terms = termsOf(before, signaturesIn(before, fields))
  const isCertified = terms.certifier !== null && isOf(file, before, first)
  const isNamed = (number: number) => reader.through.isNamedBefore(number, file.length)
  const read = { file, before, after, revision, added, terms, isCertified, uses, isNamed }
  const { left } = reader
  return {
    ...read,
    pages,
    fields,
    laterFields,
    left,
    explained: new Set(revision.holders),
    told: [],
  }
}

type Old = { readonly before: PdfState; readonly revision: Revision; readonly from: number }

/**
 * Where the old file speaks of what the revision brings; null where any program may have found
 * another old file than this one, or may find more in the new one than the revision replaces.
 */
function usesBefore(file: Buffer, old: Old, { through, left }: Reader): Uses | null {
  const { before, revision, from } = old
  const { places } = before
  left.objects -= places.size
  if (left.objects < 0 || !through.isSameAs(places, from)) return null
  const numbers = [...revision.objects.keys()]
  const isOld = (number: number) => places.has(number)
  if (revision.freed.some(isOld) || [...revision.holders].some(isOld)) return null
  const replaced = numbers.filter(isOld)
  if (replaced.length > MOST_CHANGED || !replaced.every((one) => isClear(file, places.get(one))))
    return null
  // What no table leads to some programs find all the same; and a new object under a number that
  // the old file already points to would be drawn by it.
  const absent = [...through.unlisted(places, from), ...numbers.filter((number) => !isOld(number))]
  if (absent.some((number) => revision.objects.has(number) && through.isNamedBefore(number, from)))
    return null
  const uses = usesOf(before, new Set([...numbers, ...absent, ...looksOf(before)]))
  return absent.every((number) => isUnused(uses, number)) ? uses : null
}

/** Objects that hold the looks of fields. */
function looksOf(before: PdfState): readonly number[] {
  const looks = [...(fieldsOf(before)?.values() ?? [])].map(({ dictionary }) =>
    entry(dictionary, 'AP'),
  )
  return looks.flatMap((one) => (one instanceof PDFRef ? [one.objectNumber] : []))
}

/** Whether an object was written so that no key of it stands twice; of packed ones that is known. */
function isClear(file: Buffer, place: Place | undefined): boolean {
  if (place?.kind !== 'PLAIN') return place !== undefined
  const head = headAt(file, place.offset)
  return head !== null && isOnce(file, head.content)
}

/** A program that finds a document of its own kind among additional streams shows it for the pages. */
function carriesOther(after: PdfState, { objects }: Revision): boolean {
  const refs: PDFRef[] = []
  refsIn(entry(after.trailer, 'AdditionalStreams'), (ref) => refs.push(ref))
  return refs.some((ref) => objects.has(ref.objectNumber) && isStream(after.at(ref)))
}

const isUnused = (uses: Uses, number: number): boolean =>
  uses.get(number)?.every((use) => use === 'trailer/AdditionalStreams/[]') ?? true

/** Whether the signature that the catalogue names as certifying is this one. */
function isOf(file: Buffer, state: PdfState, first: FoundSignature): boolean {
  const permissions = state.at(entry(state.root.dictionary, 'Perms'))
  const ref = permissions instanceof PDFDict ? entry(permissions, 'DocMDP') : undefined
  const place = ref instanceof PDFRef ? state.places.get(ref.objectNumber) : undefined
  return place?.kind === 'PLAIN' && file.indexOf('<<', place.offset) === first.offset
}
