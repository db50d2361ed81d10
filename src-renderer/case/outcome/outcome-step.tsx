import { useMemo, useRef } from 'react'
import { useLocation } from 'wouter'
import type { OpenCase } from '#contract/api'
import { checkOutcome, olderOption } from '#core/law/outcome-rules'
import { liveWarning } from '#core/law/live-warnings'
import { overallFinding } from '#core/overall-finding'
import { presumesDismissal } from '#core/law/presumption'
import { findingLabel, liveWarningLabel, officerLabel } from '#core/wording'
import { Button } from '../../ui/button.tsx'
import { Columns } from '../../ui/columns.tsx'
import { SidePanel } from '../../ui/drawer.tsx'
import { Empty } from '../../ui/empty.tsx'
import { TextLink } from '../../ui/link.tsx'
import { ReadThrough } from '../editor/reasons-document.tsx'
import { stepAddress } from '../frame/steps.ts'
import { useOptions } from '../lawful.ts'
import { flushCase } from '../store/case-store.ts'
import { useFreshComparison } from '../store/use-fresh-comparison.ts'
import { useCanEdit } from '../use-can-edit.ts'
import { useLaw } from '../words.ts'
import { AgainstComparators } from './against-comparators.tsx'
import { ChangeOfFindings } from './change-of-findings.tsx'
import { ExceptionalCard } from './exceptional-card.tsx'
import { InTheWay } from './in-the-way.tsx'
import { OutcomeCard } from './outcome-card.tsx'
import './outcome.css'
import { RecordCard } from './record-card.tsx'
import { RefusedOutcomes } from './refused-outcomes.tsx'
import { SinceSealed } from './since-sealed.tsx'
import { useIssueProblems } from './use-problems.ts'
import { useUntranslated, welshProblems } from './use-untranslated.ts'

/** Step 6; the chair's draft of it opens to a member once every view is sealed. */
export function OutcomeStep({ openCase }: { readonly openCase: OpenCase }) {
  if (!openCase.seals.draftClosed) return <OutcomeDraft openCase={openCase} />
  return (
    <div className="step-page">
      <Empty title="The chair’s draft is closed to you">
        It opens when every view is sealed, so that each decides alone first. Seal your own in{' '}
        <TextLink href={stepAddress(openCase.hearingCase.id, 'provisional')}>step 4</TextLink>.
      </Empty>
    </div>
  )
}

/** A lawful outcome, mildest considered first, with reasons a reader can follow. */
function OutcomeDraft(props: { readonly openCase: OpenCase }) {
  const { openCase } = props
  const { hearingCase } = openCase
  const { decision, particulars } = hearingCase
  const law = useLaw()
  const readOnly = !useCanEdit(openCase, 'decision')
  const [, go] = useLocation()
  const comparison = useFreshComparison(openCase)
  const options = useOptions(hearingCase)
  const untranslated = useUntranslated(openCase)
  const issue = useIssueProblems(openCase)
  const problems = [...issue, ...welshProblems(openCase, untranslated)]
  const summary = useRef<HTMLDivElement>(null)
  const rules = useMemo(() => checkOutcome(hearingCase, law), [hearingCase, law])
  const finding = overallFinding(hearingCase.findings)
  const gross = finding === 'GROSS_MISCONDUCT'
  const dismissed = decision.outcome === 'DWN' || decision.outcome === 'WHBD'
  const isDismissal = (outcome: string) => outcome === 'DWN' || outcome === 'WHBD'
  const older = useMemo(() => olderOption(hearingCase, law), [hearingCase, law])
  const lawful = options.filter((option) => option.state !== 'UNLAWFUL')
  const open = older === null ? lawful : [...lawful, older]
  const presumption = presumesDismissal(hearingCase)
  const live = liveWarning(particulars)
  const goOn = () => {
    if (problems.length > 0) summary.current?.focus()
    else void flushCase().then(() => go(stepAddress(hearingCase.id, 'notice')))
  }
  return (
    <Columns layout="form-seal" scroll>
      <div className="column step-column">
        <div className="row outcome-heading">
          <h2 className="case-title">Outcomes, mildest first</h2>
          <span className="small muted">
            Finding: {findingLabel(finding).toLowerCase()}. At severity assessment:{' '}
            {live === null ? 'warnings not known yet' : liveWarningLabel(live).toLowerCase()}.{' '}
            {officerLabel(particulars.officer.rank, particulars.officer.standing)}.
          </span>
        </div>
        {!readOnly && <InTheWay caseId={hearingCase.id} problems={problems} boxRef={summary} />}
        <RefusedOutcomes options={options.filter((option) => option.state === 'UNLAWFUL')} />
        <ul className="outcome-cards" id="f-decision-outcome" aria-label="Outcomes that are open">
          {open.map((option) => (
            <OutcomeCard
              key={option.outcome}
              hearingCase={hearingCase}
              option={option}
              rules={rules}
              readOnly={readOnly}
              notDismissing={
                gross && decision.outcome !== null && !dismissed && isDismissal(option.outcome)
              }
            />
          ))}
        </ul>
        <RecordCard decision={decision} readOnly={readOnly} />
        <ChangeOfFindings openCase={openCase} readOnly={readOnly} />
        <SinceSealed openCase={openCase} />
        <div className="outcome-foot">
          <ReadThrough hearingCase={hearingCase} />
          <div className="stack stack--tight push-end">
            <Button variant="primary" onPress={goOn}>
              Go to the notice
            </Button>
            <span className="note">
              {problems.length > 0 ? (
                <>
                  {problems.length === 1 ? '1 thing left' : `${problems.length} things left`}.{' '}
                  <a href={`#${stepAddress(hearingCase.id, 'notice')}`}>See the draft</a>
                </>
              ) : (
                'Everything is there'
              )}
            </span>
          </div>
        </div>
      </div>
      <SidePanel title={presumption ? 'Exceptional circumstances and comparators' : 'Comparators'}>
        {presumption && <ExceptionalCard hearingCase={hearingCase} readOnly={readOnly} />}
        <AgainstComparators hearingCase={hearingCase} comparison={comparison} readOnly={readOnly} />
      </SidePanel>
    </Columns>
  )
}
