import { useEffect, useState } from 'react'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { mayKeep } from '../shell/may.ts'
import { useSession } from '../shell/session.ts'
import { counted } from '../shell/words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { TextField } from '../ui/field.tsx'
import { Problems } from '../ui/notice.tsx'
import { announce } from '../ui/status.tsx'

/** How long this force keeps a case after its end. None is shipped: schedules differ. */
export function Retention() {
  const { person } = useSession()
  const [years, setYears] = useState<number | null>(null)
  const [typed, setTyped] = useState('')
  const [source, setSource] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  useEffect(() => {
    if (person?.role === 'OVERSIGHT') return
    void call('retention:read').then((read) => {
      if (read.ok) setYears(read.value.years)
      else setProblems(read.problems)
    })
  }, [person?.role])
  const number = typed.trim() === '' ? null : Number(typed)
  const isNumber = number === null || (Number.isInteger(number) && number >= 0 && number <= 150)
  const save = async () => {
    const saved = await call('retention:set', { years: number, source })
    setProblems(saved.ok ? [] : saved.problems)
    if (!saved.ok) return
    setYears(saved.value.years)
    setTyped('')
    setSource('')
    announce('The period is kept.')
  }
  return (
    <Card title="How long cases are kept">
      <div className="settings-form">
        <p>
          {years === null
            ? 'No period is recorded. Deleting a case asks for a reason.'
            : `A signed case is kept for ${counted(years, 'year')} after its last day. Before that it cannot be deleted.`}
        </p>
        <p className="small muted">
          A case with an open appeal or hold is never deleted. Take the period from your force’s own
          retention schedule.
        </p>
        {mayKeep(person) && (
          <>
            <TextField
              label="Years after the end of a case"
              description="Empty for no period."
              value={typed}
              onChange={setTyped}
              error={isNumber ? undefined : 'Write a whole number of years, at most 150'}
              maxLength={3}
            />
            <TextField
              label="Where the period comes from"
              description="Such as the schedule and its date; kept in the audit record."
              value={source}
              onChange={setSource}
              maxLength={2_000}
            />
            <div className="row">
              <Button
                isDisabled={!isNumber || source.trim().length < 3}
                onPress={() => void save()}
              >
                Keep this period
              </Button>
            </div>
          </>
        )}
        <Problems problems={problems} />
      </div>
    </Card>
  )
}
