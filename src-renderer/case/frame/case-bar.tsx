import type { OpenCase } from '#contract/api'
import { forumLabel, regimeLabel } from '#core/wording'
import { shortInstant, weekDate } from '../../ui/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { Tag } from '../../ui/tag.tsx'
import { SaveLine } from './save-line.tsx'

function Clock(props: { readonly clock: NonNullable<OpenCase['summary']['nextClock']> }) {
  const { clock } = props
  const words = clock.due === null ? clock.label : `${clock.label}: ${weekDate(clock.due)}`
  return (
    <span className="clock" data-state={clock.state}>
      <Icon name="clock" /> {words} ({clock.ruleId}){clock.state === 'LATE' && ', late'}
    </span>
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
      <Tag tone="neutral">{hearingCase.reference}</Tag>
      <Tag tone="neutral">{forumLabel(hearingCase.particulars.forum)}</Tag>
      <Tag tone="accent">{regimeLabel(hearingCase.regime)}</Tag>
      {hearingCase.version > 1 && (
        <Tag tone="warn">
          Version {hearingCase.version}, replaces{' '}
          {hearingCase.replacesNotice ?? 'an earlier notice'}
        </Tag>
      )}
      <span className="case-bar-end">
        <SaveLine />
        {props.step === 5 && seals.allSealed && sealedAt ? (
          <Tag tone="seal" icon="lock">
            {sealed} of {sealed} views sealed {shortInstant(sealedAt)}
          </Tag>
        ) : seals.openedEarly !== null && props.step === 5 ? (
          <Tag tone="warn">
            Opened early by {seals.openedEarly.by}, {shortInstant(seals.openedEarly.at)}
          </Tag>
        ) : (
          summary.nextClock !== null && <Clock clock={summary.nextClock} />
        )}
      </span>
    </div>
  )
}
