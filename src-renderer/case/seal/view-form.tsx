import type { OpenCase } from '#contract/api'
import { countWords, fewestReasonWords, type ProvisionalView } from '#core/provisional-view'
import { refusalsOf, type OutcomeOption } from '#core/law/outcome-rules'
import { presumesDismissal } from '#core/law/presumption'
import { overallFinding } from '#core/overall-finding'
import { findingLabel, levelLabel, regimeLabel } from '#core/wording'
import { Card } from '../../ui/card.tsx'
import { RadioList, Segmented } from '../../ui/choices.tsx'
import { RungLabel } from '../../ui/rung.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useOptions } from '../lawful.ts'
import { flushCase } from '../store/case-store.ts'
import { useWords } from '../words.ts'
import { MonthsField } from './months-field.tsx'
import { ViewText } from './view-text.tsx'

const LEVELS = (['LOW', 'MEDIUM', 'HIGH'] as const).map((id) => ({ id, label: levelLabel(id) }))

function optionTag(option: OutcomeOption, presumed: boolean) {
  if (presumed) return <Tag>Presumed</Tag>
  switch (option.state) {
    case 'UNLAWFUL':
      return <Tag>Rule {refusalsOf(option)[0]?.ruleId ?? ''}</Tag>
    case 'NEEDS_REASONS':
      return <Tag tone="warn">Needs reasons</Tag>
    case 'WARNED':
      return <Tag tone="warn">Rule not verified</Tag>
    case 'OPEN':
      return null
  }
}

/** What bites first: a refusal, then what asks for reasons, else what the outcome means. */
function optionLine(option: OutcomeOption, description: string): string {
  const [refusal] = refusalsOf(option)
  const asks = option.rules.find((rule) => rule.about !== 'CASE' && rule.effect !== 'REASON_GIVEN')
  return (refusal ?? asks)?.message ?? description
}

function provedWords(openCase: OpenCase): string {
  const { allegations } = openCase.hearingCase.findings
  const proved = allegations.filter((allegation) => allegation.proved === true).length
  const not = allegations.filter((allegation) => allegation.proved === false).length
  return `${allegations.length} allegations: ${proved} proved, ${not} not proved`
}

/** Levels, lawful outcomes mildest first, and short reasons. */
export function ViewForm(props: {
  readonly openCase: OpenCase
  readonly view: ProvisionalView
  readonly readOnly: boolean
  readonly onChange: (view: ProvisionalView) => void
}) {
  const { openCase, view, readOnly } = props
  const { hearingCase } = openCase
  const words = useWords()
  const options = useOptions(hearingCase)
  const finding = overallFinding(hearingCase.findings)
  const presumed = presumesDismissal(hearingCase)
  const set = (change: Partial<ProvisionalView>) => props.onChange({ ...view, ...change })
  return (
    <>
      <Card title="Seriousness, in your view" aside="Carried from step 3, yours to change">
        <div className="row row--wide">
          <Segmented
            label="Culpability"
            inline
            items={LEVELS}
            value={view.culpabilityLevel}
            isReadOnly={readOnly}
            onChange={(culpabilityLevel) => set({ culpabilityLevel })}
          />
          <Segmented
            label="Harm"
            inline
            items={LEVELS}
            value={view.harmLevel}
            isReadOnly={readOnly}
            onChange={(harmLevel) => set({ harmLevel })}
          />
          <span className="small muted push-end">{provedWords(openCase)}</span>
        </div>
      </Card>
      <Card
        flush
        title="Outcome, mildest first"
        aside={`Finding: ${findingLabel(finding).toLowerCase()}. ${regimeLabel(hearingCase.regime)}.`}
      >
        <RadioList
          label="Outcome in your view"
          hideLabel
          look="rows"
          value={view.outcome}
          isReadOnly={readOnly}
          onChange={(outcome) =>
            set({ outcome, months: outcome === 'FWW' ? (view.months ?? 24) : null })
          }
          items={options.map((option) => ({
            id: option.outcome,
            label: <RungLabel rung={option.rung} label={option.label} />,
            description: (
              <span className="under-rung">
                {presumed && option.outcome === 'DWN'
                  ? 'The outcome unless exceptional circumstances justify another.'
                  : optionLine(option, words.outcome(option.outcome).description)}
              </span>
            ),
            disabled: option.state === 'UNLAWFUL',
            aside: optionTag(option, presumed && option.outcome === 'DWN'),
            ...(option.outcome === 'FWW' &&
              view.outcome === 'FWW' && {
                detail: (
                  <div className="months-row">
                    <MonthsField
                      label="Length in months"
                      value={view.months}
                      isReadOnly={readOnly}
                      onChange={(months) => set({ months })}
                    />
                  </div>
                ),
              }),
          }))}
        />
      </Card>
      <Card
        title="Your reasons, in short"
        aside={`At least ${fewestReasonWords} words. ${countWords(view.reasons)} so far`}
      >
        <ViewText
          label="Your reasons, in short"
          hideLabel
          record
          rows={6}
          value={view.reasons}
          isReadOnly={readOnly}
          onChange={(reasons) => set({ reasons })}
          onBlur={() => void flushCase()}
        />
      </Card>
    </>
  )
}
