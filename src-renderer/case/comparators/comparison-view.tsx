import { useState } from 'react'
import type { OpenCase } from '#contract/api'
import type { CaseComparison } from '#core/quality/panel-exclusions'
import { Card } from '../../ui/card.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { useMedia } from '../../ui/media.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { useRungs } from '../lawful.ts'
import { edit } from '../store/case-store.ts'
import { loadComparison, replayComparison, useComparison } from '../store/comparison-store.ts'
import { useCanEdit } from '../use-can-edit.ts'
import { useWords } from '../words.ts'
import { Conflicts } from './conflicts.tsx'
import { Fingerprint } from './fingerprint.tsx'
import { groupNeighbours, groupOf } from './groups.ts'
import { Ladder } from './ladder.tsx'
import { InAMinute } from './in-a-minute.tsx'
import { OneChange } from './one-change.tsx'
import { togglePin } from './panel-choice.ts'
import { answerTo, PointingAway, withAnswer } from './pointing-away.tsx'
import { RankedPanel } from './ranked-panel.tsx'
import { SearchReport } from './search-report.tsx'

type Shown = { readonly refs: readonly string[]; readonly label: string }

/** The whole comparison: ladder and one change, ranked cases, search report and pointing away. */
export function ComparisonView(props: {
  readonly openCase: OpenCase
  readonly comparison: CaseComparison
}) {
  const { openCase, comparison } = props
  const { hearingCase, seals } = openCase
  const wide = useMedia('(min-width: 1360px)')
  const words = useWords()
  const rungs = useRungs(hearingCase)
  const { replay, loading } = useComparison()
  const mayDecide = useCanEdit(openCase, 'decision')
  const choice = mayDecide
    ? {
        pinned: new Set(hearingCase.decision.pinnedComparators),
        onPin: (ref: string) => togglePin(hearingCase.decision, ref),
      }
    : null
  const groups = groupNeighbours(comparison)
  const [tab, setTab] = useState('counted')
  const [shown, setShown] = useState<Shown | null>(null)
  const [expanded, setExpanded] = useState<string | null>(
    comparison.neighbours.find((n) => n.counted)?.ref ?? null,
  )
  const [answering, setAnswering] = useState<string | null>(null)
  const [full, setFull] = useState(false)
  const [side, setSide] = useState('ladder')

  const away = new Set(comparison.searchReport.pointingAway)
  const awayCases = comparison.neighbours.filter((n) => away.has(n.ref))
  const answered = awayCases.filter((n) => answerTo(hearingCase.decision, n.ref).trim() !== '')
  const view =
    hearingCase.decision.outcome ?? seals.decisionMakers.find((m) => m.isMe)?.view?.outcome

  const openOne = (ref: string) => {
    setShown(null)
    setTab(groupOf(groups, ref) ?? tab)
    setExpanded(ref)
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-ref="${CSS.escape(ref)}"] button`)?.focus(),
    )
  }
  const openMany = (refs: readonly string[], label: string) => {
    setTab((refs[0] === undefined ? null : groupOf(groups, refs[0])) ?? tab)
    setShown({ refs, label })
  }
  const showExcluded = () => {
    setTab('counted')
    requestAnimationFrame(() => document.getElementById('excluded-by-panel')?.focus())
  }
  const answer = (ref: string) => {
    setSide('away')
    setAnswering(ref)
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`#answer-${CSS.escape(ref)} textarea`)?.focus(),
    )
  }

  const ladder = (
    <Card title="Outcome ladder" aside="A padlock marks a sealed view">
      <Ladder
        comparison={comparison}
        rungs={rungs}
        seals={seals}
        onCase={openOne}
        onCases={openMany}
      />
    </Card>
  )
  const oneChange = (
    <Card title="What one change would move">
      <OneChange comparison={comparison} onCase={openOne} />
    </Card>
  )
  const fingerprint = (
    <Fingerprint
      comparison={comparison}
      replay={replay}
      busy={loading}
      onReplay={() => void replayComparison(hearingCase.id)}
      onRunAgain={() => void loadComparison(hearingCase.id)}
    />
  )
  const report = (
    <Card
      title="Search report"
      aside={
        <LinkButton
          label={full ? 'Short search report' : 'Full search report'}
          onPress={() => setFull(!full)}
        >
          {full ? 'Short' : 'Full'}
        </LinkButton>
      }
    >
      <SearchReport
        comparison={comparison}
        full={full}
        onCases={openMany}
        onExcluded={showExcluded}
      />
    </Card>
  )
  const pointing = (
    <Card title="Pointing away" aside={`${answered.length} of ${awayCases.length} answered`}>
      <PointingAway
        cases={awayCases}
        decision={hearingCase.decision}
        viewLabel={
          view == null ? null : `the view you hold: ${words.outcome(view).label.toLowerCase()}`
        }
        readOnly={hearingCase.status !== 'OPEN'}
        open={answering}
        onOpen={setAnswering}
        onCase={openOne}
        onAnswer={(ref, text, settled) =>
          edit('decision', withAnswer(hearingCase.decision, ref, text), settled)
        }
      />
    </Card>
  )
  const ranked = (
    <RankedPanel
      comparison={comparison}
      groups={groups}
      tab={tab}
      onTab={(id) => {
        setTab(id)
        setShown(null)
      }}
      shown={shown}
      onShowAll={() => setShown(null)}
      expanded={expanded}
      onExpand={setExpanded}
      pointingAway={away}
      onAnswer={answer}
      excluded={comparison.excludedByPanel ?? []}
      choice={choice}
    />
  )
  const minute = <InAMinute comparison={comparison} onCase={openOne} />
  const conflicts = <Conflicts comparison={comparison} onCase={openOne} />

  if (wide)
    return (
      <div className="comparators comparators-wide">
        <div className="column">
          {minute}
          {conflicts}
          {ladder}
          {oneChange}
        </div>
        {ranked}
        <div className="column">
          {report}
          {pointing}
          {fingerprint}
        </div>
      </div>
    )
  return (
    <div className="comparators">
      <div className="column">
        {minute}
        {conflicts}
        <Tabs
          label="Parts of the comparison"
          selected={side}
          onSelect={setSide}
          items={[
            { id: 'ladder', label: 'Ladder' },
            { id: 'change', label: 'One change' },
            { id: 'report', label: 'Report' },
            { id: 'away', label: `Pointing away ${answered.length}/${awayCases.length}` },
          ]}
        >
          <div className="stack">
            {side === 'ladder' && ladder}
            {side === 'change' && oneChange}
            {side === 'report' && report}
            {side === 'report' && fingerprint}
            {side === 'away' && pointing}
          </div>
        </Tabs>
      </div>
      {ranked}
    </div>
  )
}
