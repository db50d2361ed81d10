import type { HearingCase } from '#core/hearing-case'
import { isBlank } from '#core/law/situation'
import { regimeLabel } from '#core/wording'
import { Card } from '../../ui/card.tsx'
import { Tag } from '../../ui/tag.tsx'
import { ReasonsEditor } from '../editor/reasons-editor.tsx'
import { PickMany } from '../findings/pick-many.tsx'
import { YesNo } from '../findings/yes-no.tsx'
import { fieldId } from '../frame/jump.ts'
import { useLaw } from '../words.ts'
import { ArguedBefore } from './argued-before.tsx'
import { setDecision, settle } from './set-decision.ts'

/** Exceptional circumstances: free reasons, because the Regulations define nothing to tick. */
export function ExceptionalCard(props: {
  readonly hearingCase: HearingCase
  readonly readOnly: boolean
}) {
  const { hearingCase, readOnly } = props
  const { exceptionalCircumstances } = hearingCase.decision
  const mitigating = useLaw().factors.filter(({ polarity }) => polarity === 'MITIGATING')
  const set = (change: Partial<typeof exceptionalCircumstances>) =>
    setDecision({ exceptionalCircumstances: { ...exceptionalCircumstances, ...change } })
  return (
    <Card
      title="Exceptional circumstances"
      aside={<Tag tone="accent">{regimeLabel(hearingCase.regime)}</Tag>}
    >
      <p className="small muted">
        The Regulations give no definition. Write what is exceptional here, and why it justifies an
        outcome other than dismissal.
      </p>
      <YesNo
        label="Found"
        path="decision.exceptionalCircumstances.found"
        value={exceptionalCircumstances.found}
        readOnly={readOnly}
        onChange={(found) => set({ found })}
      />
      <ReasonsEditor
        label="Reasons on exceptional circumstances"
        hideLabel
        prompts="EXCEPTIONAL"
        rows={4}
        id={fieldId('decision.exceptionalCircumstances.reasons')}
        value={exceptionalCircumstances.reasons}
        isReadOnly={readOnly}
        onChange={(reasons) => set({ reasons })}
        onBlur={settle}
      />
      {!isBlank(exceptionalCircumstances.reasons) && (
        <PickMany
          label="Tags, to find this ruling again; never printed"
          path="decision.exceptionalCircumstances.tags"
          items={mitigating}
          value={exceptionalCircumstances.tags}
          readOnly={readOnly}
          onChange={(tags) => {
            set({ tags })
            settle()
          }}
        />
      )}
      <ArguedBefore />
    </Card>
  )
}
