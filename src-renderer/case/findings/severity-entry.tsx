import type { SeverityAssessment } from '#core/hearing-case'
import { isBlank } from '#core/law/situation'
import { IconButton } from '../../ui/button.tsx'
import { Segmented } from '../../ui/choices.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Select } from '../../ui/select.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { flushCase } from '../store/case-store.ts'

const LEVELS = [
  { id: 'GROSS_MISCONDUCT', label: 'Gross misconduct, if proved' },
  { id: 'MISCONDUCT', label: 'Misconduct, if proved' },
  { id: 'NEITHER', label: 'Neither' },
] as const

const rating = (id: NonNullable<SeverityAssessment['rating']>, word: string) => ({
  id,
  label: (
    <>
      <span className="rating-mark" data-rating={id} aria-hidden="true" />
      {word}
    </>
  ),
})
const RATINGS = [rating('RED', 'Red'), rating('AMBER', 'Amber'), rating('GREEN', 'Green')]

/** The stages of the National Decision Model, in its order. */
const STAGES: readonly {
  readonly key: keyof SeverityAssessment['reasons']
  readonly label: string
}[] = [
  { key: 'information', label: '1. Information: what is known, and from where' },
  { key: 'threatAndRisk', label: '2. Threat and risk, and the strategy for them' },
  { key: 'powersAndPolicy', label: '3. Powers and policy' },
  { key: 'options', label: '4. Options' },
  { key: 'action', label: '5. Action taken, and review' },
]

const settle = () => void flushCase()

/** One severity assessment: when, by whom, what, and why. */
export function SeverityEntry(props: {
  readonly number: number
  readonly assessment: SeverityAssessment
  readonly standing: 'FIRST' | 'LATEST' | 'BETWEEN'
  readonly readOnly: boolean
  readonly onChange: (part: Partial<SeverityAssessment>) => void
  readonly onRemove: () => void
}) {
  const { number, assessment, standing, readOnly, onChange } = props
  const written = STAGES.filter(({ key }) => !isBlank(assessment.reasons[key])).length
  return (
    <div className="severity" role="group" aria-label={`Severity assessment ${number}`}>
      <div className="row row--apart">
        <span className="row">
          <b>Assessment {number}</b>
          {standing === 'FIRST' && <Tag tone="accent">First: fixes live warnings</Tag>}
          {standing === 'LATEST' && <Tag>Latest</Tag>}
          {assessment.on === null && <Tag tone="warn">No date yet</Tag>}
        </span>
        {!readOnly && (
          <IconButton
            icon="trash"
            label={`Remove severity assessment ${number}`}
            onPress={props.onRemove}
          />
        )}
      </div>
      <div className="case-grid">
        <DateField
          label="Assessed on"
          value={assessment.on}
          isReadOnly={readOnly}
          onChange={(on) => onChange({ on })}
          onBlur={settle}
        />
        <div className="span-2">
          <TextField
            label="By whom"
            value={assessment.by}
            isReadOnly={readOnly}
            onChange={(by) => onChange({ by })}
            onBlur={settle}
          />
        </div>
        <Segmented
          label="Rating"
          items={RATINGS}
          value={assessment.rating}
          isReadOnly={readOnly}
          onChange={(value) => onChange({ rating: value })}
        />
        <Select
          label="Level"
          items={LEVELS}
          value={assessment.level}
          isReadOnly={readOnly}
          onChange={(level) => onChange({ level })}
        />
      </div>
      <details className="severity__reasons">
        <summary>
          Reasons, in the order of the National Decision Model{' '}
          <span className="note">{written} of 5 written</span>
        </summary>
        <div className="stack">
          {STAGES.map(({ key, label }) => (
            <TextArea
              key={key}
              label={label}
              record
              rows={2}
              value={assessment.reasons[key]}
              isReadOnly={readOnly}
              onChange={(text) => onChange({ reasons: { ...assessment.reasons, [key]: text } })}
              onBlur={settle}
            />
          ))}
        </div>
      </details>
    </div>
  )
}
