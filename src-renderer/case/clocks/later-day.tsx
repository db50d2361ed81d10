import { useState } from 'react'
import type { ClockDateName } from '#core/clock-entries'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { changeCase } from '../store/case-store.ts'

/** A day of a signed case, such as that of publication: recorded on purpose, not as it is typed. */
export function LaterDay(props: {
  readonly name: ClockDateName
  readonly label: string
  readonly value: string | null
}) {
  const { name, label, value } = props
  const [on, setOn] = useState(value)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const record = async () => {
    const answer = await changeCase((caseId) => call('clock:record', { caseId, name, on }))
    setProblems(answer === null || answer.ok ? [] : answer.problems)
    if (answer?.ok === true) announce(`${label}: recorded.`)
  }
  return (
    <div className="stack stack--tight">
      <DateField label={label} value={on} onChange={setOn} />
      {on !== value && (
        <div>
          <Button size="small" variant="primary" onPress={() => void record()}>
            Record {label.toLowerCase()}
          </Button>
        </div>
      )}
      <Problems problems={problems} />
    </div>
  )
}
