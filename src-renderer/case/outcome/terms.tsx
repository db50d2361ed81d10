import type { HearingCase } from '#core/hearing-case'
import { Checkbox } from '../../ui/choices.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { ranks } from '../findings/choices.ts'
import { fieldId } from '../frame/jump.ts'
import { setDecision, settle } from './set-decision.ts'

/** Length of a warning, last day of a notice; or the new rank, with the views of the authority. */
export function Terms(props: { readonly hearingCase: HearingCase; readonly readOnly: boolean }) {
  const { readOnly } = props
  const { decision } = props.hearingCase
  const views = decision.authorityViewsOnReduction
  if (decision.outcome === 'WW' || decision.outcome === 'FWW')
    return (
      <div className="terms terms__months">
        <TextField
          label="Months, beginning with the day of notification"
          type="number"
          id={fieldId('decision.months')}
          value={decision.months === null ? '' : String(decision.months)}
          isReadOnly={readOnly}
          onChange={(text) => setDecision({ months: Number.parseInt(text, 10) || null })}
          onBlur={settle}
        />
      </div>
    )
  if (decision.outcome === 'DISMISSAL_WITH_NOTICE')
    return (
      <div className="terms">
        <DateField
          label="Last day of the notice"
          id={fieldId('decision.noticeEnds')}
          value={decision.noticeEnds}
          isReadOnly={readOnly}
          onChange={(noticeEnds) => setDecision({ noticeEnds })}
        />
      </div>
    )
  if (decision.outcome !== 'RIR') return null
  return (
    <div className="terms stack">
      <div id={fieldId('decision.newRank')}>
        <Select
          label="Reduced to"
          items={ranks}
          value={decision.newRank}
          isReadOnly={readOnly}
          onChange={(newRank) => setDecision({ newRank })}
        />
      </div>
      <div id={fieldId('decision.authorityViewsOnReduction.recorded')}>
        <Checkbox
          isSelected={views.recorded}
          isReadOnly={readOnly}
          onChange={(recorded) =>
            setDecision({ authorityViewsOnReduction: { ...views, recorded } })
          }
        >
          The appropriate authority’s views on reduction were heard
        </Checkbox>
      </div>
      {views.recorded && (
        <TextArea
          label="Those views, in short, with operational impact"
          record
          rows={2}
          id={fieldId('decision.authorityViewsOnReduction.summary')}
          value={views.summary}
          isReadOnly={readOnly}
          onChange={(summary) => setDecision({ authorityViewsOnReduction: { ...views, summary } })}
          onBlur={settle}
        />
      )}
    </div>
  )
}
