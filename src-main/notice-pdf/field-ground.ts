import { PDFDict, PDFNumber, PDFRef, type PDFObject } from '@cantoo/pdf-lib'
import { boxOf } from './form-fields.ts'
import { overlap, type Box } from './ink-pen.ts'
import { isBare } from './page-ink.ts'
import { marksOn } from './page-list.ts'
import { entry } from './pdf-tables.ts'
import type { Change } from './revision-change.ts'

/** Unseen, hidden, printed, on paper alone, not to be typed in, locked: none of them moves it. */
const STILL_FLAGS = 1 | 2 | 4 | 32 | 64 | 128 | 512

/**
 * Number of the page on which a field is drawn where nothing else is; null where it is not drawn,
 * COVERED where something is or cannot be told.
 */
export function groundOf(
  change: Change,
  number: number,
  field: PDFDict,
): number | null | 'COVERED' {
  const { after, before, pages } = change
  const isDrawable = entry(field, 'Rect') !== undefined
  const box = boxOf(after, field)
  // A field above others has no place of its own.
  if (box === 'EMPTY' || (!isDrawable && entry(field, 'AP') === undefined)) return null
  const flags = after.at(entry(field, 'F'))
  const bits = flags === undefined ? 0 : flags instanceof PDFNumber ? flags.asNumber() : Number.NaN
  if (!Number.isInteger(bits) || (bits & ~STILL_FLAGS) !== 0) return 'COVERED'
  const on = pages.flatMap((page, at) => {
    const now = after.object(page.number)
    const marks = now instanceof PDFDict ? (marksOn(after, now)?.asArray() ?? []) : []
    return marks.filter((one) => isRefTo(one, number)).map(() => ({ page, at }))
  })
  const [only, ...more] = on
  if (box === null || only === undefined || more.length > 0) return 'COVERED'
  const said = entry(field, 'P')
  if (said !== undefined && !isRefTo(said, only.page.number)) return 'COVERED'
  const others = (marksOn(before, only.page.dictionary)?.asArray() ?? [])
    .filter((one) => !isRefTo(one, number))
    .map((one) => before.at(one))
  const inner = within(box)
  const isFree = others.every((one) => isApart(change, one, inner))
  return isFree && isBare(before, only.page.dictionary, inner, change.left)
    ? only.at + 1
    : 'COVERED'
}

const isRefTo = (value: PDFObject, number: number): boolean =>
  value instanceof PDFRef && value.objectNumber === number

/** Programs let a box touch the line that it stands on. */
const within = ([left, bottom, right, top]: Box): Box => {
  const [x, y] = [Math.min(1, (right - left) / 4), Math.min(1, (top - bottom) / 4)]
  return [left + x, bottom + y, right - x, top - y]
}

function isApart({ before }: Change, mark: PDFObject | undefined, box: Box): boolean {
  const other = mark instanceof PDFDict ? boxOf(before, mark) : 'EMPTY'
  return other === 'EMPTY' || (other !== null && !overlap(other, box))
}
