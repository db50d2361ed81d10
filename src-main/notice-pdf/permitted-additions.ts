import { PDFDict, PDFRef, type PDFObject } from '@cantoo/pdf-lib'
import { fieldsOf, signaturesIn } from './form-fields.ts'
import { pagesOf } from './page-list.ts'
import { isOnce } from './pdf-dictionaries.ts'
import type { FoundSignature } from './pdf-signatures.ts'
import { refsIn, statesOf, type PdfState } from './pdf-state.ts'
import { entry, headAt, type Place } from './pdf-tables.ts'
import { isDescriptionPermitted } from './permitted-description.ts'
import { areFieldsPermitted } from './permitted-fields.ts'
import { isFormPermitted } from './permitted-form.ts'
import { explainStructure } from './permitted-structure.ts'
import { readRevision, type Revision } from './read-revision.ts'
import { readThrough, type ReadThrough } from './read-through.ts'
import {
  differAlone,
  explainHolder,
  isNew,
  isSame,
  isStream,
  isWrittenAgain,
  reached,
  usesOf,
  type Addition,
  type Change,
  type Left,
  type Uses,
} from './revision-change.ts'
import { termsOf } from './signing-terms.ts'

// What other programs may add after a signature: a further signature and its field, evidence about
// certificates (DSS), the value of an open field where the signer allows that, and who last saved
// the file, as ISO 32000-2, 12.8.2.2 and ETSI EN 319 142-1 have it. Judged object by object;
// whatever is not named here counts as a change.

const MOST_SEGMENTS = 8
/** A further signature changes the catalogue, the form, a page and their lists. */
const MOST_CHANGED = 64
const MOST_BYTES = 64 * 1024 * 1024
/** What is looked at for all revisions of a file together, before the answer is that it is not known. */
const MOST_OBJECTS = 500_000
const MOST_OPERATORS = 1_000_000
const MOST_DRAWN = 32 * 1024 * 1024

type Reader = {
  readonly stateAt: (end: number) => PdfState | null
  readonly through: ReadThrough
  readonly left: Left
}

export type Judge = (
  from: number,
  end: number,
  added: FoundSignature | null,
) => readonly Addition[] | null

/**
 * Judges what stands between two places of a file, `added` being the signature among it: what it
 * adds, or null where that cannot be told or may change what is read.
 * @param first The first signature of the file, whose terms count.
 */
export function additionsIn(file: Buffer, first: FoundSignature): Judge {
  let reader: Reader | null | undefined
  return (from, end, added) => {
    if (file.length > MOST_BYTES || from >= end) return null
    reader ??= readerOf(file)
    if (reader === null) return null
    const told: Addition[] = []
    let at = from
    for (let count = 0; at < end; count++) {
      const next = endOfRevision(file, at, end)
      if (next === null || count >= MOST_SEGMENTS) return null
      const within = added !== null && added.offset >= at && added.offset < next ? added : null
      const change = changeBetween(file, { from: at, end: next, added: within, first }, reader)
      if (change === null || !isPermitted(change) || change.told.length === 0) return null
      told.push(...change.told)
      at = next
    }
    return told
  }
}

function readerOf(file: Buffer): Reader | null {
  const through = readThrough(file)
  const left = { objects: MOST_OBJECTS, operators: MOST_OPERATORS, bytes: MOST_DRAWN }
  return through === null ? null : { through, stateAt: statesOf(file), left }
}

function endOfRevision(file: Buffer, from: number, end: number): number | null {
  const foot = /startxref\s+\d+\s+%%EOF[\r\n ]*/.exec(file.toString('latin1', from, end))
  return foot === null ? null : from + foot.index + foot[0].length
}

type Span = {
  readonly from: number
  readonly end: number
  readonly added: FoundSignature | null
  readonly first: FoundSignature
}

/** What changed between the two states, as far as both can be read in one way only. */
function changeBetween(file: Buffer, span: Span, reader: Reader): Change | null {
  const { from, end, added, first } = span
  const revision = readRevision(file, from, end)
  const [before, after] = [reader.stateAt(from), reader.stateAt(end)]
  if (revision === null || before === null || after === null) return null
  if (before.root.number !== after.root.number || carriesOther(after, revision)) return null
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

function isPermitted(change: Change): boolean {
  const { before, after, revision, explained, added, terms, told } = change
  const isSigned = added !== null && added.subFilter !== 'ETSI.RFC3161'
  if (isSigned && terms.level === 1) return false
  explainEvidence(change)
  const isEachPartPermitted =
    isCatalogPermitted(change) && areFieldsPermitted(change) && isDescriptionPermitted(change)
  if (!isEachPartPermitted) return false
  explainStructure(change)
  const numbers = [...revision.objects.keys()]
  const isAll = numbers.every((number) => {
    const [old, now] = [before, after].map((state) => state.object(number))
    return explained.has(number) || isWrittenAgain(change, old, now) || isIdle(change, number)
  })
  const isAny = numbers.some((number) => !revision.holders.has(number))
  if (isAny && told.length === 0) told.push({ kind: 'UNUSED' })
  return isAll
}

type Keys = Readonly<Record<string, readonly string[]>>

const idleStreams: Keys = {
  undefined: ['Length', 'Filter'],
  '/Form': ['Subtype', 'BBox', 'Resources', 'Length', 'Filter'],
}
const idleDictionaries: Keys = {
  '/Widget': ['Subtype', 'AP', 'F', 'H', 'Rect'],
  '/Font': ['Type', 'Subtype', 'BaseFont', 'Encoding', 'Name'],
  '/VRI': ['Type', 'Cert', 'CRL', 'OCSP', 'TU', 'TS'],
}

/** What some programs leave behind: a stream, a font or evidence that nothing in the file names. */
function isIdle(change: Change, number: number): boolean {
  const { after, isNamed } = change
  const object = after.object(number)
  if (!isNew(change, number) || isNamed(number)) return false
  const dictionary = isStream(object) ? object.dict : object
  if (!(dictionary instanceof PDFDict)) return false
  const kind = String(entry(dictionary, 'Type') ?? entry(dictionary, 'Subtype'))
  const keys = (isStream(object) ? idleStreams : idleDictionaries)[kind] ?? []
  return dictionary.keys().every((key) => keys.includes(key.decodeText()))
}

/**
 * New evidence, and old evidence that was added to: nothing of a page reads it. What can be come to
 * in any other way is no evidence, whoever lists it there.
 */
function explainEvidence(change: Change): void {
  const { before, after, revision, explained, told } = change
  const elsewhere = otherwiseReached(before)
  const evidence = reached(after, [entry(after.root.dictionary, 'DSS')])
  const known = reached(before, [entry(before.root.dictionary, 'DSS')])
  const found = [...evidence].filter((number) => {
    const isOld = known.has(number) && !elsewhere.has(number)
    return revision.objects.has(number) && (isNew(change, number) || isOld)
  })
  for (const number of found) explained.add(number)
  const isOther = !isSame(...bothOf(change, 'DSS'))
  if (found.length > 0 || isOther) told.push({ kind: 'EVIDENCE' })
}

function otherwiseReached(state: PdfState): ReadonlySet<number> {
  const { dictionary, number: root } = state.root
  const own = dictionary.entries().filter(([key]) => key.decodeText() !== 'DSS')
  const others = state.trailer.entries().filter(([key]) => key.decodeText() !== 'Root')
  const from = [...own, ...others].map(([, value]) => value)
  const found = reached(state, from, (number) => number !== root)
  return new Set([...found, root])
}

const bothOf = ({ before, after }: Change, key: string) =>
  [entry(before.root.dictionary, key), entry(after.root.dictionary, key)] as const

function isCatalogPermitted(change: Change): boolean {
  const { before, after, explained } = change
  const { number, dictionary: old } = before.root
  const isAlone = differAlone(change, old, after.root.dictionary, (key, a, b) => {
    if (key === 'Perms') return isCertifiedLater(change, a, b)
    return ['AcroForm', 'DSS', 'Extensions', 'Metadata', 'Version'].includes(key)
  })
  if (isAlone) explained.add(number)
  return isAlone && isFormPermitted(change) && areExtensionsPermitted(change)
}

/** A signature that certifies the whole, where none did before; what it allows later is its own. */
function isCertifiedLater(
  { after, added, file, revision, terms }: Change,
  old: PDFObject | undefined,
  now: PDFObject | undefined,
): boolean {
  const dictionary = after.at(now)
  if (old !== undefined || added === null || terms.certifier !== null) return false
  if (!(dictionary instanceof PDFDict) || now instanceof PDFRef) return false
  const ref = entry(dictionary, 'DocMDP')
  const place = ref instanceof PDFRef ? revision.objects.get(ref.objectNumber) : undefined
  const isAdded = place != null && file.indexOf('<<', place) === added.offset
  return isAdded && dictionary.keys().length === 1
}

/** Names of extensions of the format: words and numbers, which nothing draws. */
function areExtensionsPermitted(change: Change): boolean {
  const { before, after } = change
  const [, now] = bothOf(change, 'Extensions')
  if (!explainHolder(change, now, [`${before.root.number}/Extensions`])) return false
  for (const number of reached(after, [now], (one) => isNew(change, one))) {
    if (isStream(after.object(number))) return false
    change.explained.add(number)
  }
  return true
}
