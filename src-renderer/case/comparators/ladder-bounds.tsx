import type { Bound } from '#core/comparison/comparison'
import type { OutcomeCode } from '#core/vocabulary'
import type { Rung } from '../lawful.ts'
import { Refs, type Doors } from './refs.tsx'

type Place = 'BELOW' | 'ABOVE' | undefined

/** What choosing a rung outside the bounds would take. */
export function Departure(
  props: Doors & {
    readonly place: Place
    readonly floor: Bound | null
    readonly ceiling: Bound | null
  },
) {
  const bound =
    props.place === 'BELOW' ? props.floor : props.place === 'ABOVE' ? props.ceiling : null
  if (bound === null) return null
  return (
    <p className="note">
      {props.place === 'BELOW' ? 'Below the floor' : 'Above the ceiling'}: choosing it means
      distinguishing{' '}
      <Refs
        refs={bound.refs}
        label={props.place === 'BELOW' ? SETS_FLOOR : SETS_CEILING}
        named={1}
        onCase={props.onCase}
        onCases={props.onCases}
      />
      .
    </p>
  )
}

/** What the cases are that set a bound, as the list says over them. */
export const SETS_FLOOR = 'that set the floor'
export const SETS_CEILING = 'that set the ceiling'

/** Rungs outside the bounds, which do not cross; `rungs` run from the gravest down. */
export function outsideBounds(
  rungs: readonly Rung[],
  floor: Bound | null,
  ceiling: Bound | null,
): ReadonlyMap<OutcomeCode, Place> {
  const order = rungs.map((rung) => rung.outcome)
  const top = ceiling === null ? -1 : order.indexOf(ceiling.outcome)
  const bottom = floor === null ? -1 : order.indexOf(floor.outcome)
  if (top !== -1 && bottom !== -1 && bottom < top) return new Map()
  return new Map(
    order.map((outcome, index) => [
      outcome,
      bottom !== -1 && index > bottom ? 'BELOW' : index < top ? 'ABOVE' : undefined,
    ]),
  )
}

/** Rungs between floor and ceiling, both included; `rungs` run from the gravest down. */
export function betweenBounds(
  rungs: readonly Rung[],
  floor: Bound | null,
  ceiling: Bound | null,
): ReadonlySet<OutcomeCode> {
  const order = rungs.map((rung) => rung.outcome)
  const top = ceiling === null ? 0 : order.indexOf(ceiling.outcome)
  const bottom = floor === null ? order.length - 1 : order.indexOf(floor.outcome)
  const tinted = floor === null && ceiling === null ? [] : order.slice(Math.max(top, 0), bottom + 1)
  return new Set(tinted)
}
