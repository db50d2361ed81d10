import { useState } from 'react'
import { mitigationNotes } from '#core/double-counting'
import type { Seriousness } from '#core/hearing-case'
import { IconButton } from '../../ui/button.tsx'
import { PolarityChip } from '../../ui/chip.tsx'
import { Segmented } from '../../ui/choices.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { fieldId } from '../frame/jump.ts'
import { flushCase, patch } from '../store/case-store.ts'
import { useWords } from '../words.ts'
import { FactorPicker } from './factor-picker.tsx'
import { MitigationNotes } from './mitigation-notes.tsx'

type Item = Seriousness['personalMitigation'][number]

const RAISED = [
  { id: 'INTERVIEW', label: 'In interview' },
  { id: 'REG_18', label: 'Regulation 18 statement' },
  { id: 'REG_31', label: 'Regulation 31 response' },
  { id: 'HEARING', label: 'At the hearing' },
] as const
const YES_NO = [
  { id: 'YES', label: 'Yes' },
  { id: 'NO', label: 'No' },
] as const

function Details(props: {
  readonly item: Item
  readonly readOnly: boolean
  readonly onChange: (change: Partial<Item>) => void
}) {
  const { item, readOnly, onChange } = props
  const settle = () => void flushCase()
  return (
    <div className="stack stack--tight mitigation-details">
      <TextArea
        label="What was put forward"
        record
        rows={2}
        value={item.text}
        isReadOnly={readOnly}
        onChange={(text) => onChange({ text })}
        onBlur={settle}
      />
      <Select
        label="First raised"
        items={RAISED}
        value={item.raisedAt}
        isReadOnly={readOnly}
        onChange={(raisedAt) => onChange({ raisedAt })}
      />
      <Segmented
        label="Could have been raised earlier"
        items={YES_NO}
        value={
          item.couldHaveBeenRaisedEarlier === null
            ? null
            : item.couldHaveBeenRaisedEarlier
              ? 'YES'
              : 'NO'
        }
        isReadOnly={readOnly}
        onChange={(answer) => onChange({ couldHaveBeenRaisedEarlier: answer === 'YES' })}
      />
      <TextArea
        label="Weight given, and why"
        record
        rows={2}
        value={item.weight}
        isReadOnly={readOnly}
        onChange={(weight) => onChange({ weight })}
        onBlur={settle}
      />
    </div>
  )
}

/** Personal mitigation: after seriousness, with limited weight, and never part of a comparison. */
export function PersonalMitigation(props: {
  readonly seriousness: Seriousness
  readonly readOnly: boolean
}) {
  const { seriousness, readOnly } = props
  const words = useWords()
  const [open, setOpen] = useState<string | null>(null)
  const items = seriousness.personalMitigation
  const set = (personalMitigation: Item[]) => patch('seriousness', { personalMitigation })
  const notes = mitigationNotes(seriousness)
  const dated = items.filter((item) => item.raisedAt !== null).length
  return (
    <section
      className="stack stack--tight"
      id={fieldId('seriousness.personalMitigation')}
      aria-label="Personal mitigation"
    >
      <h2 className="heading">Kept apart: personal mitigation</h2>
      <p className="small muted">
        Weighed after seriousness, with limited weight. It never enters a comparison.
      </p>
      <ul className="mitigation">
        {items.map((item, index) => (
          <li key={item.id} id={fieldId(`seriousness.personalMitigation.${item.id}`)}>
            <span className="row">
              <PolarityChip
                polarity="CONTEXT"
                label={words.factorLabel(item.factorId)}
                readOut={`${words.factorLabel(item.factorId)}, ${item.raisedAt === null ? 'when raised not recorded' : 'when raised recorded'}. ${open === item.id ? 'Close' : 'Open'}`}
                onPress={() => setOpen(open === item.id ? null : item.id)}
              />
              {!readOnly && (
                <IconButton
                  icon="trash"
                  label={`Remove ${words.factorLabel(item.factorId)}`}
                  onPress={() => set(items.filter((other) => other.id !== item.id))}
                />
              )}
            </span>
            <MitigationNotes notes={notes.filter((note) => note.index === index)} />
            {open === item.id && (
              <Details
                item={item}
                readOnly={readOnly}
                onChange={(change) =>
                  set(
                    items.map((other) => (other.id === item.id ? { ...other, ...change } : other)),
                  )
                }
              />
            )}
          </li>
        ))}
      </ul>
      {items.length > 0 && (
        <p className="note">
          When each was raised: {dated} of {items.length} recorded
        </p>
      )}
      {!readOnly && (
        <FactorPicker
          label="Add personal mitigation"
          factors={words.law.factors.filter((factor) => factor.group === 'PERSONAL')}
          onPick={(factorId) => {
            const id = crypto.randomUUID()
            const fresh: Item = {
              id,
              factorId,
              text: '',
              raisedAt: null,
              couldHaveBeenRaisedEarlier: null,
              weight: '',
            }
            set([...items, fresh])
            setOpen(id)
          }}
        />
      )}
    </section>
  )
}
