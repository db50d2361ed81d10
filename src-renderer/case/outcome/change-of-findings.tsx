import type { OpenCase } from '#contract/api'
import { changedSinceSealed } from '#core/law/issuable-changed'
import { callsForOutcome } from '#core/law/issuable-seriousness'
import { Card } from '../../ui/card.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { fieldId } from '../frame/jump.ts'
import { ruleReason, setDecision, settle, withRuleReason } from './set-decision.ts'

/** Findings or seriousness moved under a sealed view: whose it is, and why the decision stands. */
export function ChangeOfFindings(props: {
  readonly openCase: OpenCase
  readonly readOnly: boolean
}) {
  const { hearingCase, seals } = props.openCase
  const { decision } = hearingCase
  const reason = ruleReason(decision, changedSinceSealed)
  if (!callsForOutcome(hearingCase) || (seals.onOtherFindings.length === 0 && reason === ''))
    return null
  return (
    <Card title="Findings changed after views were sealed" icon="warning">
      <div className="stack">
        <p className="small">
          {seals.onOtherFindings.length === 0
            ? 'Every view is now on the present findings and seriousness.'
            : `Sealed on other findings or seriousness: ${seals.onOtherFindings.join(', ')}. Let each record below what they hold now, or say why the decision stands.`}
        </p>
        <TextArea
          label="Reason for going on"
          description="Kept with the case and in the audit record"
          record
          rows={2}
          id={fieldId(`decision.warningReasons.${changedSinceSealed}`)}
          value={reason}
          isReadOnly={props.readOnly}
          onChange={(text) => setDecision(withRuleReason(decision, changedSinceSealed, text))}
          onBlur={settle}
        />
      </div>
    </Card>
  )
}
