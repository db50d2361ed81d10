import { PDFArray, PDFDict, PDFRef, type PDFObject } from '@cantoo/pdf-lib'
import { entry, wholeNumber } from './pdf-objects.ts'
import {
  differAlone,
  isNew,
  isSame,
  isStream,
  isWrittenAgain,
  itemsOf,
  plainDictionary,
  type Change,
} from './revision-change.ts'

// In a tagged file a field that is drawn has its place in the order of reading. An element that
// brings a field of this revision, and nothing to be read out, may be hung to the end of another.

/** Explains what a tagged file needs for a new field; anything else of its tree stays unexplained. */
export function explainStructure(change: Change): void {
  const { before, after, revision, explained } = change
  const place = entry(before.root.dictionary, 'StructTreeRoot')
  if (!(place instanceof PDFRef) || !isSame(place, entry(after.root.dictionary, 'StructTreeRoot')))
    return
  for (const number of revision.objects.keys()) {
    if (isNew(change, number) || number === place.objectNumber) continue
    const [old, now] = bothAt(change, number)
    if (old && now && isElement(old) && isLengthened(change, old, now, number))
      explained.add(number)
  }
  const [old, now] = bothAt(change, place.objectNumber)
  if (old && now && isTreePermitted(change, old, now)) explained.add(place.objectNumber)
}

const bothAt = ({ before, after }: Change, number: number) => {
  const [old, now] = [before, after].map((state) => state.object(number))
  return [isStream(old) ? null : plainDictionary(old), isStream(now) ? null : plainDictionary(now)]
}

const isElement = (dictionary: PDFDict): boolean =>
  String(entry(dictionary, 'Type')) === '/StructElem' && entry(dictionary, 'S') !== undefined

const isLengthened = (change: Change, old: PDFDict, now: PDFDict, number: number): boolean =>
  differAlone(change, old, now, (key, a, b) => {
    const [before, later] = [itemsOf(change.before, a), itemsOf(change.after, b)]
    if (key !== 'K' || !before || !later || isTouched(change, a) || isTouched(change, b))
      return false
    return (
      before.every((one, at) => isSame(one, later[at])) &&
      later.slice(before.length).every((one) => isNewElement(change, one, number))
    )
  })

const isTouched = ({ revision }: Change, value: PDFObject | undefined): boolean =>
  value instanceof PDFRef && revision.objects.has(value.objectNumber)

const kidKeys = ['Type', 'Obj', 'Pg']
const elementKeys = ['Type', 'S', 'P', 'K', 'Pg']

/** An element for a field of this revision, without any words of its own. */
function isNewElement(change: Change, ref: PDFObject | undefined, parent: number): boolean {
  if (!(ref instanceof PDFRef) || !isNew(change, ref.objectNumber)) return false
  const element = plainDictionary(change.after.at(ref))
  if (element === null || !isElement(element)) return false
  if (!element.keys().every((key) => elementKeys.includes(key.decodeText()))) return false
  const [kid, above] = [change.after.at(entry(element, 'K')), entry(element, 'P')]
  // A kid of any other kind, or with more to say, may have old words read out again.
  const isPlain =
    kid instanceof PDFDict && kid.keys().every((key) => kidKeys.includes(key.decodeText()))
  const isObject = isPlain && String(entry(kid, 'Type')) === '/OBJR'
  const shown = isObject ? entry(kid, 'Obj') : undefined
  const isField = shown instanceof PDFRef && change.laterFields.has(shown.objectNumber)
  if (!isField || !isNew(change, shown.objectNumber) || !isSame(above, PDFRef.of(parent)))
    return false
  change.explained.add(ref.objectNumber)
  return true
}

const isTreePermitted = (change: Change, old: PDFDict, now: PDFDict): boolean =>
  differAlone(change, old, now, (key, a, b) => {
    if (key === 'ParentTreeNextKey') return wholeNumber(b) !== null
    return key === 'ParentTree' && isListPermitted(change, a, b)
  })

/** The way back from what pages show to the tree: what there was, then new elements alone. */
function isListPermitted(
  change: Change,
  a: PDFObject | undefined,
  b: PDFObject | undefined,
): boolean {
  const [old, now] = [change.before.at(a), change.after.at(b)].map(plainDictionary)
  if (!old || !now || !(b instanceof PDFRef) || !isNew(change, b.objectNumber)) return false
  const [before, later] = [entry(old, 'Nums'), entry(now, 'Nums')]
  if (!(before instanceof PDFArray) || !(later instanceof PDFArray)) return false
  const known = before.asArray().every((one, at) => isWrittenAgain(change, one, later.get(at)))
  const further = later.asArray().slice(before.size())
  const areNew = further.every((one, at) =>
    at % 2 === 0
      ? wholeNumber(one) !== null
      : one instanceof PDFRef && change.explained.has(one.objectNumber),
  )
  const isIt = known && areNew && now.keys().length === 1 && old.keys().length === 1
  if (isIt) change.explained.add(b.objectNumber)
  return isIt
}
