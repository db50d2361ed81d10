import { useState } from 'react'
import type { HearingCase, Particulars } from '#core/hearing-case'
import { isReason } from '#core/law/situation'
import { known } from '#core/regime'
import {
  conductRegimeSchema,
  forceTestSchema,
  formerOfficerRouteSchema,
  panelModelSchema,
} from '#core/vocabulary'
import { regimeValueLabel } from '#core/wording'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { fieldId } from '../frame/jump.ts'
import { flushCase, patch } from '../store/case-store.ts'
import { YesNo } from './yes-no.tsx'

type Override = Particulars['regimeOverrides'][number]
type Key = Override['key']

type Value = NonNullable<Parameters<typeof regimeValueLabel>[0]>
const KEYS: readonly {
  readonly key: Key
  readonly label: string
  readonly values: readonly Value[]
}[] = [
  { key: 'conductRegime', label: 'Conduct rules', values: conductRegimeSchema.options },
  { key: 'panelModel', label: 'Who chairs', values: panelModelSchema.options },
  { key: 'forceTest', label: 'Use of force test', values: forceTestSchema.options },
  {
    key: 'formerOfficerRoute',
    label: 'Route for a former officer',
    values: formerOfficerRouteSchema.options,
  },
]

/** What makes other rules apply than the dates tell (A25 reg 64). */
const EXCEPTIONS = [
  {
    field: 'linkedToEarlierMatter',
    label: 'Same matter as an allegation still handled under the older rules',
    source: 'If so, the older rules apply. Regulation 64(1)(b) of SI 2025/558',
  },
  {
    field: 'directorGeneralDirected',
    label: 'Re-investigation ordered, or direction given, by the Director General',
    source: 'If so, the 2025 rules apply whatever the date. Regulation 64(2) of SI 2025/558',
  },
] as const

function Exceptions(props: { readonly particulars: Particulars; readonly readOnly: boolean }) {
  return (
    <>
      {EXCEPTIONS.map(({ field, label, source }) => (
        <div key={field} className="stack stack--tight regime-key">
          <YesNo
            label={label}
            path={`particulars.${field}`}
            value={props.particulars[field]}
            readOnly={props.readOnly}
            onChange={(answer) => {
              patch('particulars', { [field]: answer })
              void flushCase()
            }}
          />
          <p className="note">{source}.</p>
        </div>
      ))}
    </>
  )
}

function RecordKey(props: {
  readonly label: string
  readonly values: readonly Value[]
  readonly onRecord: (value: Value, reason: string) => void
  readonly onCancel: () => void
}) {
  const [value, setValue] = useState<Value | null>(null)
  const [reason, setReason] = useState('')
  return (
    <div className="stack stack--tight">
      <Select
        label={`${props.label} as recorded`}
        items={props.values.map((id) => ({ id, label: regimeValueLabel(id) }))}
        value={value}
        onChange={setValue}
      />
      <TextArea label="Reason" record rows={2} value={reason} onChange={setReason} />
      <div className="row">
        <Button
          size="small"
          variant="primary"
          isDisabled={value === null || !isReason(reason)}
          onPress={() => value !== null && props.onRecord(value, reason.trim())}
        >
          Record
        </Button>
        <Button size="small" onPress={props.onCancel}>
          Go back
        </Button>
      </div>
    </div>
  )
}

/** Which rules follow from the dates, and why; a person may record otherwise, with a reason. */
export function RegimePanel(props: {
  readonly hearingCase: HearingCase
  readonly readOnly: boolean
}) {
  const { hearingCase, readOnly } = props
  const overrides = hearingCase.particulars.regimeOverrides
  const [open, setOpen] = useState<Key | null>(null)
  const set = (regimeOverrides: Override[]) => {
    patch('particulars', { regimeOverrides })
    setOpen(null)
    void flushCase()
  }
  return (
    <section
      className="stack"
      id={fieldId('particulars.regimeOverrides')}
      aria-label="Rules that apply"
    >
      <h2 className="heading">Rules that apply</h2>
      {KEYS.map(({ key, label, values }) => {
        const entry = hearingCase.regime[key]
        const others = overrides.filter((override) => override.key !== key)
        return (
          <div key={key} className="stack stack--tight regime-key">
            <div className="row row--apart">
              <span className="small">{label}</span>
              <Tag tone={known(entry) === 'UNKNOWN' ? 'warn' : 'accent'}>
                {entry.possible.map(regimeValueLabel).join(' or ')}
              </Tag>
            </div>
            <p className="note">
              {entry.basis === 'RECORDED' ? 'Recorded: ' : ''}
              {entry.reason}
            </p>
            {!readOnly && open !== key && (
              <div className="row">
                <LinkButton label={`Record ${label} otherwise`} onPress={() => setOpen(key)}>
                  Record otherwise
                </LinkButton>
                {entry.basis === 'RECORDED' && (
                  <LinkButton label={`${label}: follow the dates`} onPress={() => set(others)}>
                    Follow the dates
                  </LinkButton>
                )}
              </div>
            )}
            {open === key && (
              <RecordKey
                label={label}
                values={values}
                onCancel={() => setOpen(null)}
                onRecord={(value, reason) => set([...others, { key, value, reason }])}
              />
            )}
          </div>
        )
      })}
      <h3 className="field__label">Exceptions to the dates</h3>
      <Exceptions particulars={hearingCase.particulars} readOnly={readOnly} />
    </section>
  )
}
