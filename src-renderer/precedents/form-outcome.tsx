import { findingLabel, outcomeLabel } from '#core/wording'
import { LATER_EFFECT_LABELS } from '#core/wording-precedent'
import { laterHistorySchema } from '#core/precedent'
import { findingLevelSchema } from '#core/vocabulary'
import { Card } from '../ui/card.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { fieldId } from './form-draft.ts'
import { OptionSelect, type Part } from './form-fields.tsx'

const effects = laterHistorySchema.shape.effect.options.map((id) => ({
  id,
  label: LATER_EFFECT_LABELS[id],
}))

/** What was found and imposed, as first imposed, and what became of it. */
export function OutcomeCard({ draft, law, change, content, profile, error }: Part) {
  const { outcome, laterHistory, barred, profile: now } = draft.content
  const codes = law.outcomes.map(({ id }) => id)
  const label = (id: (typeof codes)[number]) => outcomeLabel(id, law)
  const later = (patch: Partial<typeof laterHistory>) =>
    content({ laterHistory: { ...laterHistory, ...patch } })
  return (
    <Card title="Outcome">
      <div className="form-grid">
        <OptionSelect
          label="Finding"
          value={now.finding}
          options={findingLevelSchema.options}
          labelOf={findingLabel}
          onChange={(finding) => profile({ finding })}
        />
        <OptionSelect
          field="outcome"
          label="Outcome, as first imposed"
          none="Choose"
          value={outcome}
          options={codes}
          labelOf={label}
          onChange={(next) => content({ outcome: next })}
          error={error('outcome')}
        />
        <TextField
          id={fieldId('outcomeMonths')}
          label="Length of a warning, in months"
          type="number"
          value={draft.months}
          onChange={(months) => change({ months })}
          error={error('outcomeMonths')}
          maxLength={3}
        />
        <OptionSelect
          label="Barred list"
          value={barredCode(barred)}
          options={['YES', 'NO']}
          labelOf={(id) => (id === 'YES' ? 'Placed on it' : 'Not placed on it')}
          onChange={(id) => content({ barred: id === null ? null : id === 'YES' })}
        />
        <Select
          label="What became of it"
          items={effects}
          value={laterHistory.effect}
          onChange={(effect) => later({ effect })}
        />
        {laterHistory.effect !== 'NONE_RECORDED' && laterHistory.effect !== 'UPHELD' && (
          <OptionSelect
            field="laterHistory.finalOutcome"
            label="Outcome that stands in the end"
            none="None or not known"
            value={laterHistory.finalOutcome}
            options={codes}
            labelOf={label}
            onChange={(finalOutcome) => later({ finalOutcome })}
            error={error('laterHistory.finalOutcome')}
          />
        )}
      </div>
      {laterHistory.effect !== 'NONE_RECORDED' && (
        <TextArea
          label="Later history in the source’s words"
          value={laterHistory.words ?? ''}
          onChange={(words) => later({ words: words === '' ? null : words })}
          rows={2}
        />
      )}
    </Card>
  )
}

const barredCode = (barred: boolean | null) => {
  if (barred === null) return null
  return barred ? 'YES' : 'NO'
}
