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

/** Where the roll stands: the page at its top edge, and how far down that row the edge is. */
type Anchor = PagePlace & { readonly within: number; readonly asked: number }

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

/** The rows to draw: those on screen, most of a screen around them, and the one that has the focus. */
function rowsNear(roll: Roll, top: number, height: number, focused: number | null): readonly Row[] {
  const from = rowAt(roll, top - height * 0.75)
  const to = rowAt(roll, top + height * 1.75)
  const near = roll.rows.slice(from, to + 1)
  const kept = focused === null ? undefined : roll.rows[focused]
  return kept === undefined || near.includes(kept) ? near : [...near, kept]
}

/** Lays out the pages of the bundle and keeps scrolling, the page read and the anchor in step. */
export function useRoll(read: ReadPage, desk: RefObject<HTMLDivElement | null>) {
  const { documents, hearingCase } = read.openCase
  const size = useDeskSize(desk)
  const { sizes, turns, zoom, isTwoUp, asked } = useReader()
  const roll = useMemo(
    () => layOut({ documents, sizes, turns, zoom, isTwoUp, desk: size }),
    [documents, sizes, turns, zoom, isTwoUp, size],
  )
  const [top, setTop] = useState(0)
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
    rows: rowsNear(roll, top, size.height, focused),
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
