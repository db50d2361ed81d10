import type { OpenCase } from '#contract/api'
import { forumLabel, regimeLabel } from '#core/wording'
import { todayIso } from '../../shell/today.ts'
import { shortInstant, weekDateFrom } from '../../ui/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { Tag } from '../../ui/tag.tsx'
import { CaseActions } from './case-actions.tsx'
import { stepAddress } from './steps.ts'

/** What is due, without the qualification that follows it: the bar is one line. */
const inShort = (label: string): string => /^[^:,(]+/.exec(label)?.[0].trim() ?? label

type NextClock = NonNullable<OpenCase['summary']['nextClock']>
const dueWords = ({ due }: NextClock) => (due === null ? null : weekDateFrom(due, todayIso()))
const stoppedWords = ({ held }: NextClock) =>
  held === undefined ? 'stopped' : `stopped since ${weekDateFrom(held.since, todayIso())}`

/** The clock that matters now, if one runs or is stopped; opens every clock of the case with its arithmetic. */
function Clock(props: {
  readonly caseId: string
  readonly clock: OpenCase['summary']['nextClock']
}) {
  const { caseId, clock } = props
  const href = `#${stepAddress(caseId, 'clocks')}`
  if (clock === null) return null
  const short = inShort(clock.label)
  const when = clock.state === 'HELD' ? stoppedWords(clock) : dueWords(clock)
  const words = when === null ? short : `${short}: ${when}`
  return (
    <a
      className="clock"
      href={href}
      data-state={clock.state}
      title={clock.held === undefined ? clock.label : `${clock.label}. ${clock.held.reason}`}
    >
      <Icon name="clock" /> {words} ({clock.ruleId}){clock.state === 'LATE' && ', late'}
      <span className="visually-hidden">. Open the clocks of this case</span>
    </a>
  )
}

/** Matter, reference, forum, rules and the clock that matters now. */
export function CaseBar(props: { readonly openCase: OpenCase; readonly step: number }) {
  const { hearingCase, seals, summary } = props.openCase
  const sealedAt = seals.decisionMakers
    .map((m) => m.sealedAt ?? '')
    .toSorted()
    .at(-1)
  const sealed = seals.decisionMakers.filter((m) => m.sealedAt !== null).length
  return (
    <div className="case-bar">
      <h1>{hearingCase.particulars.matter || 'Case without a title'}</h1>
      {/* The number of the notice replaced begins with the reference: said once, the bar is one line. */}
      {hearingCase.version > 1 ? (
        <Tag tone="warn">
          Version {hearingCase.version}, replaces{' '}
          {hearingCase.replacesNotice ?? `an earlier notice of ${hearingCase.reference}`}
        </Tag>
      ) : (
        <Tag tone="neutral">{hearingCase.reference}</Tag>
      )}
      <Tag tone="neutral">{forumLabel(hearingCase.particulars.forum)}</Tag>
      <Tag tone="accent">{regimeLabel(hearingCase.regime)}</Tag>
      <span className="case-bar-end">
        {props.step === 5 && seals.allSealed && sealedAt ? (
          <Tag tone="seal" icon="lock">
            {sealed} of {sealed} views sealed {shortInstant(sealedAt)}
          </Tag>
        ) : seals.openedEarly !== null && props.step === 5 ? (
          <Tag tone="warn">
            Opened early by {seals.openedEarly.by}, {shortInstant(seals.openedEarly.at)}
          </Tag>
        ) : (
          <Clock caseId={hearingCase.id} clock={summary.nextClock} />
        )}
        <CaseActions openCase={props.openCase} />
      </span>
    </div>
  )
}
