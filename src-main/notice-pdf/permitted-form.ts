import { PDFDict, PDFRef, type PDFObject } from '@cantoo/pdf-lib'
import { hasLook, isLookWhole } from './field-look.ts'
import { boxOf, formOf } from './form-fields.ts'
import { entry } from './pdf-objects.ts'
import {
  differAlone,
  explainHolder,
  explainNew,
  isNew,
  isSame,
  itemsOf,
  plainDictionary,
  type Change,
} from './revision-change.ts'

/** The form itself: further fields, and what they are written with. */
export function isFormPermitted(change: Change): boolean {
  const { before, after } = change
  const [a, b] = [
    entry(before.root.dictionary, 'AcroForm'),
    entry(after.root.dictionary, 'AcroForm'),
  ]
  if (a === undefined && b === undefined) return true
  const root = `${before.root.number}/AcroForm`
  const now = formOf(after)
  const old = formOf(before) ?? (a === undefined && now ? PDFDict.withContext(now.context) : null)
  if (old === null || now === null || !explainHolder(change, b, [root])) return false
  const at = a instanceof PDFRef ? `${a.objectNumber}` : root
  // Where programs draw a field anew, other fonts give it another look.
  const areDrawnAnew = !['undefined', 'false'].includes(
    String(before.at(entry(old, 'NeedAppearances'))),
  )
  return (
    isListExtended(change, entry(old, 'Fields'), entry(now, 'Fields'), `${at}/Fields`) &&
    differAlone(change, old, now, (key, one, two) => {
      if (key === 'Fields' || key === 'SigFlags') return true
      if (areDrawnAnew || !areLooksWhole(change)) return false
      if (key === 'DA') return one === undefined
      return key === 'DR' && areResourcesEnlarged(change, one, two, `${at}/DR`)
    })
  )
}

/** The old entries as they were, then new fields alone. */
export function isListExtended(
  change: Change,
  a: PDFObject | undefined,
  b: PDFObject | undefined,
  place: string,
): boolean {
  const [old, now] = [itemsOf(change.before, a), itemsOf(change.after, b)]
  if (old === null || now === null || !explainHolder(change, b, [place])) return false
  if (old.some((one, at) => !isSame(one, now[at]))) return false
  return now
    .slice(old.length)
    .every((one) => one instanceof PDFRef && isNewField(change, one.objectNumber))
}

export const isNewField = (change: Change, number: number): boolean =>
  isNew(change, number) && change.laterFields.has(number)

/** Resources of the form with more in them; what was there stays as it was. */
function areResourcesEnlarged(
  change: Change,
  a: PDFObject | undefined,
  b: PDFObject | undefined,
  place: string,
): boolean {
  const [old, now] = [change.before.at(a), plainDictionary(change.after.at(b))]
  if (now === null || !explainHolder(change, b, [place])) return false
  if (old === undefined) return explainAll(change, b)
  return (
    old instanceof PDFDict &&
    differAlone(change, old, now, (key, one, two) =>
      // Some programs keep the drawing of their last signature here, which no field looks for.
      one === undefined || key === 'XObject'
        ? explainAll(change, two)
        : areNamesAdded(change, one, two, `${place}/${key}`),
    )
  )
}

function areNamesAdded(
  change: Change,
  a: PDFObject | undefined,
  b: PDFObject | undefined,
  place: string,
): boolean {
  const [old, now] = [change.before.at(a), change.after.at(b)].map(plainDictionary)
  if (!old || !now || !explainHolder(change, b, [place])) return false
  return differAlone(
    change,
    old,
    now,
    (_, before, after) => before === undefined && explainAll(change, after),
  )
}

/** Whether each field has a drawing with resources of its own; an unsigned place needs none. */
function areLooksWhole({ before, fields, left }: Change): boolean {
  return [...fields.values()].every(({ kind, dictionary }) => {
    const isDrawn = entry(dictionary, 'Rect') !== undefined && boxOf(before, dictionary) !== 'EMPTY'
    const isLooking = hasLook(before, dictionary)
    return (isLooking || !isDrawn || kind === 'Sig') && isLookWhole(before, dictionary, left)
  })
}

function explainAll(change: Change, value: PDFObject | undefined): true {
  explainNew(change, value)
  return true
}
