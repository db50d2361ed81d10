import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFStream,
  type PDFObject,
} from '@cantoo/pdf-lib'
import type { FoundSignature } from './pdf-signatures.ts'
import { isPlain, readRevision, tablesOf, type Revision } from './read-revision.ts'

// What other programs may add after a signature without changing anything that is read: a further
// signature that is not drawn, its field, and the evidence about certificates (DSS), as ISO 32000-2,
// 12.8.2.2 and ETSI EN 319 142-1 have it. Judged object by object; whatever is not named here counts
// as a change.

const MOST_SEGMENTS = 8
/** A further signature changes the catalogue, the form, a page and their lists. */
const MOST_CHANGED = 24
const MOST_BYTES = 64 * 1024 * 1024

/** Whether all that stands between two places is such additions, `added` being the signature among it. */
export async function arePermitted(
  file: Buffer,
  from: number,
  end: number,
  added: FoundSignature | null,
): Promise<boolean> {
  if (file.length > MOST_BYTES) return false
  let at = from
  for (let count = 0; at < end; count++) {
    const next = endOfRevision(file, at, end)
    if (next === null || count >= MOST_SEGMENTS) return false
    const within = added !== null && added.offset >= at && added.offset < next ? added : null
    if (!(await isPermitted(file, at, next, within))) return false
    at = next
  }
  return true
}

function endOfRevision(file: Buffer, from: number, end: number): number | null {
  const foot = /startxref\s+\d+\s+%%EOF[\r\n ]*/.exec(file.toString('latin1', from, end))
  return foot === null ? null : from + foot.index + foot[0].length
}

type Both = {
  readonly before: PDFDocument
  readonly after: PDFDocument
  readonly revision: Revision
  readonly file: Buffer
  readonly added: FoundSignature | null
  /** Objects of the revision that were explained. */
  readonly explained: Set<number>
}

async function isPermitted(
  file: Buffer,
  from: number,
  end: number,
  added: FoundSignature | null,
): Promise<boolean> {
  const revision = readRevision(file, from, end)
  if (revision === null) return false
  const load = (to: number) => PDFDocument.load(file.subarray(0, to), { updateMetadata: false })
  const [before, after] = [await load(from), await load(end)]
  const root = before.context.trailerInfo.Root
  if (!(root instanceof PDFRef) || String(after.context.trailerInfo.Root) !== String(root))
    return false
  if (added !== null && added.subFilter !== 'ETSI.RFC3161' && forbidsAll(before)) return false
  const both: Both = { before, after, revision, file, added, explained: new Set() }
  const numbers = [...revision.objects.keys()]
  const isNew = (number: number) => before.context.lookup(PDFRef.of(number)) === undefined
  const replaced = numbers.filter((number) => !isNew(number))
  const tables = tablesOf(file, from)
  if (tables === null || replaced.length > MOST_CHANGED) return false
  if (!isPlain(file, from, tables)) return false
  const used = usedBefore(before)
  // A new object under a number that the old file already points to would be drawn by it.
  if (numbers.some((number) => isNew(number) && used.all.has(number))) return false
  explainDss(both, used)
  const changed = replaced.filter((number) => !both.explained.has(number))
  return (
    changed.every((number) => isChangePermitted(both, number, root.objectNumber)) &&
    numbers.every((number) => both.explained.has(number) || changed.includes(number))
  )
}

/** A certifying signature that allows no change at all, not even a further signature. */
function forbidsAll({ catalog, context }: PDFDocument): boolean {
  const perms = context.lookup(catalog.get(PDFName.of('Perms')))
  if (!(perms instanceof PDFDict)) return false
  const signature = perms.lookup(PDFName.of('DocMDP'))
  const reference = signature instanceof PDFDict ? signature.lookup(PDFName.of('Reference')) : null
  const first = reference instanceof PDFArray ? reference.lookup(0) : null
  const terms = first instanceof PDFDict ? first.lookup(PDFName.of('TransformParams')) : null
  const level = terms instanceof PDFDict ? terms.lookup(PDFName.of('P')) : null
  return !(level instanceof PDFNumber) || level.asNumber() === 1
}

const refsIn = (value: PDFObject | undefined, except?: string): readonly number[] => {
  if (value instanceof PDFRef) return [value.objectNumber]
  if (value instanceof PDFArray) return value.asArray().flatMap((one) => refsIn(one))
  const dictionary = value instanceof PDFStream ? value.dict : value
  if (!(dictionary instanceof PDFDict)) return []
  return dictionary
    .entries()
    .flatMap(([key, one]) => (key.decodeText() === except ? [] : refsIn(one)))
}

function reached(document: PDFDocument, from: readonly number[]): ReadonlySet<number> {
  const found = new Set<number>()
  const waiting = [...from]
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (found.has(number)) continue
    found.add(number)
    waiting.push(...refsIn(document.context.lookup(PDFRef.of(number))))
  }
  return found
}

type Used = {
  /** Numbers that anything in the old file points to. */
  readonly all: ReadonlySet<number>
  /** What the old evidence holds and nothing else points to. */
  readonly evidence: ReadonlySet<number>
}

function usedBefore(before: PDFDocument): Used {
  const dss = reached(before, refsIn(before.catalog.get(PDFName.of('DSS'))))
  const all = new Set<number>()
  const elsewhere = new Set<number>()
  for (const [ref, value] of before.context.enumerateIndirectObjects()) {
    const isRoot = value === before.catalog
    for (const number of refsIn(value)) all.add(number)
    if (!dss.has(ref.objectNumber))
      for (const number of refsIn(value, isRoot ? 'DSS' : undefined)) elsewhere.add(number)
  }
  return { all, evidence: new Set([...dss].filter((number) => !elsewhere.has(number))) }
}

/** New evidence, and old evidence that was added to: nothing of a page reads it. */
function explainDss({ before, after, revision, explained }: Both, used: Used): void {
  for (const number of reached(after, refsIn(after.catalog.get(PDFName.of('DSS')))))
    if (revision.objects.has(number)) {
      const isNew = before.context.lookup(PDFRef.of(number)) === undefined
      if (isNew || used.evidence.has(number)) explained.add(number)
    }
}

function isChangePermitted(both: Both, number: number, root: number): boolean {
  const ref = PDFRef.of(number)
  const [old, now] = [both.before.context.lookup(ref), both.after.context.lookup(ref)]
  if (old instanceof PDFArray && now instanceof PDFArray)
    return isListOfAnnotations(both.before, number) && isExtended(both, old, now)
  if (!(old instanceof PDFDict) || !(now instanceof PDFDict)) return false
  if (old instanceof PDFStream || now instanceof PDFStream) return false
  if (number === root)
    return differAlone(old, now, (key, a, b) =>
      key === 'AcroForm' ? isFormPermitted(both, a, b) : key === 'DSS' || key === 'Extensions',
    )
  if (String(both.before.catalog.get(PDFName.of('AcroForm'))) === String(ref))
    return isFormPermitted(both, old, now)
  if (String(old.get(PDFName.of('Type'))) === '/Page')
    return differAlone(old, now, (key, a, b) => key === 'Annots' && isListPermitted(both, a, b))
  const info = both.before.context.trailerInfo.Info
  return String(info) === String(ref) && differAlone(old, now, (key) => key === 'ModDate')
}

/** Whether two dictionaries differ only where `may` says so. */
function differAlone(
  old: PDFDict,
  now: PDFDict,
  may: (key: string, old: PDFObject | undefined, now: PDFObject | undefined) => boolean,
): boolean {
  const keys = new Set([...old.keys(), ...now.keys()])
  return [...keys].every((key) => {
    const [a, b] = [old.get(key), now.get(key)]
    return String(a) === String(b) || may(key.decodeText(), a, b)
  })
}

function isFormPermitted(both: Both, a: PDFObject | undefined, b: PDFObject | undefined): boolean {
  const now = both.after.context.lookup(b)
  const old = both.before.context.lookup(a) ?? PDFDict.withContext(both.before.context)
  if (!(now instanceof PDFDict) || !(old instanceof PDFDict)) return false
  if (b instanceof PDFRef && both.revision.objects.has(b.objectNumber))
    both.explained.add(b.objectNumber)
  return differAlone(old, now, (key, before, after) =>
    key === 'Fields' ? isListPermitted(both, before, after) : key === 'SigFlags',
  )
}

function isListPermitted(both: Both, a: PDFObject | undefined, b: PDFObject | undefined): boolean {
  const now = both.after.context.lookup(b)
  const old = both.before.context.lookup(a) ?? PDFArray.withContext(both.before.context)
  if (!(now instanceof PDFArray) || !(old instanceof PDFArray)) return false
  if (b instanceof PDFRef && both.revision.objects.has(b.objectNumber))
    both.explained.add(b.objectNumber)
  return isExtended(both, old, now)
}

/** An array that fields or annotations stand in, by itself. */
function isListOfAnnotations(before: PDFDocument, number: number): boolean {
  const name = String(PDFRef.of(number))
  const form = before.context.lookup(before.catalog.get(PDFName.of('AcroForm')))
  const lists = before.getPages().map(({ node }) => node.get(PDFName.of('Annots')))
  if (form instanceof PDFDict) lists.push(form.get(PDFName.of('Fields')))
  return lists.some((one) => String(one) === name)
}

/** The old entries as they were, then signature fields of this revision. */
function isExtended(both: Both, old: PDFArray, now: PDFArray): boolean {
  const [before, after] = [old.asArray().map(String), now.asArray()]
  if (before.some((one, at) => one !== String(after[at]))) return false
  return after.slice(before.length).every((one) => isNewField(both, one))
}

const FIELD = ['Type', 'Subtype', 'FT', 'T', 'TU', 'V', 'F', 'Ff', 'Rect', 'P', 'AP', 'DA', 'Lock']

/** A field for the signature that was added, which is not drawn on the page. */
function isNewField(
  { before, after, revision, file, added, explained }: Both,
  ref: PDFObject,
): boolean {
  if (!(ref instanceof PDFRef) || added === null || !revision.objects.has(ref.objectNumber))
    return false
  if (before.context.lookup(ref) !== undefined) return false
  const field = after.context.lookup(ref)
  if (!(field instanceof PDFDict) || field instanceof PDFStream) return false
  if (!field.keys().every((key) => FIELD.includes(key.decodeText()))) return false
  const value = field.get(PDFName.of('V'))
  const place = value instanceof PDFRef ? revision.objects.get(value.objectNumber) : undefined
  if (place === undefined || file.indexOf('<<', place) !== added.offset) return false
  if (String(field.get(PDFName.of('FT'))) !== '/Sig' || !isUndrawn(field)) return false
  const own = refsIn(field, 'P').filter((number) => revision.objects.has(number))
  for (const number of [ref.objectNumber, ...reachedWithin(after, revision, own)])
    explained.add(number)
  return true
}

/** New objects that a field brings, as far as they stand in the revision. */
function reachedWithin(
  after: PDFDocument,
  { objects }: Revision,
  from: readonly number[],
): ReadonlySet<number> {
  const found = new Set<number>()
  const waiting = [...from]
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (found.has(number) || !objects.has(number)) continue
    found.add(number)
    waiting.push(...refsIn(after.context.lookup(PDFRef.of(number))))
  }
  return found
}

/** A field without any area. A hidden one could be shown later, by a program that does not obey. */
function isUndrawn(field: PDFDict): boolean {
  const box = field.lookup(PDFName.of('Rect'))
  if (!(box instanceof PDFArray) || box.size() !== 4) return false
  const [left, bottom, right, top] = box
    .asArray()
    .map((one) => (one instanceof PDFNumber ? one.asNumber() : Number.NaN))
  return left === right || bottom === top
}
