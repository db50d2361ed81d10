import { useEffect, useRef, useState } from 'react'
import { drawPage } from './draw-page.ts'
import { pdfOf } from './pdf-documents.ts'
import './page-view.css'

type State = { readonly phase: 'DRAWING' | 'SHOWN' | 'FAILED'; readonly message: string }

/** One page of a bundle document: always white paper, its words readable and selectable. */
export function PageView(props: {
  readonly caseId: string
  readonly documentId: string
  readonly page: number
  readonly label: string
  /** Width in CSS pixels. */
  readonly width: number
}) {
  const { caseId, documentId, page, width } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const words = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<State>({ phase: 'DRAWING', message: '' })

  useEffect(() => {
    const abort = new AbortController()
    setState({ phase: 'DRAWING', message: '' })
    const draw = async () => {
      const pdf = await pdfOf(caseId, documentId)
      if (canvas.current === null || words.current === null) return
      const { text } = await drawPage({
        pdf,
        page,
        width,
        canvas: canvas.current,
        words: words.current,
        signal: abort.signal,
      })
      const note = text === '' ? 'This page has no text that can be read aloud or searched.' : ''
      setState({ phase: 'SHOWN', message: note })
    }
    draw().catch((error: unknown) => {
      if (abort.signal.aborted) return
      setState({ phase: 'FAILED', message: error instanceof Error ? error.message : '' })
    })
    return () => abort.abort()
  }, [caseId, documentId, page, width])

  return (
    <figure className="page-view" aria-label={props.label} aria-busy={state.phase === 'DRAWING'}>
      <div className="page-view__paper">
        <canvas ref={canvas} aria-hidden="true" />
        <div className="page-view__words" ref={words} />
      </div>
      {state.phase === 'FAILED' && (
        <p className="note is-bad" role="alert">
          This page cannot be drawn. {state.message} The file itself is kept as it was added.
        </p>
      )}
      {state.phase === 'SHOWN' && state.message !== '' && <p className="note">{state.message}</p>}
    </figure>
  )
}
