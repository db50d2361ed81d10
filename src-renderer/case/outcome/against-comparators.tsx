import { useState } from 'react'
import type { HearingCase } from '#core/hearing-case'
import { isBlank } from '#core/law/situation'
import { casesPointingAway, type CaseComparison } from '#core/quality/panel-exclusions'
import { inFigures } from '../../shell/words.ts'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TextLink } from '../../ui/link.tsx'
import { ReasonsEditor } from '../editor/reasons-editor.tsx'
import { answerTo, PointingAway, withAnswer } from '../comparators/pointing-away.tsx'
import { fieldId } from '../frame/jump.ts'
import { stepAddress } from '../frame/steps.ts'
import { edit } from '../store/case-store.ts'
import { useWords } from '../words.ts'
import { setDecision, settle } from './set-decision.ts'

function Line(props: { readonly done: boolean; readonly head: string; readonly text: string }) {
  return (
    <li className={props.done ? undefined : 'is-warn'}>
      <Icon name={props.done ? 'check' : 'warning'} />
      <span>
        {props.head}
        <span className="note">{props.text}</span>
      </span>
    </li>
  )
}

/** The outcome beside the like cases: what is explained, what still points away, what is relied on. */
export function AgainstComparators(props: {
  readonly hearingCase: HearingCase
  readonly comparison: CaseComparison | null
  readonly readOnly: boolean
}) {
  const { hearingCase, comparison, readOnly } = props
  const { decision } = hearingCase
  const words = useWords()
  const [open, setOpen] = useState<string | null>(null)
  if (comparison === null)
    return (
      <Card title="Against the comparators">
        <p className="small muted">
          Comparators have not been opened.{' '}
          <TextLink href={stepAddress(hearingCase.id, 'comparators')}>Go to step 5</TextLink>
        </p>
      </Card>
    )
  const away = casesPointingAway(comparison)
  const takenOut = away.filter((n) => n.excludedBecause !== null)
  const unanswered = away.filter((n) => isBlank(answerTo(decision, n.ref)))
  const { floor, ceiling } = comparison.constraint
  const counted = comparison.neighbours.filter((n) => n.counted)
  return (
    <Card title="Against the comparators">
      <ul className="checks">
        {floor !== null && (
          <Line
            done
            head={`Floor: ${words.outcome(floor.outcome).label.toLowerCase()}`}
            text={`Set by ${floor.refs.join(', ')}`}
          />
        )}
        {ceiling !== null && (
          <Line
            done
            head={`Ceiling: ${words.outcome(ceiling.outcome).label.toLowerCase()}`}
            text={`Set by ${ceiling.refs.join(', ')}`}
          />
        )}
        <Line
          done={unanswered.length === 0}
          head={`${away.length - takenOut.length} of ${inFigures(comparison.searchReport.counted)} counted cases point away`}
          text={
            unanswered.length === 0 ? 'Each is answered' : `${unanswered.length} not yet answered`
          }
        />
        {(comparison.excludedByPanel ?? []).map(({ ref, reason }) => (
          <Line
            key={ref}
            done={!takenOut.some((n) => n.ref === ref && answerTo(decision, ref).trim() === '')}
            head={`${ref} is taken out${takenOut.some((n) => n.ref === ref) ? ', and it points away' : ''}`}
            text={reason}
          />
        ))}
      </ul>
      <div id={fieldId('decision.comparatorAnswers')}>
        <PointingAway
          cases={away}
          decision={decision}
          viewLabel={null}
          readOnly={readOnly}
          open={open}
          onOpen={setOpen}
          onCase={(ref) => (globalThis.location.hash = `#/precedents/${ref}`)}
          onAnswer={(ref, text, settled) =>
            edit('decision', withAnswer(decision, ref, text), settled)
          }
        />
      </div>
      <ReasonsEditor
        label="Why the outcome differs from like cases, if it does"
        prompts="DEPARTURE"
        rows={2}
        id={fieldId('decision.comparatorDeparture')}
        value={decision.comparatorDeparture}
        isReadOnly={readOnly}
        onChange={(comparatorDeparture) => setDecision({ comparatorDeparture })}
        onBlur={settle}
      />
      <details className="relied">
        <summary>
          Relied on, and so printed in the notice: {decision.reliedOnComparators.length}
        </summary>
        {counted.map((n) => (
          <Checkbox
            key={n.ref}
            isReadOnly={readOnly}
            isSelected={decision.reliedOnComparators.includes(n.ref)}
            onChange={(on) =>
              setDecision({
                reliedOnComparators: on
                  ? [...decision.reliedOnComparators, n.ref]
                  : decision.reliedOnComparators.filter((ref) => ref !== n.ref),
              })
            }
          >
            {n.ref} {n.title}
          </Checkbox>
        ))}
      </details>
    </Card>
  )
}
