import type { Particulars } from '#core/hearing-case'
import { isBlank } from '#core/law/situation'
import { Button, IconButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { PickMany } from '../findings/pick-many.tsx'
import { fieldId } from '../frame/jump.ts'
import { flushCase, patch } from '../store/case-store.ts'
import { useLaw } from '../words.ts'

type Hold = Particulars['clockHolds'][number]
const settle = () => void flushCase()

/** Times in which clocks stand still, such as criminal proceedings. */
export function HoldsCard(props: {
  readonly particulars: Particulars
  readonly readOnly: boolean
}) {
  const { particulars, readOnly } = props
  const holds = particulars.clockHolds
  const limits = useLaw().timeLimits.map(({ id, label }) => ({ id, label: `${id} ${label}` }))
  const set = (clockHolds: Hold[]) => patch('particulars', { clockHolds })
  const change = (id: string, part: Partial<Hold>) =>
    set(holds.map((hold) => (hold.id === id ? { ...hold, ...part } : hold)))
  const add = () =>
    set([...holds, { id: crypto.randomUUID(), from: null, to: null, reason: '', limitIds: [] }])
  return (
    <Card title="Holds" aside="Days in which clocks stand still">
      <div id={fieldId('particulars.clockHolds')} className="stack">
        {holds.length === 0 && <p className="small muted">None recorded.</p>}
        {holds.map((hold, index) => (
          <div className="stack stack--tight case-hold" key={hold.id}>
            <div className="case-grid">
              <DateField
                label={`Hold ${index + 1} from`}
                value={hold.from}
                isReadOnly={readOnly}
                onChange={(from) => change(hold.id, { from })}
                onBlur={settle}
              />
              <DateField
                label={`Hold ${index + 1} up to, if over`}
                value={hold.to}
                isReadOnly={readOnly}
                onChange={(to) => change(hold.id, { to })}
                onBlur={settle}
              />
              {!readOnly && (
                <div className="case-hold__remove">
                  <IconButton
                    icon="trash"
                    label={`Remove hold ${index + 1}`}
                    onPress={() => set(holds.filter((other) => other.id !== hold.id))}
                  />
                </div>
              )}
            </div>
            <TextArea
              label={`Reason for hold ${index + 1}`}
              description="Such as criminal proceedings"
              rows={2}
              value={hold.reason}
              isReadOnly={readOnly}
              onChange={(reason) => change(hold.id, { reason })}
              onBlur={settle}
            />
            <PickMany
              label={`Clocks that hold ${index + 1} stops${hold.limitIds.length === 0 ? ': all' : ''}`}
              path={`particulars.clockHolds.${index}.limitIds`}
              items={limits}
              value={hold.limitIds}
              readOnly={readOnly}
              onChange={(limitIds) => change(hold.id, { limitIds })}
            />
            {(hold.from === null || isBlank(hold.reason)) && (
              <p className="note is-warn">
                It stops nothing until it has a first day and a reason.
              </p>
            )}
            {hold.from !== null && hold.to !== null && hold.to < hold.from && (
              <p className="note is-warn">It ends before it begins, so it stops nothing.</p>
            )}
          </div>
        ))}
        {!readOnly && (
          <div>
            <Button size="small" icon="plus" onPress={add}>
              Add a hold
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
