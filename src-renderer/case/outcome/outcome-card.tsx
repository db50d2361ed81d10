import type { HearingCase } from '#core/hearing-case'
import { isBlank } from '#core/law/situation'
import type { OutcomeOption, RuleResult } from '#core/law/outcome-rules'
import { presumesDismissal } from '#core/law/presumption'
import { RungLabel } from '../../ui/rung.tsx'
import { Tag } from '../../ui/tag.tsx'
import { ReasonsEditor } from '../editor/reasons-editor.tsx'
import { fieldId } from '../frame/jump.ts'
import { useWords } from '../words.ts'
import { RuleLines } from './rule-lines.tsx'
import { choose, reasonsOn, setDecision, settle, withReasons } from './set-decision.ts'
import { Terms } from './terms.tsx'

function StateTag(props: {
  readonly chosen: boolean
  readonly reasons: string
  readonly presumed: boolean
}) {
  if (props.chosen)
    return (
      <Tag tone="accent" icon="check">
        Chosen
      </Tag>
    )
  if (props.presumed) return <Tag icon="cross">Presumed, not imposed</Tag>
  if (!isBlank(props.reasons)) return <Tag icon="cross">Considered, rejected</Tag>
  return <Tag>Not considered yet</Tag>
}

/** One outcome that the rules leave open: choose it, and say why or why not. */
export function OutcomeCard(props: {
  readonly hearingCase: HearingCase
  readonly option: OutcomeOption
  /** What the rules say of the case with its chosen outcome. */
  readonly rules: readonly RuleResult[]
  readonly notDismissing: boolean
  readonly readOnly: boolean
}) {
  const { hearingCase, option, readOnly, notDismissing } = props
  const { decision } = hearingCase
  const { outcome } = option
  const chosen = decision.outcome === outcome
  const reasons = reasonsOn(decision, outcome)
  const short = useWords().outcome(outcome).shortLabel.toLowerCase()
  return (
    <li className="outcome-card" data-chosen={chosen}>
      <label className="outcome-card__head">
        <input
          type="radio"
          name="outcome"
          checked={chosen}
          disabled={readOnly}
          onChange={() => {
            setDecision(choose(outcome))
            settle()
          }}
        />
        <RungLabel rung={option.rung} label={option.label} />
        <span className="row push-end">
          {option.state === 'NEEDS_REASONS' && !chosen && <Tag tone="warn">Needs reasons</Tag>}
          {option.state === 'WARNED' && !chosen && <Tag tone="warn">Rule not verified</Tag>}
          <StateTag
            chosen={chosen}
            reasons={reasons}
            presumed={notDismissing && presumesDismissal(hearingCase)}
          />
        </span>
      </label>
      <div className="outcome-card__body">
        {chosen && <Terms hearingCase={hearingCase} readOnly={readOnly} />}
        {notDismissing && (
          <ReasonsEditor
            label="Reasons for not dismissing"
            description={
              hearingCase.regime.panelModel.possible.includes('CHIEF_OFFICER_CHAIR')
                ? 'Required by regulation 43(1)(e), or 63(1)(d) for an accelerated hearing'
                : undefined
            }
            prompts="NOT_DISMISSING"
            id={fieldId('decision.reasonsForNotDismissing')}
            value={decision.reasonsForNotDismissing}
            isReadOnly={readOnly}
            onChange={(reasonsForNotDismissing) => setDecision({ reasonsForNotDismissing })}
            onBlur={settle}
          />
        )}
        {(chosen || !notDismissing) && (
          <ReasonsEditor
            label={chosen ? `Why ${short}` : `Why ${short} is not enough, or goes too far`}
            hideLabel={!chosen && reasons !== ''}
            prompts={chosen ? 'CHOSEN' : 'REJECTED'}
            rows={chosen ? 4 : 2}
            id={fieldId(`decision.considered.${outcome}`)}
            value={reasons}
            isReadOnly={readOnly}
            onChange={(text) => setDecision(withReasons(decision, outcome, text))}
            onBlur={settle}
          />
        )}
        {chosen && <RuleLines rules={props.rules} decision={decision} readOnly={readOnly} />}
      </div>
    </li>
  )
}
