import { Fragment, useMemo, useState, type ReactNode } from 'react'
import type { ComparisonResult } from '#core/comparison/comparison'
import type { ExcludedCase } from '#core/quality/panel-exclusions'
import { explainComparison, whyNoneCounted } from '#core/quality/explain-comparison'
import { inFigures } from '../../shell/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useLaw } from '../words.ts'
import type { CaseNote } from './case-note.tsx'
import { ExcludedCases } from './excluded-cases.tsx'
import { pinnedFirst, type Group } from '#core/comparison/groups'
import { NearLine } from './near-line.tsx'
import { RankedList } from './ranked-list.tsx'
import type { PanelChoice } from './row-choices.tsx'

/** The ranked cases, one tab for each set that may be added up. */
export function RankedPanel(props: {
  readonly comparison: ComparisonResult
  readonly groups: readonly Group[]
  readonly tab: string
  readonly onTab: (id: string) => void
  readonly shown: { readonly refs: readonly string[]; readonly label: string } | null
  readonly onShowAll: () => void
  readonly expanded: string | null
  readonly onExpand: (ref: string | null) => void
  readonly pointingAway: ReadonlySet<string>
  readonly onAnswer: (ref: string) => void
  readonly excluded: readonly ExcludedCase[]
  /** Stands over the list. */
  readonly above: ReactNode
  readonly note: CaseNote | null
  /** Null for whoever does not write the decision. */
  readonly choice: PanelChoice | null
}) {
  const [sideBySide, setSideBySide] = useState<string | null>(null)
  const { shown, groups, comparison, choice } = props
  const law = useLaw()
  const first = useMemo(() => explainComparison(comparison, law).first, [comparison, law])
  const group = groups.find((one) => one.id === props.tab) ?? groups[0]
  const listed = useMemo(() => {
    const all = group?.neighbours ?? []
    const some = shown === null ? all : all.filter((n) => shown.refs.includes(n.ref))
    return pinnedFirst(some, choice?.pinned)
  }, [group, shown, choice])
  if (group === undefined) return null
  const setOut = new Set(comparison.neighbours.map(({ ref }) => ref))
  const elsewhere = shown === null ? [] : shown.refs.filter((ref) => !setOut.has(ref))
  const inOthers = shown === null ? [] : othersShown(groups, group, shown.refs)
  return (
    <section className="ranked-panel" aria-label="Like cases, nearest first">
      {props.above}
      <Tabs
        label="Sets of cases"
        selected={group.id}
        onSelect={props.onTab}
        {...(groups.length > 4 ? {} : { aside: 'Nearest first' })}
        flush
        items={groups.map(({ id, label, neighbours }) => ({
          id,
          label,
          count: neighbours.length,
        }))}
      >
        {shown !== null && (
          <p className="shown-note" role="status">
            Showing {inFigures(shown.refs.length)}: {shown.label}.{' '}
            {inOthers.map((other) => (
              <button
                key={other.id}
                type="button"
                className="inline-link"
                onClick={() => props.onTab(other.id)}
              >
                {other.count} under {other.label}
              </button>
            ))}{' '}
            <button type="button" className="inline-link" onClick={props.onShowAll}>
              Show all
            </button>
          </p>
        )}
        {elsewhere.length > 0 && <NotSetOut key={shown?.label} refs={elsewhere} />}
        {listed.length === 0 ? (
          elsewhere.length === 0 && (
            <Empty
              title={
                group.id === 'counted' && shown === null
                  ? 'No like case is counted'
                  : 'No case here'
              }
            >
              <p>
                {group.id === 'counted'
                  ? whyNoneCounted(comparison)
                  : 'No case under these rules has enough in common with this one.'}
              </p>
            </Empty>
          )
        ) : (
          <RankedList
            label={group.label}
            neighbours={listed}
            places={new Map(group.neighbours.map((n, index) => [n.ref, index + 1]))}
            choice={choice}
            first={first}
            note={props.note}
            present={comparison.profile}
            expanded={props.expanded}
            sideBySide={sideBySide}
            pointingAway={props.pointingAway}
            onExpand={props.onExpand}
            onSideBySide={setSideBySide}
            onAnswer={props.onAnswer}
          />
        )}
        {group.id === 'counted' && (
          <ExcludedCases cases={props.excluded} readOnly={choice === null} />
        )}
        {group.id === 'counted' && shown === null && (
          <NearLine comparison={props.comparison} onCase={props.onExpand} />
        )}
      </Tabs>
    </section>
  )
}

/** Cases of the number that was opened which stand on another tab. */
const othersShown = (groups: readonly Group[], here: Group, refs: readonly string[]) =>
  groups
    .filter((group) => group.id !== here.id)
    .map(({ id, label, neighbours }) => ({
      id,
      label,
      count: neighbours.filter((n) => refs.includes(n.ref)).length,
    }))
    .filter(({ count }) => count > 0)

/** Cases that were searched and have too little in common to be set out: each opens its record. */
function NotSetOut({ refs }: { readonly refs: readonly string[] }) {
  const [all, setAll] = useState(false)
  const more = refs.length - FEW
  return (
    <p className="not-set-out note">
      Not compared point by point:{' '}
      {(all ? refs : refs.slice(0, FEW)).map((ref) => (
        <Fragment key={ref}>
          <a className="ref" href={`#/precedents/${ref}`}>
            {ref}
          </a>{' '}
        </Fragment>
      ))}
      {more > 0 && (
        <button type="button" className="inline-link" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `and ${inFigures(more)} more`}
        </button>
      )}
    </p>
  )
}

/** Two or three lines of references, so that the cases set out stay in view. */
const FEW = 24
