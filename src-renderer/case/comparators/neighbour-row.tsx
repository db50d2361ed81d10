import { memo } from 'react'
import type { Neighbour } from '#core/comparison/comparison'
import type { Profile } from '#core/profile'
import { likenessInWords } from '#core/quality/explain-comparison'
import { Button } from '../../ui/button.tsx'
import { RungLabel } from '../../ui/rung.tsx'
import { Tag } from '../../ui/tag.tsx'
import { laterWords, monthsWords, rankWords, useWords } from '../words.ts'
import { CaseNoteField, type CaseNote } from './case-note.tsx'
import { FeatureLists } from './feature-lists.tsx'
import { LikenessBar } from './likeness-bar.tsx'
import { MaskedTitle, UncoverWords } from './masked-title.tsx'
import { RowChoices, type PanelChoice } from './row-choices.tsx'
import { SideBySide } from './side-by-side.tsx'

const ROLE_WORDS = {
  SETS_FLOOR: 'sets floor',
  SETS_CEILING: 'sets ceiling',
  NEAR: 'near the line',
  CONFLICT: 'in conflict',
} as const

/** What a reader may do with a listed case. */
export type RowActs = {
  readonly toggle: (ref: string) => void
  readonly beside: (ref: string) => void
  readonly answer: (ref: string) => void
}

/** One listed case: a line that opens to everything the two cases share and do not share. */
export const NeighbourRow = memo(function NeighbourRow(props: {
  readonly place: number
  readonly neighbour: Neighbour
  /** This case as it was compared, where the line is open; null where it is closed. */
  readonly present: Profile | null
  readonly sideBySide: boolean
  readonly pointsAway: boolean
  readonly acts: RowActs
  /** Why it is the first, where it is. */
  readonly why: string | null
  readonly note: CaseNote | null
  /** Null for whoever does not write the decision. */
  readonly choice: PanelChoice | null
}) {
  const { neighbour: n, acts, present } = props
  const words = useWords()
  const outcome = words.outcome(n.outcome)
  const panel = `like-${n.ref}`
  const apart = n.onlyPresent.length + n.onlyPrecedent.length
  return (
    <li className="neighbour" data-open={present !== null} data-ref={n.ref}>
      <button
        type="button"
        className="neighbour-line"
        aria-expanded={present !== null}
        aria-controls={panel}
        aria-describedby={`why-${n.ref}`}
        onClick={() => acts.toggle(n.ref)}
      >
        <span className="place">{props.place}</span>
        <span className="who">
          <span className="mono">{n.ref}</span> {rankWords(n.rank)}
          {n.role !== null && (
            <Tag tone={n.role === 'SETS_FLOOR' ? 'accent' : 'neutral'}>{ROLE_WORDS[n.role]}</Tag>
          )}
          {props.choice?.pinned.has(n.ref) === true && <Tag>pinned</Tag>}
        </span>
        <span className="likeness-tally">
          {n.shared.length} same, {apart} not
        </span>
        <span className="facts-line">
          <MaskedTitle of={n.ref} title={n.title} />
        </span>
        <span className="outcome-cell">
          <RungLabel rung={outcome.rung} label={outcome.shortLabel} />
          <span className="second">{monthsWords(n.outcomeMonths)}</span>
          <span className="second">{laterWords(n.laterHistory, words)}</span>
        </span>
      </button>
      {/* Read out after the line itself, open or not: what is shared and what sets it apart. */}
      <span id={`why-${n.ref}`} hidden>
        {props.why} {likenessInWords(n)}
      </span>
      {present !== null && (
        <div id={panel} className="neighbour-panel">
          <UncoverWords of={n.ref} title={n.title} />
          {props.why !== null && <p className="why-first">{props.why}</p>}
          <FeatureLists neighbour={n} present={present} />
          <LikenessBar score={n.score} parts={n.parts} />
          {props.sideBySide && <SideBySide neighbour={n} present={present} />}
          {n.personalMitigation.length > 0 && (
            <p className="kept-apart">
              Kept apart, never compared:{' '}
              {n.personalMitigation.map((id) => words.factorLabel(id)).join('; ')}
            </p>
          )}
          {props.note !== null && n.counted && <CaseNoteField of={n.ref} note={props.note} />}
          <div className="row-actions">
            <a href={`#/precedents/${n.ref}`}>Open {n.ref}</a>
            <Button variant="quiet" onPress={() => acts.beside(n.ref)}>
              {props.sideBySide ? 'Close side by side' : 'Side by side'}
            </Button>
            {props.pointsAway && (
              <Button variant="quiet" onPress={() => acts.answer(n.ref)}>
                Answer this case
              </Button>
            )}
            {props.choice !== null && (
              <RowChoices of={n.ref} choice={props.choice} mayExclude={n.counted} />
            )}
          </div>
        </div>
      )}
    </li>
  )
})
