import { PDFDict, PDFNumber, PDFRef, type PDFObject } from '@cantoo/pdf-lib'
import { hasLook, isLookWithin, isUnadorned } from './field-look.ts'
import { boxOf } from './form-fields.ts'
import { overlap, type Box } from './ink-pen.ts'
import { isBare } from './page-ink.ts'
import { marksOn } from './page-list.ts'
import { entry } from './pdf-objects.ts'
import type { PdfState } from './pdf-state.ts'
import type { Change, Left } from './revision-change.ts'

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
  if (!isStillFlagged(after, field)) return 'COVERED'
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

function isStillFlagged(state: PdfState, mark: PDFDict): boolean {
  const flags = state.at(entry(mark, 'F'))
  const bits = flags === undefined ? 0 : flags instanceof PDFNumber ? flags.asNumber() : Number.NaN
  return Number.isInteger(bits) && (bits & ~STILL_FLAGS) === 0
}

const isRefTo = (value: PDFObject, number: number): boolean =>
  value instanceof PDFRef && value.objectNumber === number

/** Programs let a box touch the line that it stands on. */
const within = ([left, bottom, right, top]: Box): Box => {
  const [x, y] = [Math.min(1, (right - left) / 4), Math.min(1, (top - bottom) / 4)]
  return [left + x, bottom + y, right - x, top - y]
}

function isApart({ before, left }: Change, mark: PDFObject | undefined, box: Box): boolean {
  if (!(mark instanceof PDFDict)) return mark === undefined
  const other = boxOf(before, mark)
  if (!isDrawnWithin(before, mark, left) || other === null) return false
  return other === 'EMPTY' || !overlap(other, box)
}

/** A mark without a look of its own is drawn by readers as they like, often outside of its place. */
function isDrawnWithin(state: PdfState, mark: PDFDict, left: Left): boolean {
  const kind = String(entry(mark, 'Subtype'))
  const isStill = isStillFlagged(state, mark)
  if (!isStill || !isLookWithin(state, mark, left)) return false
  if (kind === '/Widget' || kind === '/Popup') return true
  if (kind === '/Link') return hasNoBorder(state, mark)
  return hasLook(state, mark) && boxOf(state, mark) !== 'EMPTY'
}

/** Links are drawn with a thin line around where they say nothing of it. */
const hasNoBorder = (state: PdfState, link: PDFDict): boolean =>
  isUnadorned(state, link) ||
  ['Border', 'BS', 'C', 'AP'].every((key) => entry(link, key) === undefined)
