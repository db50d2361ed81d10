import type { Particulars } from '#core/hearing-case'
import { isBlank } from '#core/law/situation'
import { Button, IconButton } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { flushCase, patch } from '../store/case-store.ts'

type Extension = Particulars['clockExtensions'][number]
const settle = () => void flushCase()

/** Another last day in place of the counted one; the last one with a day and a reason stands. */
export function Extensions(props: {
  readonly limitId: string
  readonly particulars: Particulars
  readonly readOnly: boolean
}) {
  const { limitId, readOnly } = props
  const { clockExtensions } = props.particulars
  const own = clockExtensions.filter((one) => one.limitId === limitId)
  const set = (next: Extension[]) => patch('particulars', { clockExtensions: next })
  const change = (id: string, part: Partial<Extension>) =>
    set(clockExtensions.map((one) => (one.id === id ? { ...one, ...part } : one)))
  const add = () =>
    set([
      ...clockExtensions,
      { id: crypto.randomUUID(), limitId, newDue: null, reason: '', agreedOn: null },
    ])
  return (
    <div className="stack stack--tight">
      {own.map((one, index) => (
        <div className="case-grid case-grid--line" key={one.id}>
          <DateField
            label={`New last day${own.length > 1 ? `, ${index + 1}` : ''}`}
            value={one.newDue}
            isReadOnly={readOnly}
            onChange={(newDue) => change(one.id, { newDue })}
            onBlur={settle}
          />
          <DateField
            label="Agreed on"
            value={one.agreedOn}
            isReadOnly={readOnly}
            onChange={(agreedOn) => change(one.id, { agreedOn })}
            onBlur={settle}
          />
          {!readOnly && (
            <div className="case-hold__remove">
              <IconButton
                icon="trash"
                label={`Remove new last day ${index + 1}`}
                onPress={() => set(clockExtensions.filter((other) => other.id !== one.id))}
              />
            </div>
          )}
          <div className="span-all">
            <TextArea
              label="Reason, and who agreed"
              rows={2}
              value={one.reason}
              isReadOnly={readOnly}
              onChange={(reason) => change(one.id, { reason })}
              onBlur={settle}
            />
          </div>
          {(one.newDue === null || isBlank(one.reason)) && (
            <p className="note is-warn span-all">It counts once it has a day and a reason.</p>
          )}
        </div>
      ))}
      {!readOnly && (
        <div>
          <Button size="small" icon="plus" onPress={add}>
            Set another last day
          </Button>
        </div>
      )}
    </div>
  )
}
