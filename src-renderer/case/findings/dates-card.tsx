import type { Particulars } from '#core/hearing-case'
import { Card } from '../../ui/card.tsx'
import { Select } from '../../ui/select.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { fieldId } from '../frame/jump.ts'
import { flushCase, patch } from '../store/case-store.ts'
import { forums } from './choices.ts'

const settle = () => void flushCase()

type Dates = Particulars['dates']
const DATES: readonly {
  readonly key: keyof Dates
  readonly label: string
  readonly partial?: true
}[] = [
  { key: 'conductFrom', label: 'Conduct from', partial: true },
  { key: 'conductTo', label: 'Conduct to', partial: true },
  { key: 'cameToAttention', label: 'Came to attention' },
  { key: 'severityAssessment', label: 'Severity assessment' },
  { key: 'referralNotice', label: 'Regulation 30 or 51 notice' },
  { key: 'hearingFrom', label: 'Hearing from' },
  { key: 'hearingTo', label: 'Hearing to' },
  { key: 'decision', label: 'Decision' },
  { key: 'notified', label: 'Officer notified' },
]

/** The case itself and the dates that fix which rules apply. */
export function DatesCard(props: {
  readonly particulars: Particulars
  readonly readOnly: boolean
}) {
  const { particulars: p, readOnly } = props
  const set = (change: Partial<Particulars>) => patch('particulars', change)
  return (
    <Card title="The case and its dates" aside="The dates fix the rules">
      <div className="case-grid">
        <div className="span-all">
          <TextField
            label="Matter"
            description="A short title without a name, as it stands in the case bar"
            id={fieldId('particulars.matter')}
            value={p.matter}
            isReadOnly={readOnly}
            onChange={(matter) => set({ matter })}
            onBlur={settle}
          />
        </div>
        <div id={fieldId('particulars.forum')}>
          <Select
            label="Proceedings"
            items={forums}
            value={p.forum}
            isReadOnly={readOnly}
            onChange={(forum) => set({ forum })}
          />
        </div>
        <div className="span-2">
          <TextField
            label="Appropriate authority"
            id={fieldId('particulars.appropriateAuthority')}
            value={p.appropriateAuthority}
            isReadOnly={readOnly}
            onChange={(appropriateAuthority) => set({ appropriateAuthority })}
            onBlur={settle}
          />
        </div>
        <TextField
          label="Force"
          id={fieldId('particulars.force')}
          value={p.force}
          isReadOnly={readOnly}
          onChange={(force) => set({ force })}
          onBlur={settle}
        />
        <div className="span-2">
          <TextField
            label="Originating authority, if passed on"
            id={fieldId('particulars.originatingAuthority')}
            value={p.originatingAuthority ?? ''}
            isReadOnly={readOnly}
            onChange={(text) => set({ originatingAuthority: text === '' ? null : text })}
            onBlur={settle}
          />
        </div>
        {DATES.map(({ key, label, partial }) => (
          <DateField
            key={key}
            label={label}
            id={fieldId(`particulars.dates.${key}`)}
            partial={partial}
            value={p.dates[key]}
            isReadOnly={readOnly}
            onChange={(value) => set({ dates: { ...p.dates, [key]: value } })}
            onBlur={settle}
          />
        ))}
      </div>
    </Card>
  )
}
