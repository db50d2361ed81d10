import { useEffect, useMemo, useRef } from 'react'
import { documentOf, markKindLabel, orderMarks, type Mark, type MarkArea } from '#core/bundle/marks'
import type { DrawnPage } from '../bundle/page-layers.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/icon.tsx'
import { useSession } from '../../shell/session.ts'
import { DrawArea } from './draw-area.tsx'
import { marksPages } from './mark-drafts.ts'
import { chooseMark, openMarks, useMarks } from './marks-store.ts'
import './marks.css'
import { showPage, toPixels } from './page-passage.ts'
import { useWordAreas } from './page-words.ts'
import { useShownQuotation } from './shown-quotation.ts'

/** Marks of the reader and of the panel on one page, and the words of the link just opened. */
export function MarkLayer(props: DrawnPage) {
  const { openCase, documentId, page, viewport } = props
  const { marks, chosen, drawingOn } = useMarks()
  const { shown } = useShownQuotation()
  const role = useSession((session) => session.person?.role)
  const overlay = useRef<HTMLDivElement>(null)
  const caseId = openCase.hearingCase.id
  useEffect(() => {
    if (marksPages(role)) openMarks(caseId)
  }, [role, caseId])
  useEffect(() => {
    if (overlay.current === null) return undefined
    return showPage(overlay.current, { documentId, page, viewport })
  }, [documentId, page, viewport])
  const here = useMemo(() => {
    const { documents } = openCase
    const onPage = marks.filter(
      (mark) => mark.page === page && documentOf(mark, documents)?.id === documentId,
    )
    return orderMarks(onPage, documents)
  }, [marks, openCase, documentId, page])
  const tops = pinTops(here, viewport)
  const isShown = shown?.documentId === documentId && shown.page === page
  const isDrawing = drawingOn?.documentId === documentId && drawingOn.page === page
  return (
    <div className="mark-layer" ref={overlay}>
      {isShown && <ShownWords {...props} quotation={shown.quotation} />}
      {here.map((mark, index) => (
        <MarkOnPage
          key={mark.id}
          {...props}
          mark={mark}
          number={index + 1}
          top={tops[index] ?? 0}
          isChosen={mark.id === chosen}
        />
      ))}
      {isDrawing && <DrawArea {...props} />}
    </div>
  )
}

const pinHeight = 27

/** A pin stands beside what it marks, below the pin before it; one of the whole page at the top. */
function pinTops(marks: readonly Mark[], viewport: DrawnPage['viewport']): readonly number[] {
  let free = 8
  return marks.map(({ areas: [first] }) => {
    const top = Math.max(free, first === undefined ? 0 : toPixels(viewport, first).top)
    free = top + pinHeight
    return top
  })
}

function Areas(
  props: Pick<DrawnPage, 'viewport'> & {
    readonly areas: readonly MarkArea[]
    readonly look: string
  },
) {
  return props.areas.map((area, index) => (
    <div key={index} className={props.look} style={toPixels(props.viewport, area)} />
  ))
}

function ShownWords(props: DrawnPage & { readonly quotation: string }) {
  const { openCase, documentId, page, viewport, quotation } = props
  const areas = useWordAreas(openCase.hearingCase.id, documentId, page, quotation)
  return <Areas viewport={viewport} areas={areas} look="mark-area mark-area--quoted" />
}

/** The parts of the page that a mark covers, and its number in the margin. */
function MarkOnPage(
  props: DrawnPage & {
    readonly mark: Mark
    readonly number: number
    /** Of its pin, in CSS pixels. */
    readonly top: number
    readonly isChosen: boolean
  },
) {
  const { openCase, documentId, page, viewport, mark, number, top, isChosen } = props
  // Led to another page, or on another file, its areas say nothing: its words are found again.
  const file = openCase.documents.find(({ id }) => id === documentId)?.sha256
  const isAsDrawn = mark.areas.length > 0 && (file === mark.sha256 || mark.quotation === '')
  const words = isAsDrawn ? '' : mark.quotation
  const found = useWordAreas(openCase.hearingCase.id, documentId, page, words)
  const areas = isAsDrawn ? mark.areas : found
  const readers = mark.shared ? `shared by ${mark.author}` : 'private'
  return (
    <>
      <Areas
        viewport={viewport}
        areas={areas}
        look={classes(
          'mark-area',
          mark.shared && 'mark-area--panel',
          isChosen && 'mark-area--chosen',
        )}
      />
      <button
        type="button"
        className={classes('mark-pin', mark.shared && 'mark-pin--panel')}
        style={{ top }}
        aria-pressed={isChosen}
        aria-label={`${markKindLabel(mark.kind)} ${number} on this page, ${readers}`}
        onClick={() => chooseMark(isChosen ? null : mark.id)}
      >
        {mark.kind === 'FLAG' ? <Icon name="flag" /> : number}
      </button>
    </>
  )
}
