import type { PageViewport, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { NotGiven } from './document-parts.ts'
import { drawPage, layWords, type PageWords } from './draw-page.ts'
import { inTurn, runUrgent } from './draw-turns.ts'
import { pageShown, untilPainted } from './first-page.ts'
import { isInterrupted, useRestarts } from './page-watch.ts'
import { holdPdf, pageWatch, watchKey } from './pdf-documents.ts'

/** A page that is open, with its document; both null until it is, and where it cannot be. */
type Opened = {
  readonly pdf: PDFDocumentProxy | null
  readonly page: PDFPageProxy | null
  readonly problem: string | null
}
const nothing: Opened = { pdf: null, page: null, problem: null }

/** What is said of a page that could not be opened, drawn or read. */
export function tellProblem(error: unknown): string {
  if (error instanceof NotGiven) return error.message
  const why = error instanceof Error ? `${error.message} ` : ''
  return `${why}The file itself is kept as it was added.`
}

type PageToOpen = {
  readonly caseId: string
  readonly documentId: string
  readonly number: number
  readonly tries: number
  readonly isUrgent: boolean
}

/** Opens a page of a document, and lets go of it when it is no longer shown. */
export function useOpenPage({ caseId, documentId, number, tries, isUrgent }: PageToOpen) {
  const [opened, setOpened] = useState(nothing)
  const { restarts } = useRestarts()
  // A page that comes into sight while it is open is not opened again.
  const inItsTurn = useEffectEvent((open: () => Promise<void>) =>
    isUrgent ? runUrgent(open) : open(),
  )
  useEffect(() => {
    const held = holdPdf(caseId, documentId)
    let page: PDFPageProxy | null = null
    let isShown = true
    const open = async () => {
      const pdf = await held.pdf
      const key = watchKey(documentId, number)
      page = await pageWatch.watch(key, () => pdf.getPage(number))
      if (isShown) setOpened({ pdf, page, problem: null })
    }
    inItsTurn(open).catch((error: unknown) => {
      if (!isShown || isInterrupted(error)) return
      setOpened({ ...nothing, problem: tellProblem(error) })
      pageShown()
    })
    return () => {
      isShown = false
      page?.cleanup()
      held.release()
      setOpened(nothing)
    }
  }, [caseId, documentId, number, restarts, tries])
  return opened
}

/** Draws the page and lays its words; both are kept while only the turn of drawing changes. */
export function usePainted(
  { pdf, page }: Opened,
  {
    viewport,
    isUrgent,
    key,
  }: {
    readonly viewport: PageViewport | null
    readonly isUrgent: boolean
    /** By what the page is known to the watch. */
    readonly key: string
  },
) {
  const drawing = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const painted = useRef<PageViewport | null>(null)
  const [laid, setLaid] = useState<{ page: PDFPageProxy; words: PageWords } | null>(null)
  const words = laid !== null && laid.page === page ? laid.words : null
  const [failed, setFailed] = useState<{ page: PDFPageProxy; problem: string } | null>(null)
  useEffect(() => {
    const [paper, over] = [drawing.current, box.current]
    if (pdf === null || page === null || viewport === null) return undefined
    if (paper === null || over === null || painted.current === viewport) return undefined
    const abort = new AbortController()
    const { signal } = abort
    over.style.setProperty('--total-scale-factor', String(viewport.scale))
    words?.layer.update({ viewport })
    const paint = async () => {
      // A drawing that is cancelled is over once the thread answers something else.
      const draw = () => drawPage(page, viewport, paper, signal)
      await pageWatch.watch(key, draw, () => pdf.getPageLayout())
      await untilPainted()
      pageShown()
      signal.throwIfAborted()
      if (words === null) {
        const lay = () => layWords(page, viewport, over, signal)
        setLaid({ page, words: await pageWatch.watch(key, lay) })
      }
      painted.current = viewport
      setFailed(null)
    }
    inTurn(isUrgent, signal, paint).catch((error: unknown) => {
      if (signal.aborted || isInterrupted(error)) return
      setFailed({ page, problem: tellProblem(error) })
      pageShown()
    })
    return () => abort.abort()
  }, [pdf, page, viewport, words, isUrgent, key])
  const problem = failed !== null && failed.page === page ? failed.problem : null
  return { drawing, box, words, problem }
}
