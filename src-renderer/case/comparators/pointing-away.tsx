import { useState } from 'react'
import type { Decision } from '#core/hearing-case'
import type { CasePointingAway } from '#core/quality/panel-exclusions'
import { isBlank } from '#core/law/situation'
import { Tag } from '../../ui/tag.tsx'
import { MaskedTitle } from './masked-title.tsx'
import { fieldId } from '../frame/jump.ts'
import { TextArea } from '../../ui/text-field.tsx'

export const answerTo = (decision: Decision, ref: string): string =>
  decision.comparatorAnswers.find((a) => a.ref === ref)?.answer ?? ''

/** Decision with one answer set. */
export function withAnswer(decision: Decision, ref: string, answer: string): Decision {
  const others = decision.comparatorAnswers.filter((a) => a.ref !== ref)
  return { ...decision, comparatorAnswers: [...others, { ref, answer }] }
}

/** Cases that ended otherwise than the view in sight, each with the panel's answer. */
export function PointingAway(props: {
  readonly cases: readonly CasePointingAway[]
  readonly decision: Decision
  readonly viewLabel: string | null
  readonly readOnly: boolean
  readonly open: string | null
  readonly onOpen: (ref: string | null) => void
  readonly onCase: (ref: string) => void
  readonly onAnswer: (ref: string, answer: string, settled: boolean) => void
}) {
  const [all, setAll] = useState(false)
  const first = props.cases.slice(0, 6)
  const isOpenHidden = props.open !== null && !first.some((n) => n.ref === props.open)
  const shown = all || isOpenHidden ? props.cases : first
  if (props.cases.length === 0) return <p className="note">No counted case points away.</p>
  return (
    <div className="pointing-away">
      {props.viewLabel !== null && <p className="note">From {props.viewLabel}</p>}
      <ul>
        {shown.map((n) => {
          const answer = answerTo(props.decision, n.ref)
          return (
            <li key={n.ref}>
              <button type="button" className="ref" onClick={() => props.onCase(n.ref)}>
                {n.ref}
              </button>
              <div>
                <p className="sentence">
                  <MaskedTitle of={n.ref} title={n.title} />
                </p>
                {n.excludedBecause !== null && (
                  <p className="note">Taken out by the panel: {n.excludedBecause}</p>
                )}
                <button
                  type="button"
                  className="plain"
                  id={fieldId(`decision.comparatorAnswers.${n.ref}`)}
                  aria-expanded={props.open === n.ref}
                  onClick={() => props.onOpen(props.open === n.ref ? null : n.ref)}
                >
                  <Tag
                    tone={isBlank(answer) ? 'warn' : 'accent'}
                    icon={isBlank(answer) ? undefined : 'check'}
                  >
                    {isBlank(answer) ? 'To answer' : 'Answered'}
                  </Tag>
                  <span className="visually-hidden"> Answer {n.ref}</span>
                </button>
              </div>
              {props.open === n.ref && (
                <div className="answer" id={`answer-${n.ref}`}>
                  <TextArea
                    label={`How this case differs from ${n.ref}, or why it does not lead here`}
                    value={answer}
                    record
                    isReadOnly={props.readOnly}
                    onChange={(text) => props.onAnswer(n.ref, text, false)}
                    onBlur={() => props.onAnswer(n.ref, answer, true)}
                  />
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {props.cases.length > shown.length && (
        <button type="button" className="inline-link" onClick={() => setAll(true)}>
          Show all {props.cases.length}
        </button>
      )}
    </div>
  )
}
