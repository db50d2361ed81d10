import type { OpenCase } from '#contract/api'
import type { CaseComparison } from '#core/quality/panel-exclusions'
import { Card } from '../../ui/card.tsx'
import { useRungs } from '../lawful.ts'
import { loadComparison, replayComparison, useComparison } from '../store/comparison-store.ts'
import { useCanEdit } from '../use-can-edit.ts'
import { ComparisonColumns } from './comparison-columns.tsx'
import { Conflicts } from './conflicts.tsx'
import { Fingerprint } from './fingerprint.tsx'
import { groupNeighbours } from './groups.ts'
import { InAMinute } from './in-a-minute.tsx'
import { Ladder } from './ladder.tsx'
import { OneChange } from './one-change.tsx'
import { togglePin } from './panel-choice.ts'
import { PointingAwayCard } from './pointing-away-card.tsx'
import { answerTo } from './pointing-away.tsx'
import { RankedPanel } from './ranked-panel.tsx'
import { ReportCard } from './report-card.tsx'
import { useShownCases } from './use-shown-cases.ts'

/** The whole comparison: ladder and one change, ranked cases, search report and pointing away. */
export function ComparisonView(props: {
  readonly openCase: OpenCase
  readonly comparison: CaseComparison
}) {
  const { openCase, comparison } = props
  const { hearingCase, seals } = openCase
  const { decision } = hearingCase
  const rungs = useRungs(hearingCase)
  const { replay, loading } = useComparison()
  const mayDecide = useCanEdit(openCase, 'decision')
  const groups = groupNeighbours(comparison)
  const list = useShownCases(comparison, groups)
  const away = new Set(comparison.searchReport.pointingAway)
  const awayCases = comparison.neighbours.filter((n) => away.has(n.ref))
  const answered = awayCases.filter((n) => answerTo(decision, n.ref).trim() !== '').length
  const choice = mayDecide
    ? {
        pinned: new Set(decision.pinnedComparators),
        onPin: (ref: string) => togglePin(decision, ref),
      }
    : null
  const { openOne, openMany } = list
  return (
    <ComparisonColumns
      answered={`${answered}/${awayCases.length}`}
      side={list.side}
      onSide={list.setSide}
      parts={{
        first: (
          <>
            <InAMinute comparison={comparison} onCase={openOne} />
            <Conflicts comparison={comparison} onCase={openOne} />
          </>
        ),
        ladder: (
          <Card title="Outcome ladder" aside="A padlock marks a sealed view">
            <Ladder
              comparison={comparison}
              rungs={rungs}
              seals={seals}
              onCase={openOne}
              onCases={openMany}
            />
          </Card>
        ),
        change: (
          <Card title="What one change would move">
            <OneChange comparison={comparison} onCase={openOne} />
          </Card>
        ),
        report: (
          <ReportCard comparison={comparison} onCases={openMany} onExcluded={list.showExcluded} />
        ),
        away: (
          <PointingAwayCard
            openCase={openCase}
            cases={awayCases}
            answered={answered}
            open={list.answering}
            onOpen={list.setAnswering}
            onCase={openOne}
          />
        ),
        fingerprint: (
          <Fingerprint
            comparison={comparison}
            replay={replay}
            busy={loading}
            onReplay={() => void replayComparison(hearingCase.id)}
            onRunAgain={() => void loadComparison(hearingCase.id)}
          />
        ),
        ranked: (
          <RankedPanel
            comparison={comparison}
            groups={groups}
            tab={list.tab}
            onTab={list.goToTab}
            shown={list.shown}
            onShowAll={list.showAll}
            expanded={list.expanded}
            onExpand={list.setExpanded}
            pointingAway={away}
            onAnswer={list.answer}
            excluded={comparison.excludedByPanel ?? []}
            choice={choice}
          />
        ),
      }}
    />
  )
}
