import {
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type RefObject,
} from 'react'
import { layOut, percentShown, rowAt, rowOf, type Roll, type Row } from './page-rows.ts'
import { followPage, useReader, type PagePlace, type ReadPage } from './reader-store.ts'
import { useRested } from './use-rested.ts'

/** Where the roll stands: the page at its top edge, and how far down that row the edge is. */
type Anchor = PagePlace & { readonly within: number; readonly asked: number }

const nothingLaid: Roll = { rows: [], width: 0, height: 0 }

/** Kept while the application runs, so that coming back to a bundle finds it where it was left. */
const anchors = new Map<string, Anchor>()

function useDeskSize(desk: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = desk.current
    if (element === null) return undefined
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element
      setSize((was) => (was.width === width && was.height === height ? was : { width, height }))
    }
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [desk])
  return size
}

/** The page that counts as read: the one a third down the window, its left one where two lie there. */
function pageAt(roll: Roll, top: number, height: number, now: PagePlace): PagePlace | undefined {
  const { pages = [] } = roll.rows[rowAt(roll, top + height / 3)] ?? {}
  const isHere = ({ documentId, page }: PagePlace) =>
    documentId === now.documentId && page === now.page
  return pages.find(isHere) ?? pages[0]
}

/**
 * The rows to draw: those on screen, most of a screen around where the roll came to rest, and the one
 * that has the focus. What is on screen does not wait for what is around it.
 */
function rowsNear(
  roll: Roll,
  { top, rested, height }: Record<'top' | 'rested' | 'height', number>,
  focused: number | null,
): readonly Row[] {
  const near = new Set(focused === null ? [] : [focused])
  const add = (from: number, to: number) => {
    for (let at = rowAt(roll, from); at <= rowAt(roll, to); at++) near.add(at)
  }
  add(top, top + height)
  add(rested - height * 0.75, rested + height * 1.75)
  return [...near].toSorted((a, b) => a - b).flatMap((at) => roll.rows[at] ?? [])
}

/** Lays out the pages of the bundle and keeps scrolling, the page read and the anchor in step. */
export function useRoll(read: ReadPage, desk: RefObject<HTMLDivElement | null>) {
  const { documents, hearingCase } = read.openCase
  const size = useDeskSize(desk)
  const { sizes, turns, zoom, isTwoUp, asked } = useReader()
  const roll = useMemo(
    () =>
      // Before the desk has a size no page has one: to lay thousands out twice takes as long as a page.
      size.height === 0
        ? nothingLaid
        : layOut({ documents, sizes, turns, zoom, isTwoUp, desk: size }),
    [documents, sizes, turns, zoom, isTwoUp, size],
  )
  const [top, setTop] = useState(0)
  const rested = useRested(top, size.height)
  const [focused, setFocused] = useState<number | null>(null)
  const settled = useRef(0)
  const { documentId, page } = read

  useLayoutEffect(() => {
    if (desk.current === null || size.height === 0) return
    const known = anchors.get(hearingCase.id)
    const isKept = known?.asked === asked && rowOf(roll, known) !== -1
    const anchor = isKept ? known : { documentId, page, within: 0, asked }
    anchors.set(hearingCase.id, anchor)
    // Under the index in a narrow window: a page that was asked for is brought into sight.
    if (known !== undefined && !isKept) desk.current.scrollIntoView({ block: 'nearest' })
    const row = roll.rows[rowOf(roll, anchor)]
    desk.current.scrollTop = (row?.top ?? 0) + anchor.within * (row?.height ?? 0)
    settled.current = desk.current.scrollTop
    setTop(desk.current.scrollTop)
    // Documents put in another order leave the roll where it stands: what is read is what is seen.
    const now = desk.current.scrollTop
    const own = roll.rows[rowOf(roll, { documentId, page })]
    const isSeen = own !== undefined && own.top < now + size.height && own.top + own.height > now
    const here = isSeen ? undefined : pageAt(roll, now, size.height, { documentId, page })
    if (here !== undefined) followPage(hearingCase.id, here)
    // The page read changes while scrolling too: only one that was asked for moves the roll.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [roll, asked, hearingCase.id])

  const laid = roll.rows[rowOf(roll, read)]?.pages.find((one) => one.documentId === documentId)
  const shown = laid === undefined ? 100 : percentShown(sizes, laid, turns[documentId] ?? 0)
  useLayoutEffect(() => {
    if (size.width > 0) useReader.setState({ shown })
  }, [shown, size.width])

  const onScroll = useCallback(() => {
    const now = desk.current?.scrollTop ?? 0
    setTop(now)
    if (Math.abs(now - settled.current) < 2) return
    settled.current = -10
    const row = roll.rows[rowAt(roll, now)]
    const [first] = row?.pages ?? []
    if (row === undefined || first === undefined) return
    const within = (now - row.top) / row.height
    anchors.set(hearingCase.id, { documentId: first.documentId, page: first.page, within, asked })
    const here = pageAt(roll, now, size.height, { documentId, page })
    if (here !== undefined && (here.documentId !== documentId || here.page !== page))
      followPage(hearingCase.id, here)
  }, [roll, size.height, hearingCase.id, asked, documentId, page, desk])

  const last = roll.rows.at(-1)?.height ?? 0
  return {
    rows: rowsNear(roll, { top, rested, height: size.height }, focused),
    /** Room under the last row, so that it too can be brought to the top. */
    height: roll.height + Math.max(0, size.height - last),
    width: roll.width,
    isOnScreen: (row: Row) => row.top < top + size.height && row.top + row.height > top,
    onScroll,
    onFocus: (event: FocusEvent) => {
      const holder = event.target.closest<HTMLElement>('[data-row]')
      setFocused(holder === null ? null : Number(holder.dataset['row']))
    },
    onBlur: () => setFocused(null),
    indexOf: (row: Row) => roll.rows.indexOf(row),
    size,
  }
}
