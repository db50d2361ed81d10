import { useState } from 'react'
import type { OpenCase } from '#contract/api'
import type { ProvisionalView } from '#core/provisional-view'
import { Column, Columns } from '../../ui/columns.tsx'
import { Problems } from '../../ui/notice.tsx'
import { useSession } from '../../shell/session.ts'
import { editDraft, useCase } from '../store/case-store.ts'
import { ClosedComparators } from './closed-comparators.tsx'
import { DecisionMakers } from './decision-makers.tsx'
import { NoViewToSeal } from './no-view-to-seal.tsx'
import { OtherLaptop } from './other-laptop.tsx'
import { SealPanel } from './seal-panel.tsx'
import { SealRecord } from './seal-record.tsx'
import './seal.css'
import { usePanelRecord } from './use-panel-record.ts'
import { ViewForm } from './view-form.tsx'

/** Step 4: one's own view, written before anything of another case is seen. */
export function SealStep(props: { readonly openCase: OpenCase }) {
  const { openCase } = props
  const { hearingCase, seals } = openCase
  const draft = useCase((state) => state.draft)
  const role = useSession((session) => session.person?.role ?? null)
  const { record, problems } = usePanelRecord(openCase)
  const [stated, setStated] = useState(false)
  const mine = seals.decisionMakers.find((maker) => maker.isMe)
  const carried: ProvisionalView = {
    culpabilityLevel: hearingCase.seriousness.culpabilityLevel,
    harmLevel: hearingCase.seriousness.harmLevel,
    outcome: null,
    months: null,
    reasons: '',
  }
  const sealed = mine !== undefined && mine.sealedAt !== null
  const view = (sealed ? mine.view : draft) ?? carried
  const writable = mine !== undefined && !sealed && hearingCase.status === 'OPEN'
  return (
    <Columns layout="form-seal" scroll>
      <div className="column step-column">
        <div>
          <h2 className="title">Your provisional view</h2>
          <p className="lead">
            Write down where you stand before you see what others decided. Nobody sees it until all{' '}
            {seals.decisionMakers.length} views are sealed.
          </p>
        </div>
        {mine === undefined ? (
          <NoViewToSeal role={role} />
        ) : (
          <ViewForm
            openCase={openCase}
            view={view}
            readOnly={!writable}
            onChange={(next) => {
              setStated(false)
              editDraft(next)
            }}
          />
        )}
        <SealRecord record={record} />
        <Problems problems={problems} />
      </div>
      <Column label="Seal and decision-makers">
        <div className="step-column column">
          {mine !== undefined && (
            <SealPanel
              view={view}
              maker={mine}
              stated={stated}
              writable={writable}
              onState={setStated}
            />
          )}
          <DecisionMakers seals={seals} />
          <ClosedComparators openCase={openCase} role={role} />
          <OtherLaptop openCase={openCase} record={record} />
        </div>
      </Column>
    </Columns>
  )
}
