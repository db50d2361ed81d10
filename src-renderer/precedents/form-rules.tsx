import { regimeLabel } from '#core/wording'
import { conductRegimeSchema, type ConductRegime } from '#core/vocabulary'
import { Card } from '../ui/card.tsx'
import { DateField, TextArea } from '../ui/field.tsx'
import { Tag } from '../ui/tag.tsx'
import { fieldId, regimeOf } from './form-draft.ts'
import { OptionSelect, type Part } from './form-fields.tsx'
import { rulesChoices } from './words.ts'

const dateFields = [
  ['conductFrom', 'Conduct began'],
  ['cameToAttention', 'Came to attention'],
  ['severityAssessment', 'Severity assessment'],
  ['referralNotice', 'Notice of referral'],
] as const

const choiceLabel = (id: ConductRegime): string =>
  rulesChoices.find((choice) => choice.id === id)?.label ?? id

/** Which rules applied: from the dates where they tell, else as a person records with a reason. */
export function RulesCard({ draft, change, error }: Part) {
  const { dates, rules, keys } = draft
  const { conductRegime } = regimeOf(draft)
  return (
    <Card
      title="Rules that applied"
      aside={<Tag tone="accent">{regimeLabel({ conductRegime })}</Tag>}
    >
      <p className="small muted">{conductRegime.reason}</p>
      {keys !== null && (
        <p className="note">
          The rules stay as recorded while no date is entered here. The dates serve only to tell the
          rules and are not kept.
        </p>
      )}
      <div className="form-grid">
        {dateFields.map(([field, label]) => (
          <DateField
            key={field}
            label={label}
            value={dates[field]}
            onChange={(date) => change({ dates: { ...dates, [field]: date } })}
            partial
          />
        ))}
      </div>
      <OptionSelect
        label="Record other rules"
        none="As the dates tell"
        value={rules.value}
        options={conductRegimeSchema.options}
        labelOf={choiceLabel}
        onChange={(value) => change({ rules: { ...rules, value } })}
      />
      {rules.value !== null && (
        <TextArea
          id={fieldId('rules.reason')}
          label="Reason for these rules"
          value={rules.reason}
          onChange={(reason) => change({ rules: { ...rules, reason } })}
          error={error('rules.reason')}
          rows={2}
          isRequired
        />
      )}
    </Card>
  )
}
