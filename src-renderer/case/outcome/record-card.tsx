import type { Decision } from '#core/hearing-case'
import { Card } from '../../ui/card.tsx'
import { Checkbox, RadioList, Segmented } from '../../ui/choices.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { ReasonsEditor } from '../editor/reasons-editor.tsx'
import { fieldId } from '../frame/jump.ts'
import { setDecision, settle } from './set-decision.ts'

type TextKey = 'adviserAdvice' | 'reflectivePractice' | 'restrictions'

const TEXTS: readonly { readonly key: TextKey; readonly label: string }[] = [
  { key: 'adviserAdvice', label: 'Legal advice given, and whether it was followed' },
  { key: 'reflectivePractice', label: 'Reflective practice direction, if any' },
  { key: 'restrictions', label: 'Reporting restrictions, private sessions, anonymity, if any' },
]
const BASES = [
  { id: 'UNANIMOUS', label: 'Unanimous' },
  { id: 'MAJORITY', label: 'By majority' },
] as const
const PUBLICATION = [
  { id: 'PUBLISH', label: 'Publish' },
  { id: 'PUBLISH_REDACTED', label: 'Publish with parts removed' },
  { id: 'WITHHOLD', label: 'Do not publish' },
] as const

/** What the notice must also hold: how the panel got there, appeal, publication. */
export function RecordCard(props: { readonly decision: Decision; readonly readOnly: boolean }) {
  const { decision, readOnly } = props
  const { publication } = decision
  return (
    <>
      <Card title="How the panel got there">
        <div className="case-grid case-grid--two">
          <DateField
            label="Representations on outcome heard on"
            id={fieldId('decision.representationsHeardOn')}
            value={decision.representationsHeardOn}
            isReadOnly={readOnly}
            onChange={(representationsHeardOn) => setDecision({ representationsHeardOn })}
            onBlur={settle}
          />
          <Segmented
            label="Decision (kept, never printed)"
            items={BASES}
            value={decision.decisionBasis}
            isReadOnly={readOnly}
            onChange={(decisionBasis) => setDecision({ decisionBasis })}
          />
        </div>
        <div id={fieldId('decision.serviceRecordConsidered')}>
          <Checkbox
            isSelected={decision.serviceRecordConsidered}
            isReadOnly={readOnly}
            onChange={(serviceRecordConsidered) => setDecision({ serviceRecordConsidered })}
          >
            The officer’s service record was considered
          </Checkbox>
        </div>
        <ReasonsEditor
          label="Departure from the outcomes guidance, with reasons, if any"
          prompts="DEPARTURE"
          rows={2}
          id={fieldId('decision.guidanceDeparture')}
          value={decision.guidanceDeparture}
          isReadOnly={readOnly}
          onChange={(guidanceDeparture) => setDecision({ guidanceDeparture })}
          onBlur={settle}
        />
        {TEXTS.map(({ key, label }) => (
          <TextArea
            key={key}
            label={label}
            record
            rows={2}
            id={fieldId(`decision.${key}`)}
            value={decision[key]}
            isReadOnly={readOnly}
            onChange={(text) => setDecision({ [key]: text })}
            onBlur={settle}
          />
        ))}
      </Card>
      <Card title="Appeal, barred list, publication">
        <TextField
          label="An appeal is sent to"
          id={fieldId('decision.appealTo')}
          value={decision.appealTo}
          isReadOnly={readOnly}
          onChange={(appealTo) => setDecision({ appealTo })}
          onBlur={settle}
        />
        <div id={fieldId('decision.barredListReportPlanned')}>
          <Checkbox
            isSelected={decision.barredListReportPlanned}
            isReadOnly={readOnly}
            onChange={(barredListReportPlanned) => setDecision({ barredListReportPlanned })}
          >
            A report to the barred list is planned, where the outcome calls for one
          </Checkbox>
        </div>
        <div id={fieldId('decision.publication.decision')}>
          <RadioList
            label="Publication of the report"
            items={PUBLICATION}
            value={publication.decision}
            isReadOnly={readOnly}
            onChange={(choice) =>
              setDecision({ publication: { ...publication, decision: choice } })
            }
          />
        </div>
        {publication.decision !== null && publication.decision !== 'PUBLISH' && (
          <TextArea
            label="What is kept back, and on what ground"
            record
            rows={2}
            id={fieldId('decision.publication.reasons')}
            value={publication.reasons}
            isReadOnly={readOnly}
            onChange={(reasons) => setDecision({ publication: { ...publication, reasons } })}
            onBlur={settle}
          />
        )}
      </Card>
    </>
  )
}
