import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { tablesOf, type Tables } from './object-tables.ts'
import { writtenAnew } from './put-in-order.ts'
import { openNoting, type Writings } from './written-objects.ts'

// A file may write an object anew after its end, and its tables lead readers to the one in force.
// The reader on the screen goes by the tables, an issue by the order of the file: what the last
// table does not lead to, or took out, would stand in the one and not in the other.

/** What of a catalogue changes how pages look. */
const looks = ['Pages', 'AcroForm', 'OCProperties'].map((key) => PDFName.of(key))
/** What of a page or a mark leads to things that it does not show. */
const notShown = new Set(
  ['A', 'AA', 'AF', 'B', 'Dest', 'IRT', 'Metadata', 'Next', 'OPI', 'PieceInfo', 'Popup']
    .concat(['PresSteps', 'StructParent', 'StructParents', 'Thumb'])
    .map((key) => PDFName.of(key)),
)

/**
 * `ELSEWHERE`: the tables lead to something else than was written last. `UNTOLD`: they lead nowhere,
 * and readers take what was written last.
 */
type Versions = 'ONE' | 'ELSEWHERE' | 'UNTOLD'

/** Whether the pages of a document show something of which its file holds more than one version. */
export function versionsIn(pdf: PDFDocument, writings: Writings, tables: Tables | null): Versions {
  const { context, catalog } = pdf
  const { Root } = context.trailerInfo
  const root = Root instanceof PDFRef ? Root.objectNumber : null
  if (tables !== null && tables.root !== root) return 'ELSEWHERE'
  const ofNumber = (number: number): Versions => {
    const all = writings.get(number) ?? []
    const last = all.at(-1)
    if (last === undefined) return 'ONE'
    const named = tables === null ? 'ASTRAY' : tables.writingOf(number)
    if (named !== 'ASTRAY')
      return named !== null && isSame(named.object, last.object) ? 'ONE' : 'ELSEWHERE'
    if (all.every(({ object }) => isSame(object, last.object))) return 'ONE'
    // Without tables readers look for what stands in the file itself first.
    return all.findLast(({ pack }) => pack === null) === last ? 'UNTOLD' : 'ELSEWHERE'
  }
  let found: Versions = 'ONE'
  for (const number of shownFrom(
    context,
    looks.map((key) => catalog.get(key)),
  )) {
    const versions = ofNumber(number)
    if (versions === 'ELSEWHERE') return versions
    if (versions === 'UNTOLD') found = versions
  }
  return found
}

/** The same PDF with nothing but what its tables lead to; none where they are broken. */
export async function* asTold(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const { pdf, writings } = await openNoting(bytes)
  const tables = tablesOf(bytes, writings)
  if (tables === null) return
  const { context } = pdf
  for (const [ref] of context.enumerateIndirectObjects()) {
    const told = tables.writingOf(ref.objectNumber)
    if (told === null) context.delete(ref)
    else if (told !== 'ASTRAY') context.assign(ref, told.object)
  }
  context.trailerInfo.Root = PDFRef.of(tables.root)
  yield await writtenAnew(pdf)
}

function isSame(a: PDFObject, b: PDFObject): boolean {
  if (a === b) return true
  if (a instanceof PDFRawStream && b instanceof PDFRawStream)
    return isSame(a.dict, b.dict) && Buffer.compare(a.contents, b.contents) === 0
  return a.toString() === b.toString()
}

/** The numbers of all objects by which these are shown. */
function* shownFrom(
  context: PDFDocument['context'],
  from: readonly (PDFObject | undefined)[],
): Generator<number> {
  const gone = new Set<PDFRef>()
  const waiting = [...from]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (next instanceof PDFRef) {
      if (gone.has(next)) continue
      gone.add(next)
      yield next.objectNumber
      waiting.push(context.lookup(next))
    } else if (next instanceof PDFStream) waiting.push(next.dict)
    else if (next instanceof PDFArray) waiting.push(...next.asArray())
    else if (next instanceof PDFDict)
      for (const [key, value] of next.entries()) if (!notShown.has(key)) waiting.push(value)
  }
}
