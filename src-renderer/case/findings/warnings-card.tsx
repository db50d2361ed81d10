import type { Particulars } from '#core/hearing-case'
import { liveWarning, warningStatus } from '#core/law/live-warnings'
import { liveWarningLabel } from '#core/wording'
import { Button, IconButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Select } from '../../ui/select.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { fieldId } from '../frame/jump.ts'
import { flushCase, patch } from '../store/case-store.ts'
import { YesNo } from './yes-no.tsx'

type Warning = Particulars['warnings'][number]
const settle = () => void flushCase()
const KINDS = [
  { id: 'WW', label: 'Written warning' },
  { id: 'FWW', label: 'Final written warning' },
] as const
const STATUS = {
  LIVE: { words: 'Live then', tone: 'warn' },
  SPENT: { words: 'Spent by then', tone: 'neutral' },
  LATER: { words: 'Given later', tone: 'neutral' },
  UNKNOWN: { words: 'Not known yet', tone: 'warn' },
} as const

/** Earlier warnings; which of them were live at the severity assessment follows from the dates. */
export function WarningsCard(props: {
  readonly particulars: Particulars
  readonly readOnly: boolean
}) {
  const { particulars: p, readOnly } = props
  const live = liveWarning(p)
  const set = (warnings: Warning[]) => patch('particulars', { warnings })
  const change = (id: string, part: Partial<Warning>) =>
    set(p.warnings.map((warning) => (warning.id === id ? { ...warning, ...part } : warning)))
  const add = () =>
    set([
      ...p.warnings,
      {
        id: crypto.randomUUID(),
        kind: 'WW',
        notified: null,
        months: 18,
        careerBreakDays: 0,
        citedAsAggravation: false,
      },
    ])
  return (
    <Card
      title="Earlier warnings"
      aside={`At severity assessment: ${live === null ? 'not known yet' : liveWarningLabel(live).toLowerCase()}`}
    >
      <div id={fieldId('particulars.warnings')} className="stack">
        {p.warnings.length === 0 && <p className="small muted">None recorded.</p>}
        {p.warnings.map((warning, index) => {
          const status = STATUS[warningStatus(warning, p.dates.severityAssessment)]
          const name = `warning ${index + 1}`
          return (
            <div className="case-grid case-grid--line" key={warning.id}>
              <Select
                label={`Kind of ${name}`}
                items={KINDS}
                value={warning.kind}
                isReadOnly={readOnly}
                onChange={(kind) => change(warning.id, { kind, months: kind === 'WW' ? 18 : 24 })}
              />
              <DateField
                label={`Notified, ${name}`}
                value={warning.notified}
                isReadOnly={readOnly}
                onChange={(notified) => change(warning.id, { notified })}
                onBlur={settle}
              />
              <TextField
                label={`Months, ${name}`}
                type="number"
                value={warning.months === null ? '' : String(warning.months)}
                isReadOnly={readOnly}
                onChange={(text) =>
                  change(warning.id, { months: Number.parseInt(text, 10) || null })
                }
                onBlur={settle}
              />
              <Checkbox
                isSelected={warning.citedAsAggravation}
                isReadOnly={readOnly}
                onChange={(citedAsAggravation) => change(warning.id, { citedAsAggravation })}
              >
                Relied on as aggravation
              </Checkbox>
              <Tag tone={status.tone}>{status.words}</Tag>
              {!readOnly && (
                <IconButton
                  icon="trash"
                  label={`Remove ${name}`}
                  onPress={() => set(p.warnings.filter((other) => other.id !== warning.id))}
                />
              )}
            </div>
          )
        })}
        {!readOnly && (
          <div>
            <Button size="small" icon="plus" onPress={add}>
              Add a warning
            </Button>
          </div>
        )}
      </div>
      <YesNo
        label="Reduced in rank before the severity assessment"
        path="particulars.previouslyReducedInRank"
        value={p.previouslyReducedInRank}
        readOnly={readOnly}
        onChange={(previouslyReducedInRank) => patch('particulars', { previouslyReducedInRank })}
      />
    </Card>
  )
}
