import type { PageViewport, PDFPageProxy } from 'pdfjs-dist'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { OpenCase } from '#contract/api'
import { PageTextNote } from '../recognition/page-text-note.tsx'
import { drawPage, layWords, type PageWords } from './draw-page.ts'
import { inTurn } from './draw-turns.ts'
import { markFound } from './mark-found.ts'
import { pageLayers } from './page-layers.ts'
import { holdPdf } from './pdf-documents.ts'
import './page-view.css'

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
}

type Opened = { readonly page: PDFPageProxy | null; readonly problem: string | null }

/** Opens a page of a document, and lets go of it when it is no longer shown. */
function useOpenPage(caseId: string, documentId: string, number: number): Opened {
  const [opened, setOpened] = useState<Opened>({ page: null, problem: null })
  useEffect(() => {
    const { pdf, release } = holdPdf(caseId, documentId)
    let page: PDFPageProxy | null = null
    let isShown = true
    const open = async () => {
      page = await (await pdf).getPage(number)
      if (isShown) setOpened({ page, problem: null })
    }
    open().catch((error: unknown) => {
      if (isShown) setOpened({ page: null, problem: wordsOf(error) })
    })
    return () => {
      isShown = false
      page?.cleanup()
      release()
      setOpened({ page: null, problem: null })
    }
  }, [caseId, documentId, number])
  return opened
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : '')

/** Draws the page and lays its words; both are kept while only the turn of drawing changes. */
function usePainted(page: PDFPageProxy | null, viewport: PageViewport | null, isUrgent: boolean) {
  const drawing = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const painted = useRef<PageViewport | null>(null)
  const [laid, setLaid] = useState<{ page: PDFPageProxy; words: PageWords } | null>(null)
  const words = laid !== null && laid.page === page ? laid.words : null
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    const [paper, over] = [drawing.current, box.current]
    if (page === null || viewport === null || paper === null || over === null) return undefined
    if (painted.current === viewport) return undefined
    const abort = new AbortController()
    over.style.setProperty('--total-scale-factor', String(viewport.scale))
    words?.layer.update({ viewport })
    const paint = async () => {
      await drawPage(page, viewport, paper, abort.signal)
      if (words === null)
        setLaid({ page, words: await layWords(page, viewport, over, abort.signal) })
      painted.current = viewport
      setProblem(null)
    }
    inTurn(isUrgent, abort.signal, paint).catch((error: unknown) => {
      if (!abort.signal.aborted) setProblem(wordsOf(error))
    })
    return () => abort.abort()
  }, [page, viewport, words, isUrgent])
  return { drawing, box, words, problem }
}

/** One page of a bundle document: always white paper, its words readable and selectable. */
export function PageView(props: PageProps) {
  const { documentId, width, turn = 0, isUrgent = true, query = '', onSize } = props
  const opened = useOpenPage(props.openCase.hearingCase.id, documentId, props.page)
  const { page } = opened
  const viewport = useMemo(
    () => (page === null ? null : fitted(page, width, turn)),
    [page, width, turn],
  )
  const painted = usePainted(page, viewport, isUrgent)
  const { words, box } = painted
  useEffect(() => {
    if (page === null) return
    const own = page.getViewport({ scale: 1 })
    onSize?.({ width: own.width, height: own.height })
    // Told once for each page opened, whoever listens now.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [page])
  useEffect(() => {
    if (words === null || box.current === null) return undefined
    return markFound(box.current, query)
  }, [words, query, box])
  const problem = opened.problem ?? painted.problem
  const isBusy = problem === null && words === null
  return (
    <figure className="page-view" style={{ width }} aria-label={props.label} aria-busy={isBusy}>
      <div
        className="page-view__paper"
        style={{ width, height: viewport?.height ?? props.height ?? Math.round(width * 1.414) }}
      >
        <div className="page-view__drawing" ref={painted.drawing} aria-hidden="true" />
        <div className="page-view__words" ref={box} />
        {viewport !== null &&
          pageLayers.map((Layer, at) => (
            <div key={at} className="page-view__layer">
              <Layer
                openCase={props.openCase}
                documentId={documentId}
                page={props.page}
                viewport={viewport}
              />
            </div>
          ))}
      </div>
      {problem !== null && (
        <p className="note is-bad" role="alert">
          This page cannot be drawn. {problem} The file itself is kept as it was added.
        </p>
      )}
      <figcaption className="page-view__foot">
        {props.foot}
        {words?.isEmpty === true && (
          <PageTextNote
            caseId={props.openCase.hearingCase.id}
            documentId={documentId}
            page={props.page}
          />
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
