import type { Particulars, SeverityAssessment } from '#core/hearing-case'
import {
  assessmentDateForWarnings,
  currentAssessment,
  initialAssessment,
  severityDateProblem,
  timesChanged,
} from '#core/severity'
import { markLabel } from '#core/wording'
import { counted } from '../../shell/words.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { longDate } from '../../ui/dates.ts'
import { Banner } from '../../ui/notice.tsx'
import { fieldId } from '../frame/jump.ts'
import { flushCase, patch } from '../store/case-store.ts'
import { SeverityEntry } from './severity-entry.tsx'

const fresh = (): SeverityAssessment => ({
  id: crypto.randomUUID(),
  on: null,
  by: '',
  level: null,
  rating: null,
  reasons: { information: '', threatAndRisk: '', powersAndPolicy: '', options: '', action: '' },
})

const changedWords = (times: number): string =>
  times === 0
    ? 'Not changed since the first'
    : `Changed ${times === 1 ? 'once' : counted(times, 'time')} since the first`

/** Every severity assessment there was; the first fixes which earlier warnings count. */
export function SeverityCard(props: {
  readonly particulars: Particulars
  readonly readOnly: boolean
}) {
  const { particulars, readOnly } = props
  const { severityAssessments: all } = particulars
  const first = initialAssessment(particulars)
  const latest = currentAssessment(particulars)
  const set = (severityAssessments: SeverityAssessment[]) =>
    patch('particulars', { severityAssessments })
  return (
    <Card title="Severity assessments" aside={changedWords(timesChanged(particulars))}>
      <div id={fieldId('particulars.severityAssessments')} className="stack">
        {all.length === 0 && <p className="small muted">None recorded.</p>}
        {all.map((one, index) => (
          <SeverityEntry
            key={one.id}
            number={index + 1}
            assessment={one}
            standing={one === first ? 'FIRST' : one === latest ? 'LATEST' : 'BETWEEN'}
            readOnly={readOnly}
            onChange={(part) =>
              set(all.map((other) => (other.id === one.id ? { ...other, ...part } : other)))
            }
            onRemove={() => set(all.filter((other) => other.id !== one.id))}
          />
        ))}
        {!readOnly && (
          <div>
            <Button size="small" icon="plus" onPress={() => set([...all, fresh()])}>
              Add a severity assessment
            </Button>
          </div>
        )}
        <ForWarnings particulars={particulars} readOnly={readOnly} />
      </div>
    </Card>
  )
}

/** Which assessment the test of live warnings uses, why, and where the case dates say otherwise. */
function ForWarnings(props: { readonly particulars: Particulars; readonly readOnly: boolean }) {
  const { particulars, readOnly } = props
  const used = assessmentDateForWarnings(particulars)
  if (used === null) return null
  const { dates } = particulars
  const differs = severityDateProblem(particulars) !== null
  const take = () => {
    patch('particulars', { dates: { ...dates, severityAssessment: used.on } })
    void flushCase()
  }
  const action = readOnly ? undefined : (
    <LinkButton onPress={take}>Use {longDate(used.on)} as the date of the case</LinkButton>
  )
  return (
    <>
      <p className="small">
        {used.because}{' '}
        <span className="note">
          {used.source}. {markLabel(used.mark)}.
        </span>
      </p>
      {differs && dates.severityAssessment !== null && (
        <Banner tone="warn" title="Two dates for one severity assessment" action={action}>
          <p>
            Among the dates of the case it is {longDate(dates.severityAssessment)}; the first one
            listed here is {longDate(used.on)}. Put right whichever is wrong.
          </p>
        </Banner>
      )}
      {dates.severityAssessment === null && (
        <Banner
          tone="warn"
          title="The dates of the case hold no severity assessment"
          action={action}
        >
          <p>Live warnings are tested on that date, so they cannot be told yet.</p>
        </Banner>
      )}
    </>
  )
}
