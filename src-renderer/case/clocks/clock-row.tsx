import type { CaseClock } from '#core/clocks'
import type { Particulars } from '#core/hearing-case'
import { markLabel } from '#core/wording'
import { Icon } from '../../ui/icon.tsx'
import { Tag } from '../../ui/tag.tsx'
import { dueWords, STATE_LOOK } from './clock-words.ts'
import { Extensions } from './extensions.tsx'
import { DoneOn } from './done-on.tsx'

/** One time limit: a line when shut; its arithmetic, and what was agreed or done, when open. */
export function ClockRow(props: {
  readonly clock: CaseClock
  readonly particulars: Particulars
  readonly readOnly: boolean
  readonly today: string
  readonly isOpen: boolean
  readonly onToggle: () => void
}) {
  const { clock, particulars, readOnly, isOpen } = props
  const look = STATE_LOOK[clock.state]
  const bodyId = `clock-${clock.limitId}`
  return (
    <li className="case-clock">
      <button
        type="button"
        className="case-clock__open"
        aria-expanded={isOpen}
        aria-controls={isOpen ? bodyId : undefined}
        onClick={props.onToggle}
      >
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
        <span className="case-clock__what">
          <span className="case-clock__label">{clock.label}</span>
          <span className="note">{dueWords(clock, props.today)}</span>
        </span>
        <Tag tone={look.tone} icon={look.icon}>
          {look.words}
        </Tag>
        <span className="case-clock__rule">
          <span className="small">
            <span className="mono">{clock.limitId}</span>, {clock.source}
          </span>
          {!clock.verified && <span className="note">Not yet verified</span>}
        </span>
      </button>
      {isOpen && (
        <div className="case-clock__body" id={bodyId}>
          <div className="stack stack--tight">
            <h3 className="field__label">How it is counted</h3>
            <ol className="case-clock__steps">
              {clock.arithmetic.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <p className="note">
              {clock.source}. {markLabel(clock.mark)}
              {clock.verified && clock.mark !== 'V' && ', signed off by the force’s lawyers'}.
            </p>
          </div>
          <DoneOn limitId={clock.limitId} particulars={particulars} readOnly={readOnly} />
          <Extensions limitId={clock.limitId} particulars={particulars} readOnly={readOnly} />
        </div>
      )}
    </li>
  )
}
