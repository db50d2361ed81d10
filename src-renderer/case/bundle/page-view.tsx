import type { PageViewport, PDFPageProxy } from 'pdfjs-dist'
import {
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
  type ReactNode,
} from 'react'
import type { OpenCase } from '#contract/api'
import { PageTextNote } from '../recognition/page-text-note.tsx'
import { markFound } from './mark-found.ts'
import { pageLayers } from './page-layers.ts'
import { PageProblem } from './page-problem.tsx'
import './page-view.css'
import { forgivePage, watchKey } from './pdf-documents.ts'
import { useOpenPage, usePainted } from './use-page.ts'

export type PageSize = { readonly width: number; readonly height: number }
/** A quarter turn to the right, or several, in degrees. */
export type Turn = 0 | 90 | 180 | 270

type PageProps = {
  readonly openCase: OpenCase
  readonly documentId: string
  readonly page: number
  readonly label: string
  /** Width of the drawing in CSS pixels. */
  readonly width: number
  /** Height kept free until the page has been opened. */
  readonly height?: number
  readonly turn?: Turn
  /** False for a page near those on screen: it is drawn after them. */
  readonly isUrgent?: boolean
  /** Words looked for, marked where they stand on the page. */
  readonly query?: string
  /** Told once the page is open: its own size, in points, before any turn. */
  readonly onSize?: (size: PageSize) => void
  /** Stands under the paper. */
  readonly foot?: ReactNode
  /** Opens the page after this one; null on the last. */
  readonly onNext?: (() => void) | null
}

/** One page of a bundle document: always white paper, its words readable and selectable. */
export function PageView(props: PageProps) {
  const { documentId, width, turn = 0, isUrgent = true, query = '', onSize } = props
  const [tries, setTries] = useState(0)
  const caseId = props.openCase.hearingCase.id
  const opened = useOpenPage({ caseId, documentId, number: props.page, tries, isUrgent })
  const { page } = opened
  const viewport = useMemo(
    () => (page === null ? null : fitted(page, width, turn)),
    [page, width, turn],
  )
  // What stands over the drawing may come a moment later than the drawing is asked for.
  const isOpen = useDeferredValue(viewport !== null, false)
  const key = watchKey(documentId, props.page)
  const { drawing, box, words, ...painted } = usePainted(opened, { viewport, isUrgent, key })
  // Told once for each page opened, to whoever listens then.
  const tellSize = useEffectEvent((size: PageSize) => onSize?.(size))
  useEffect(() => {
    if (page === null) return
    const own = page.getViewport({ scale: 1 })
    tellSize({ width: own.width, height: own.height })
  }, [page])
  useEffect(() => {
    if (words === null || box.current === null) return undefined
    return markFound(box.current, query)
  }, [words, query, box])
  const problem = opened.problem ?? painted.problem
  const tryAgain = () => {
    forgivePage(documentId, props.page)
    setTries(tries + 1)
  }
  const isBusy = problem === null && words === null
  return (
    <figure className="page-view" style={{ width }} aria-label={props.label} aria-busy={isBusy}>
      <div
        className="page-view__paper"
        style={{ width, height: viewport?.height ?? props.height ?? Math.round(width * 1.414) }}
      >
        <div className="page-view__drawing" ref={drawing} aria-hidden="true" />
        <div className="page-view__words" ref={box} />
        {isOpen &&
          viewport !== null &&
          pageLayers.map((Layer, at) => (
            <div key={at} className="page-view__layer">
              <Layer
                openCase={props.openCase}
                documentId={documentId}
                page={props.page}
                viewport={viewport}
                query={query}
              />
            </div>
          ))}
        {problem !== null && (
          <PageProblem problem={problem} onAgain={tryAgain} onNext={props.onNext ?? null} />
        )}
      </div>
      <figcaption className="page-view__foot">
        {props.foot}
        {words?.isEmpty === true && (
          <PageTextNote caseId={caseId} documentId={documentId} page={props.page} />
        )}
      </figcaption>
    </figure>
  )
}

function fitted(page: PDFPageProxy, width: number, turn: Turn): PageViewport {
  const rotation = (page.rotate + turn) % 360
  const { width: own } = page.getViewport({ scale: 1, rotation })
  return page.getViewport({ scale: width / own, rotation })
}
