import { useEffect, useRef, useState } from 'react'
import type { Neighbour } from '#core/comparison/comparison'
import type { Profile } from '#core/profile'
import { useKeys } from '../../ui/keys.ts'
import { useFirstInSight } from './first-in-sight.ts'
import { NeighbourRow, type RowActs } from './neighbour-row.tsx'
import type { CaseNote } from './case-note.tsx'
import type { PanelChoice } from './row-choices.tsx'

/** The line of the row before or after the focused one; the ends hold. */
function moveFocus(list: HTMLElement, step: 1 | -1) {
  const lines = [...list.querySelectorAll<HTMLElement>('.neighbour-line')]
  const at = lines.findIndex((line) => line.closest('li')?.contains(document.activeElement))
  const next = at === -1 ? 0 : Math.min(Math.max(at + step, 0), lines.length - 1)
  lines[next]?.focus()
}

type Props = {
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
  /** The first case, and why it is first. */
  readonly first?: { readonly ref: string; readonly inShort: string } | null | undefined
  /** What the panel writes of a case; null where it writes nothing. */
  readonly note?: CaseNote | null | undefined
  /** This case, as it was compared. */
  readonly present: Profile
}

/** The same at every draw, so that a row is drawn again only where its own case is another. */
function useActs(props: Props): RowActs {
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const [acts] = useState<RowActs>(() => ({
    toggle(ref) {
      const { expanded, onExpand } = latest.current
      onExpand(expanded === ref ? null : ref)
    },
    beside(ref) {
      const { sideBySide, onExpand, onSideBySide } = latest.current
      onExpand(ref)
      onSideBySide(sideBySide === ref ? null : ref)
    },
    answer: (ref) => latest.current.onAnswer(ref),
  }))
  return acts
}

/** Like cases, nearest first. J and K move, Space opens, A answers, X puts two side by side. */
export function RankedList(props: Props) {
  const list = useRef<HTMLOListElement>(null)
  const acts = useActs(props)
  const neighbours = useFirstInSight(props.neighbours)
  const focused = () =>
    document.activeElement?.closest<HTMLElement>('.ranked [data-ref]')?.dataset['ref']
  const onFocused = (act: (ref: string) => void) => () => {
    const ref = focused()
    if (ref !== undefined) act(ref)
  }
  useKeys([
    {
      keys: 'J',
      label: 'Next case',
      run: () => list.current !== null && moveFocus(list.current, 1),
    },
    {
      keys: 'K',
      label: 'Previous case',
      run: () => list.current !== null && moveFocus(list.current, -1),
    },
    { keys: 'X', label: 'Case beside this one', run: onFocused(acts.beside) },
    {
      keys: 'A',
      label: 'Answer a case that points away',
      run: onFocused((ref) => props.pointingAway.has(ref) && acts.answer(ref)),
    },
  ])
  return (
    <ol className="ranked" aria-label={props.label} ref={list}>
      {neighbours.map((n, index) => (
        <NeighbourRow
          key={n.ref}
          place={props.places?.get(n.ref) ?? index + 1}
          choice={props.choice ?? null}
          why={n.ref === props.first?.ref ? props.first.inShort : null}
          note={props.note ?? null}
          present={props.expanded === n.ref ? props.present : null}
          neighbour={n}
          sideBySide={props.sideBySide === n.ref}
          pointsAway={props.pointingAway.has(n.ref)}
          acts={acts}
        />
      ))}
    </ol>
  )
}
