import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { BundleDocument } from '#contract/api'
import { pageLabel } from '#core/bundle/page-label'
import { recognisedAs } from '#core/bundle/recognition'
import { placeOf, totalPages } from '../evidence/bundle-pages.ts'
import { useRecognisedPage } from '../recognition/use-recognised-page.ts'
import { Tag } from '../../ui/tag.tsx'
import { drawPage } from './draw-page.ts'
import { inTurn } from './draw-turns.ts'
import { useRestarts } from './page-watch.ts'
import { holdPdf, pageWatch, watchKey } from './pdf-documents.ts'
import { openPage, useReader, type ReadPage } from './reader-store.ts'

/** Height of a row with its label, and width of a small page, in CSS pixels. */
const rowHeight = 172
const width = 96

const moves: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 4,
  PageUp: -4,
  Home: -Infinity,
  End: Infinity,
}

/** Small pages to choose from, drawn as they come into sight. */
export function PageThumbnails(props: ReadPage) {
  const { documents, hearingCase } = props.openCase
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const [top, setTop] = useState(0)
  const total = totalPages(documents)
  const own = documents.find((document) => document.id === props.documentId)
  const current = (own?.firstPage ?? 1) + props.page - 1
  useLayoutEffect(() => {
    const box = list.current
    if (box === null) return
    const [from, to] = [(current - 1) * rowHeight, current * rowHeight]
    if (from < box.scrollTop) box.scrollTop = from
    else if (to > box.scrollTop + box.clientHeight) box.scrollTop = to - box.clientHeight
  }, [current])
  const onKeyDown = (event: KeyboardEvent) => {
    const by = moves[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = placeOf(Math.min(Math.max(current + by, 1), total), documents)
    if (next !== null) openPage(hearingCase.id, { documentId: next.document.id, page: next.page })
  }
  const first = Math.max(1, Math.floor(top / rowHeight))
  const shown = Array.from({ length: Math.min(9, total - first + 1) }, (_, at) => first + at)
  return (
    <div
      className="thumbnails"
      ref={list}
      role="listbox"
      aria-label="Pages"
      aria-activedescendant={`${id}-${current}`}
      tabIndex={0}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      <div className="thumbnails__roll" role="presentation" style={{ height: total * rowHeight }}>
        {[...new Set([...shown, current])].map((place) => {
          const found = placeOf(place, documents)
          return found === null ? null : (
            <Thumbnail
              key={`${found.document.id} ${found.page}`}
              id={`${id}-${place}`}
              caseId={hearingCase.id}
              document={found.document}
              page={found.page}
              place={place}
              total={total}
              isCurrent={place === current}
            />
          )
        })}
      </div>
    </div>
  )
}

function Thumbnail(props: {
  readonly id: string
  readonly caseId: string
  readonly document: BundleDocument
  readonly page: number
  readonly place: number
  readonly total: number
  readonly isCurrent: boolean
}) {
  const { caseId, document, page, place } = props
  const paper = useRef<HTMLSpanElement>(null)
  const turn = useReader(({ turns }) => turns[document.id]) ?? 0
  const { restarts } = useRestarts()
  useEffect(() => {
    const abort = new AbortController()
    const held = holdPdf(caseId, document.id)
    const key = watchKey(document.id, page)
    const draw = async () => {
      const pdf = await held.pdf
      const opened = await pageWatch.watch(key, () => pdf.getPage(page))
      const rotation = (opened.rotate + turn) % 360
      const { width: own, height } = opened.getViewport({ scale: 1, rotation })
      const scale = Math.min(width / own, (rowHeight - 36) / height)
      const box = paper.current
      if (box === null) return
      const small = opened.getViewport({ scale, rotation })
      const drawSmall = () => drawPage(opened, small, box, abort.signal)
      await pageWatch.watch(key, drawSmall, () => pdf.getPageLayout())
    }
    // A page that cannot be drawn stays white here; the reader says why.
    inTurn(false, abort.signal, draw).catch(() => undefined)
    return () => {
      abort.abort()
      held.release()
    }
  }, [caseId, document.id, page, turn, restarts])
  const label = pageLabel(document, page)
  const found = useRecognisedPage(caseId, document.id, page)
  const sure = found === null || found.words === 0 ? null : found.confidence
  return (
    <div
      id={props.id}
      className="thumbnail"
      role="option"
      aria-selected={props.isCurrent}
      aria-setsize={props.total}
      aria-posinset={place}
      aria-label={`Page ${label}, ${document.title}${sure === null ? '' : `, ${recognisedAs(sure)}`}`}
      style={{ top: (place - 1) * rowHeight, height: rowHeight }}
      onClick={() => openPage(caseId, { documentId: document.id, page })}
    >
      <span className="thumbnail__paper" ref={paper} />
      <span className="row">
        <b className="figures">{label}</b>
        {sure !== null && <Tag tone="warn">{sure} %</Tag>}
      </span>
    </div>
  )
}
