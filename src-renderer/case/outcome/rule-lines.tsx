import type { Decision } from '#core/hearing-case'
import type { RuleResult } from '#core/law/outcome-rules'
import { Icon } from '../../ui/icon.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { fieldId } from '../frame/jump.ts'
import { RuleTag } from './rule-tag.tsx'
import { ruleReason, setDecision, settle, withRuleReason } from './set-decision.ts'

const asksReason = (rule: RuleResult) =>
  rule.about !== 'ENTRY' && (rule.effect === 'REASON_NEEDED' || rule.effect === 'REASON_GIVEN')

/** What each rule says of the chosen outcome, and the reason typed where one is asked for. */
export function RuleLines(props: {
  readonly rules: readonly RuleResult[]
  readonly decision: Decision
  readonly readOnly: boolean
}) {
  const { rules, decision, readOnly } = props
  if (rules.length === 0)
    return (
      <p className="small is-accent row">
        <Icon name="check" /> No rule stands in the way.
      </p>
    )
  return (
    <ul className="rule-lines">
      {rules.map((rule) => (
        <li key={rule.ruleId}>
          <div className="rule-lines__head">
            <Icon name={rule.effect === 'REASON_GIVEN' ? 'check' : 'warning'} />
            <span>
              {rule.message}{' '}
              {rule.effect !== 'REASON_GIVEN' && <span className="muted">{rule.remedy}</span>}
            </span>
            <RuleTag rule={rule} />
          </div>
          {asksReason(rule) && (
            <TextArea
              label={`Reason for going on, ${rule.ruleId}`}
              record
              rows={2}
              id={fieldId(`decision.warningReasons.${rule.ruleId}`)}
              value={ruleReason(decision, rule.ruleId)}
              isReadOnly={readOnly}
              onChange={(reason) => setDecision(withRuleReason(decision, rule.ruleId, reason))}
              onBlur={settle}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
