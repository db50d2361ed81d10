import type { Particulars } from '#core/hearing-case'
import { Card } from '../../ui/card.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { fieldId } from '../frame/jump.ts'
import { flushCase, patch } from '../store/case-store.ts'
import { serviceMethods } from './choices.ts'

const settle = () => void flushCase()
const DAYS = [
  { key: 'served', label: 'Served on' },
  { key: 'deemedServed', label: 'Deemed served on, if another day' },
] as const

/** How, by whom and when the officer is given the notice; what is known when it is signed is printed. */
export function ServiceCard(props: {
  readonly particulars: Particulars
  readonly readOnly: boolean
}) {
  const { particulars: p, readOnly } = props
  const set = (change: Partial<Particulars['service']>) =>
    patch('particulars', { service: { ...p.service, ...change } })
  return (
    <Card title="Service of the notice" aside="After signing, the days are recorded in Clocks">
      <div className="case-grid">
        <div id={fieldId('particulars.service.method')}>
          <Select
            label="How it is served"
            items={serviceMethods}
            value={p.service.method}
            isReadOnly={readOnly}
            onChange={(method) => {
              set({ method })
              settle()
            }}
          />
        </div>
        <div className="span-2">
          <TextField
            label="Served by, as named in the notice"
            id={fieldId('particulars.service.by')}
            value={p.service.by}
            isReadOnly={readOnly}
            onChange={(by) => set({ by })}
            onBlur={settle}
          />
        </div>
        {DAYS.map(({ key, label }) => (
          <DateField
            key={key}
            label={label}
            id={fieldId(`particulars.dates.${key}`)}
            value={p.dates[key]}
            isReadOnly={readOnly}
            onChange={(value) => patch('particulars', { dates: { ...p.dates, [key]: value } })}
            onBlur={settle}
          />
        ))}
      </div>
    </Card>
  )
}
