import { useMemo } from 'react'
import type { OpenCase } from '#contract/api'
import { casesPointingAway, type CaseComparison } from '#core/quality/panel-exclusions'
import { isBlank } from '#core/law/situation'
import { Card } from '../../ui/card.tsx'
import { useRungs } from '../lawful.ts'
import { edit } from '../store/case-store.ts'
import { useCanEdit } from '../use-can-edit.ts'
import { ComparisonColumns } from './comparison-columns.tsx'
import { Conflicts } from './conflicts.tsx'
import { Fingerprint } from './fingerprint.tsx'
import { groupNeighbours } from '#core/comparison/groups'
import { InAMinute } from './in-a-minute.tsx'
import { Ladder } from './ladder.tsx'
import { OneChange } from './one-change.tsx'
import { togglePin } from './panel-choice.ts'
import { PointingAwayCard } from './pointing-away-card.tsx'
import { answerTo, withAnswer } from './pointing-away.tsx'
import { RankedPanel } from './ranked-panel.tsx'
import { ReportCard } from './report-card.tsx'
import { TriedNote, TryWords } from './try-words.tsx'
import { useShownCases } from './use-shown-cases.ts'
import { useTriedWords } from './use-tried-words.ts'

/** The whole comparison: ladder and one change, ranked cases, search report and pointing away. */
export function ComparisonView(props: {
  readonly openCase: OpenCase
  readonly comparison: CaseComparison
}) {
  const { openCase } = props
  const { narrative, factors } = props.comparison.profile
  const tried = useTriedWords(openCase.hearingCase.id)
  const comparison = tried.comparison ?? props.comparison
  const { hearingCase, seals } = openCase
  const { decision } = hearingCase
  const rungs = useRungs(hearingCase)
  const mayDecide = useCanEdit(openCase, 'decision')
  const groups = useMemo(() => groupNeighbours(comparison), [comparison])
  const list = useShownCases(comparison, groups)
  const awayCases = useMemo(() => casesPointingAway(props.comparison), [props.comparison])
  const away = useMemo(
    () => new Set(props.comparison.searchReport.pointingAway),
    [props.comparison],
  )
  const answered = awayCases.filter((n) => !isBlank(answerTo(decision, n.ref))).length
  const mayChoose = mayDecide && tried.comparison === null
  const choice = useMemo(
    () =>
      mayChoose
        ? {
            pinned: new Set(decision.pinnedComparators),
            onPin: (ref: string) => togglePin(decision, ref),
          }
        : null,
    [mayChoose, decision],
  )
  const note = {
    of: (ref: string) => answerTo(decision, ref),
    readOnly: !mayDecide,
    onChange: (ref: string, text: string, settled: boolean) =>
      edit('decision', withAnswer(decision, ref, text), settled),
  }
  const { openOne, openMany } = list
  return (
    <ComparisonColumns
      answered={`${answered}/${awayCases.length}`}
      side={list.side}
      onSide={list.setSide}
      parts={{
        first: (
          <>
            {tried.comparison !== null && <TriedNote />}
            <InAMinute comparison={comparison} onCase={openOne} onCases={openMany} />
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
            {tried.hasOneChange ? (
              <OneChange comparison={comparison} onCase={openOne} />
            ) : (
              <p className="note">Looked for once nothing has changed for a moment.</p>
            )}
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
        fingerprint: <Fingerprint caseId={hearingCase.id} comparison={props.comparison} />,
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
            note={tried.comparison === null ? note : null}
            above={<TryWords narrative={narrative} factors={factors} trying={tried.trying} />}
          />
        ),
      }}
    />
  )
}
