import { refusalsOf, type OutcomeOption } from '#core/law/outcome-rules'
import { Icon } from '../../ui/icon.tsx'
import { RuleTag } from './rule-tag.tsx'

/** Outcomes that a verified rule refuses, why, and what would make them lawful. */
export function RefusedOutcomes(props: { readonly options: readonly OutcomeOption[] }) {
  const { options } = props
  if (options.length === 0) return null
  const rules = options.flatMap(refusalsOf)
  const distinct = rules.filter(
    (rule, index) => rules.findIndex((other) => other.ruleId === rule.ruleId) === index,
  )
  return (
    <section className="refused" aria-label="Outcomes that are not lawful here">
      <div className="refused__head">
        <Icon name="ban" />
        <b>{options.map((option) => option.label).join(', ')}</b>
        <span className="row push-end">
          {distinct.map((rule) => (
            <RuleTag key={rule.ruleId} rule={rule} />
          ))}
        </span>
      </div>
      {distinct.map((rule) => (
        <p key={rule.ruleId} className="small">
          {rule.message} {rule.remedy} ({rule.source})
        </p>
      ))}
    </section>
  )
}
