import type { SealState } from '#contract/api'
import type { Bound, ComparisonResult, SpreadRow } from '#core/comparison/comparison'
import type { OutcomeCode } from '#core/vocabulary'
import { inFigures } from '../../shell/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { RungLabel } from '../../ui/rung.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Rung } from '../lawful.ts'
import { useWords } from '../words.ts'
import { IntervalLine } from './interval-line.tsx'
import {
  betweenBounds,
  Departure,
  outsideBounds,
  SETS_CEILING,
  SETS_FLOOR,
} from './ladder-bounds.tsx'
import { Refs, type Doors } from './refs.tsx'

function BoundLine(props: Doors & { readonly kind: 'Floor' | 'Ceiling'; readonly bound: Bound }) {
  const words =
    props.kind === 'Floor'
      ? 'a less serious case ended here:'
      : 'no lighter than this in a case at least as serious:'
  return (
    <p className="bound">
      <b>{props.kind}</b>
      <span>
        {props.bound.months === null ? '' : `${props.bound.months} months; `}
        {words}{' '}
        <Refs
          refs={props.bound.refs}
          label={props.kind === 'Floor' ? SETS_FLOOR : SETS_CEILING}
          onCase={props.onCase}
          onCases={props.onCases}
        />
      </span>
    </p>
  )
}

function Sealed(props: { readonly seals: SealState; readonly outcome: OutcomeCode }) {
  return props.seals.decisionMakers
    .filter((maker) => maker.view?.outcome === props.outcome)
    .map((maker) => (
      <Tag key={maker.label} tone="seal" icon="lock">
        <span className="visually-hidden">Sealed view of </span>
        {maker.label}
      </Tag>
    ))
}

/** Views that are sealed and that their holders have not opened to this library yet. */
function NotOpenYet({ seals }: { readonly seals: SealState }) {
  const { decisionMakers } = seals
  const closed = decisionMakers.filter(({ sealedAt, view }) => sealedAt !== null && view === null)
  // Whoever does not decide reads no view at all, open or not.
  if (closed.length === 0 || !decisionMakers.some(({ isMe }) => isMe)) return null
  return (
    <p className="note">
      Sealed, not open here yet: {closed.map(({ label }) => label).join(', ')}. A view opens when
      its holder next opens this case, or by an opening taken in at step 4.
    </p>
  )
}

function CountLine(props: {
  readonly row: SpreadRow
  readonly total: number
  readonly label: string
  readonly onCases: Doors['onCases']
}) {
  const { row } = props
  return (
    <div className="count-line">
      <button
        type="button"
        className="count"
        onClick={() => props.onCases(row.refs, props.label)}
        aria-label={`${inFigures(row.count)} of the ${inFigures(props.total)} nearest counted cases: ${props.label}. Show them`}
      >
        {inFigures(row.count)} of {inFigures(props.total)}
      </button>
      <IntervalLine row={row} />
    </div>
  )
}

/** Outcomes from the gravest down, with what like cases say about each. One sentence a rung. */
export function Ladder(
  props: Doors & {
    readonly comparison: ComparisonResult
    readonly rungs: readonly Rung[]
    readonly seals: SealState
  },
) {
  const { comparison, seals, onCase, onCases } = props
  const doors = { onCase, onCases }
  const words = useWords()
  const { floor, ceiling } = comparison.constraint
  const total = comparison.spreadNote.counted
  const places = outsideBounds(props.rungs, floor, ceiling)
  const between = betweenBounds(props.rungs, floor, ceiling)
  const open = props.rungs.filter((rung) => rung.lawful)
  const counted = new Set(elsewhere(comparison, open).map((row) => row.outcome))
  const closed = props.rungs.filter((rung) => !rung.lawful && !counted.has(rung.outcome))
  return (
    <>
      {floor === null && (
        <p className="note">
          <b>No floor</b>: no counted case is less serious on every recorded point.
        </p>
      )}
      {ceiling === null && (
        <p className="note">
          <b>No ceiling</b>: no counted case is at least as serious on every recorded point.
        </p>
      )}
      <NotOpenYet seals={seals} />
      <ol className="ladder">
        {open.map(({ outcome, note }) => {
          const row = comparison.spread.find((r) => r.outcome === outcome)
          const entry = words.outcome(outcome)
          return (
            <li key={outcome} className="ladder__rung" data-between={between.has(outcome)}>
              <div className="ladder__head">
                <RungLabel rung={entry.rung} label={entry.label} />
                <span className="ladder__tags">
                  <Sealed seals={seals} outcome={outcome} />
                </span>
              </div>
              {ceiling?.outcome === outcome && (
                <BoundLine kind="Ceiling" bound={ceiling} {...doors} />
              )}
              {floor?.outcome === outcome && <BoundLine kind="Floor" bound={floor} {...doors} />}
              {row === undefined || total === 0 ? (
                <p className="note">No counted case ended here.</p>
              ) : (
                <CountLine row={row} total={total} label={entry.label} onCases={props.onCases} />
              )}
              <Departure place={places.get(outcome)} floor={floor} ceiling={ceiling} {...doors} />
              {note !== '' && <p className="note">{note}</p>}
            </li>
          )
        })}
        {elsewhere(comparison, open).map((row) => (
          <li key={row.outcome} className="ladder__rung ladder__rung--closed">
            <RungLabel
              rung={words.outcome(row.outcome).rung}
              label={words.outcome(row.outcome).label}
            />
            <CountLine
              row={row}
              total={total}
              label={words.outcome(row.outcome).label}
              onCases={props.onCases}
            />
            <p className="note">Not open in this case{ruleNote(props.rungs, row.outcome)}.</p>
          </li>
        ))}
        {closed.length > 0 && (
          <li className="ladder__rung ladder__rung--closed">
            <p>
              <Icon name="ban" /> {closed.map((r) => words.outcome(r.outcome).label).join(', ')}:
              not lawful, {[...new Set(closed.flatMap((r) => r.ruleIds))].join(', ')}
            </p>
          </li>
        )}
      </ol>
      {!comparison.spreadNote.tooFew && (
        <div className="axis" aria-hidden="true">
          <span>0%</span>
          <span>50%</span>
          <span>100%</span>
        </div>
      )}
      <SpreadNote comparison={comparison} onCases={onCases} />
    </>
  )
}

/** How the dots and lines are to be read; the number they are a share of opens its cases. */
function SpreadNote(props: {
  readonly comparison: ComparisonResult
  readonly onCases: Doors['onCases']
}) {
  const { neighbours, spreadNote } = props.comparison
  const { counted: total, effective, tooFew } = spreadNote
  if (tooFew)
    return (
      <p className="note">
        Too few to say: {total === 0 ? 'no like case is' : `${total} like cases are`} counted. Under
        five, no share and no line is drawn.
      </p>
    )
  const refs = neighbours.flatMap((one) => (one.counted ? [one.ref] : []))
  return (
    <p className="note">
      Dot: share of the{' '}
      <button
        type="button"
        className="inline-link"
        aria-label={`${inFigures(total)} nearest counted cases. Show them`}
        onClick={() => props.onCases(refs.slice(0, total), 'counted cases nearest to this one')}
      >
        {inFigures(total)} nearest counted cases
      </button>
      . Line: 95% interval, effective number {effective.toFixed(1)}.
    </p>
  )
}

const ruleNote = (rungs: readonly Rung[], outcome: OutcomeCode): string => {
  const ids = rungs.find((rung) => rung.outcome === outcome)?.ruleIds ?? []
  return ids.length === 0 ? '' : `, ${ids.join(', ')}`
}

/** Outcomes of counted cases that this case cannot have, such as those of former officers. */
const elsewhere = (comparison: ComparisonResult, open: readonly Rung[]) =>
  comparison.spread.filter((row) => row.count > 0 && !open.some((r) => r.outcome === row.outcome))
