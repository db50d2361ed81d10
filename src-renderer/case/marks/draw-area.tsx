import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { DrawnPage } from '../bundle/page-layers.ts'
import { Button } from '../../ui/button.tsx'
import { draftFor } from './mark-drafts.ts'
import { keepMark, useMarks } from './marks-store.ts'
import { toPoints } from './page-passage.ts'

type Box = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const step = 12
const smallest = 12

const between = (value: number, least: number, most: number) =>
  Math.min(Math.max(value, least), Math.max(least, most))

/** Where a key takes the box: arrows move it, with Shift they make it larger or smaller. */
function moved(box: Box, { key, shiftKey }: KeyboardEvent, page: Box): Box | null {
  const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key]
  if (by === undefined) return null
  const [across = 0, down = 0] = by.map((steps) => steps * step)
  const { width, height } = page
  if (shiftKey)
    return {
      ...box,
      width: between(box.width + across, smallest, width - box.left),
      height: between(box.height + down, smallest, height - box.top),
    }
  return {
    ...box,
    left: between(box.left + across, 0, width - box.width),
    top: between(box.top + down, 0, height - box.height),
  }
}

/** An area of a page, set with the pointer or the arrow keys: pages without text are marked so. */
export function DrawArea(props: DrawnPage) {
  const { openCase, documentId, page, viewport } = props
  const { width, height } = viewport
  const whole = { left: 0, top: 0, width, height }
  const [box, setBox] = useState<Box>({
    left: width / 4,
    top: height / 3,
    width: width / 2,
    height: height / 6,
  })
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => frame.current?.focus(), [])
  const cancel = () => useMarks.setState({ drawingOn: null })
  const keep = () => {
    const { left, top } = box
    const area = toPoints(viewport, [left, top, left + box.width, top + box.height])
    const passage = { documentId, page, quotation: '', areas: [area] }
    const draft = draftFor(openCase, passage, 'HIGHLIGHT')
    if (draft !== null) void keepMark(draft, 'Area highlighted')
  }
  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const edge = event.currentTarget.getBoundingClientRect()
    return {
      x: between(event.clientX - edge.left, 0, width),
      y: between(event.clientY - edge.top, 0, height),
    }
  }
  const onMove = (event: PointerEvent<HTMLElement>) => {
    if (from.current === null) return
    const { x, y } = placeOf(event)
    setBox({
      left: Math.min(x, from.current.x),
      top: Math.min(y, from.current.y),
      width: Math.max(Math.abs(x - from.current.x), smallest),
      height: Math.max(Math.abs(y - from.current.y), smallest),
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(box, event, whole)
    if (next !== null) setBox(next)
    else if (event.key === 'Enter') keep()
    else if (event.key === 'Escape') cancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className="draw-area"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = placeOf(event)
      }}
      onPointerMove={onMove}
      onPointerUp={() => {
        from.current = null
      }}
    >
      <div
        ref={frame}
        className="draw-area__box"
        style={box}
        role="application"
        tabIndex={0}
        aria-label="Area to highlight. Arrow keys move it, with Shift they change its size. Enter keeps it, Escape leaves it."
        onKeyDown={onKeyDown}
      />
      <div className="draw-area__tools" onPointerDown={(event) => event.stopPropagation()}>
        <Button size="small" variant="primary" onPress={keep}>
          Highlight this area
        </Button>
        <Button size="small" onPress={cancel}>
          Leave it
        </Button>
      </div>
    </div>
  )
}
