import { useState, type PointerEvent } from 'react'
import { stateOf } from '#core/bundle/redaction/areas'
import { groundOf } from '#core/bundle/redaction/grounds'
import type { Rect } from '#core/bundle/resolve-references'
import { classes } from '../../ui/classes.ts'
import type { DrawnPage } from '../bundle/page-layers.ts'
import { toPixels, toPoints } from '../marks/page-passage.ts'
import './redaction.css'
import { markAreas, useRedactions } from './redaction-store.ts'
import { stateWords } from './state-words.ts'

/** Areas to redact on one page, and the drawing of new ones with the pointer. */
export function RedactionLayer(props: DrawnPage) {
  const { openCase, documentId, page, viewport } = props
  const { caseId, areas, chosen, isDrawing } = useRedactions()
  if (caseId !== openCase.hearingCase.id) return null
  const here = areas.filter((area) => area.documentId === documentId && area.page === page)
  return (
    <div className="redaction-layer">
      {here.map((area) => (
        <div
          key={area.id}
          role="img"
          aria-label={`To be taken out: ${groundOf(area.ground).label}, ${stateWords[stateOf(area)]}`}
        >
          {area.rects.map((rect, at) => (
            <div
              key={at}
              className={classes(
                'redaction-area',
                stateOf(area) === 'MARKED' && 'redaction-area--waits',
                area.id === chosen && 'redaction-area--chosen',
              )}
              style={toPixels(viewport, [...rect])}
            />
          ))}
        </div>
      ))}
      {isDrawing && <DrawWithPointer {...props} />}
    </div>
  )
}

type Point = { readonly x: number; readonly y: number }

const boxBetween = (start: Point | null, to: Point | null) =>
  start === null || to === null
    ? null
    : {
        left: Math.min(start.x, to.x),
        top: Math.min(start.y, to.y),
        width: Math.abs(start.x - to.x),
        height: Math.abs(start.y - to.y),
      }

/** A press and a pull mark an area; the keyboard has lines, the whole page and measures instead. */
function DrawWithPointer({ documentId, page, viewport }: DrawnPage) {
  const [start, setStart] = useState<Point | null>(null)
  const [to, setTo] = useState<Point | null>(null)
  const placeOf = (event: PointerEvent<HTMLElement>): Point => {
    const edge = event.currentTarget.getBoundingClientRect()
    const { width, height } = viewport
    return {
      x: Math.min(Math.max(event.clientX - edge.left, 0), width),
      y: Math.min(Math.max(event.clientY - edge.top, 0), height),
    }
  }
  const box = boxBetween(start, to)
  const leave = () => {
    setStart(null)
    setTo(null)
  }
  const finish = (event: PointerEvent<HTMLElement>) => {
    leave()
    // To where the pointer was let go: the last box on screen may be older, and smaller.
    const drawn = boxBetween(start, placeOf(event))
    if (drawn === null || drawn.width < 4 || drawn.height < 4) return
    const { left, top, width, height } = drawn
    const rect: Rect = toPoints(viewport, [left, top, left + width, top + height])
    void markAreas([{ documentId, page, rects: [rect] }])
  }
  return (
    <div
      className="redaction-draw"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setStart(placeOf(event))
      }}
      onPointerMove={(event) => {
        if (start !== null) setTo(placeOf(event))
      }}
      onPointerUp={finish}
      onPointerCancel={leave}
    >
      {box !== null && <div className="redaction-area redaction-area--waits" style={box} />}
    </div>
  )
}
