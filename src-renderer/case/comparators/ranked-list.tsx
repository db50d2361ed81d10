import { useRef, type KeyboardEvent } from 'react'
import type { Neighbour } from '#core/comparison/comparison'
import { NeighbourRow } from './neighbour-row.tsx'
import type { PanelChoice } from './row-choices.tsx'

/** The line of the row before or after the focused one; the ends hold. */
function moveFocus(list: HTMLElement, step: 1 | -1) {
  const lines = [...list.querySelectorAll<HTMLElement>('.neighbour-line')]
  const at = lines.findIndex((line) => line.closest('li')?.contains(document.activeElement))
  const next = at === -1 ? 0 : Math.min(Math.max(at + step, 0), lines.length - 1)
  lines[next]?.focus()
}

const typing = (target: EventTarget) =>
  target instanceof HTMLElement && target.closest('input, textarea, select') !== null

/** Like cases, nearest first. J and K move, Space opens, A answers, X puts two side by side. */
export function RankedList(props: {
  readonly neighbours: readonly Neighbour[]
  readonly label: string
  readonly expanded: string | null
  readonly sideBySide: string | null
  readonly pointingAway: ReadonlySet<string>
  readonly onExpand: (ref: string | null) => void
  readonly onSideBySide: (ref: string | null) => void
  readonly onAnswer: (ref: string) => void
  /** Place of each case by likeness, where the list is in another order. */
  readonly places?: ReadonlyMap<string, number> | undefined
  readonly choice?: PanelChoice | null | undefined
}) {
  const list = useRef<HTMLOListElement>(null)
  const toggle = (ref: string) => props.onExpand(props.expanded === ref ? null : ref)
  const beside = (ref: string) => {
    props.onExpand(ref)
    props.onSideBySide(props.sideBySide === ref ? null : ref)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
    const focused = document.activeElement?.closest<HTMLElement>('[data-ref]')?.dataset['ref']
    const act = {
      j: () => list.current !== null && moveFocus(list.current, 1),
      k: () => list.current !== null && moveFocus(list.current, -1),
      x: () => focused !== undefined && beside(focused),
      a: () => focused !== undefined && props.pointingAway.has(focused) && props.onAnswer(focused),
    }[event.key.toLowerCase()]
    if (act === undefined) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <ol className="ranked" aria-label={props.label} ref={list} onKeyDown={onKey}>
      {props.neighbours.map((n, index) => (
        <NeighbourRow
          key={n.ref}
          place={props.places?.get(n.ref) ?? index + 1}
          choice={props.choice ?? null}
          neighbour={n}
          expanded={props.expanded === n.ref}
          sideBySide={props.sideBySide === n.ref}
          onToggle={() => toggle(n.ref)}
          onSideBySide={() => beside(n.ref)}
          onAnswer={props.pointingAway.has(n.ref) ? () => props.onAnswer(n.ref) : null}
        />
      ))}
    </ol>
  )
}
