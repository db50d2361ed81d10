import { useState } from 'react'
import type { Comparison } from '#core/comparison/comparison'
import type { ExcludedCase } from '#core/quality/panel-exclusions'
import { Empty } from '../../ui/empty.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ExcludedCases } from './excluded-cases.tsx'
import { pinnedFirst, type Group } from './groups.ts'
import { NearLine } from './near-line.tsx'
import { RankedList } from './ranked-list.tsx'
import type { PanelChoice } from './row-choices.tsx'

/** The ranked cases, one tab for each set that may be added up. */
export function RankedPanel(props: {
  readonly comparison: Comparison
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
  /** Null for whoever does not write the decision. */
  readonly choice: PanelChoice | null
}) {
  const [sideBySide, setSideBySide] = useState<string | null>(null)
  const { shown, groups } = props
  const group = groups.find((one) => one.id === props.tab) ?? groups[0]
  if (group === undefined) return null
  const listed =
    shown === null ? group.neighbours : group.neighbours.filter((n) => shown.refs.includes(n.ref))
  return (
    <section className="ranked-panel" aria-label="Like cases, nearest first">
      <Tabs
        label="Sets of cases"
        selected={group.id}
        onSelect={props.onTab}
        aside="Nearest first"
        flush
        items={groups.map(({ id, label, neighbours }) => ({
          id,
          label,
          count: neighbours.length,
        }))}
      >
        {shown !== null && (
          <p className="shown-note" role="status">
            Showing {listed.length}: {shown.label}.{' '}
            <button type="button" className="inline-link" onClick={props.onShowAll}>
              Show all
            </button>
          </p>
        )}
        {listed.length === 0 ? (
          <Empty title="No case here">
            <p>No case under these rules has enough in common with this one.</p>
          </Empty>
        ) : (
          <RankedList
            label={group.label}
            neighbours={pinnedFirst(listed, props.choice?.pinned)}
            places={new Map(group.neighbours.map((n, index) => [n.ref, index + 1]))}
            choice={props.choice}
            expanded={props.expanded}
            sideBySide={sideBySide}
            pointingAway={props.pointingAway}
            onExpand={props.onExpand}
            onSideBySide={setSideBySide}
            onAnswer={props.onAnswer}
          />
        )}
        {group.id === 'counted' && (
          <ExcludedCases cases={props.excluded} readOnly={props.choice === null} />
        )}
        {group.id === 'counted' && shown === null && (
          <NearLine comparison={props.comparison} onCase={props.onExpand} />
        )}
      </Tabs>
    </section>
  )
}
