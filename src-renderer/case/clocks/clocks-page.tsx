import { useMemo, useState } from 'react'
import type { OpenCase } from '#contract/api'
import { caseClocks, type CaseClock } from '#core/clocks'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { mayKeep } from '../../shell/may.ts'
import { useSession } from '../../shell/session.ts'
import { useToday } from '../../shell/today.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Columns } from '../../ui/columns.tsx'
import { SidePanel } from '../../ui/drawer.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { flushCase } from '../store/case-store.ts'
import { useCanEdit } from '../use-can-edit.ts'
import { useLaw } from '../words.ts'
import { ClockRow } from './clock-row.tsx'
import './clocks.css'
import { DaysPanel } from './days-panel.tsx'
import { HearingNoticeCard } from './hearing-notice.tsx'
import { HoldsCard } from './holds-card.tsx'

function CalendarExport(props: { readonly caseId: string }) {
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const save = async () => {
    // The file is made from what is saved.
    if (!(await flushCase())) return
    const answer = await call('clock:export', { caseId: props.caseId })
    setProblems(answer.ok ? [] : answer.problems)
    if (answer.ok && answer.value !== null) announce('The calendar file is saved.')
  }
  return (
    <>
      <Button size="small" icon="calendar" onPress={() => void save()}>
        Export to calendar (.ics)
      </Button>
      <Problems problems={problems} />
    </>
  )
}

/** Every time limit of the case with its arithmetic, and what starts, stops, moves and ends it. */
export function ClocksPage(props: { readonly openCase: OpenCase }) {
  const { hearingCase, summary } = props.openCase
  const law = useLaw()
  const today = useToday()
  const readOnly = !useCanEdit(props.openCase, 'particulars')
  const mayRecord = useSession((session) => mayKeep(session.person))
  const clocks = useMemo(() => caseClocks(hearingCase, law, today), [hearingCase, law, today])
  const [open, setOpen] = useState(summary.nextClock?.ruleId ?? null)
  const rows = (some: readonly CaseClock[]) => (
    <ul className="case-clocks">
      {some.map((clock) => (
        <ClockRow
          key={clock.limitId}
          clock={clock}
          particulars={hearingCase.particulars}
          readOnly={readOnly}
          today={today}
          isOpen={open === clock.limitId}
          onToggle={() => setOpen(open === clock.limitId ? null : clock.limitId)}
        />
      ))}
    </ul>
  )
  const current = clocks.filter(({ isCurrent }) => isCurrent)
  const earlier = clocks.filter(({ isCurrent }) => !isCurrent)
  return (
    <Columns layout="list-side-wide" scroll>
      <div className="column step-column">
        <Card flush title="Clocks of this case" aside={<CalendarExport caseId={hearingCase.id} />}>
          {current.length === 0 ? (
            <Empty title="No clock concerns the case now">
              A clock appears once the day that starts it is recorded.
            </Empty>
          ) : (
            rows(current)
          )}
        </Card>
        {earlier.length > 0 && (
          <Card flush title="Clocks of earlier stages" aside={`${earlier.length} kept`}>
            {rows(earlier)}
          </Card>
        )}
        <HoldsCard particulars={hearingCase.particulars} readOnly={readOnly} />
        {mayRecord && hearingCase.particulars.forum !== 'MEETING' && (
          <HearingNoticeCard hearingCase={hearingCase} />
        )}
        <p className="note">
          Working days leave out Saturdays, Sundays and bank holidays in England and Wales. A rule
          that is not yet verified may be read otherwise by the force’s lawyers.
        </p>
      </div>
      <SidePanel title="Days of the case">
        <DaysPanel hearingCase={hearingCase} readOnly={readOnly} mayRecord={mayRecord} />
      </SidePanel>
    </Columns>
  )
}
