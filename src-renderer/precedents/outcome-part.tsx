import type { Law } from '#core/law/law'
import type { PrecedentContent } from '#core/precedent'
import {
  admissionLabel,
  convictionLabel,
  findingLabel,
  laterHistoryLabel,
  liveWarningLabel,
} from '#core/wording'
import { classes } from '../ui/classes.ts'
import { RungLabel } from '../ui/rung.tsx'
import { isOverturned, ladderOf, type Rung } from './ladder.ts'

type PartProps = { readonly content: PrecedentContent; readonly law: Law }

/** Where the outcome stands on the ladder, and always what became of it. */
export function OutcomePart({ content, law }: PartProps) {
  const { profile, laterHistory, barred } = content
  return (
    <section className="precedent__part" aria-labelledby="outcome-head">
      <h2 id="outcome-head" className="heading">
        Outcome
      </h2>
      <ol className="ladder">
        {ladderOf(content, law).map((rung) => (
          <LadderRung key={rung.outcome.id} rung={rung} content={content} />
        ))}
      </ol>
      <dl className="facts">
        <dt>Finding</dt>
        <dd>{findingLabel(profile.finding)}</dd>
        <dt>Admitted</dt>
        <dd>{admissionLabel(profile.admission)}</dd>
        <dt>Conviction</dt>
        <dd>{convictionLabel(profile.convictionType)}</dd>
        <dt>Warnings</dt>
        <dd>{liveWarningLabel(profile.liveWarning)}</dd>
        <dt>Barred list</dt>
        <dd>{barredWords(barred)}</dd>
        <dt>Afterwards</dt>
        <dd>
          {laterHistoryLabel(laterHistory, law)}
          {laterHistory.words !== null && (
            <span className="precedent__words">{laterHistory.words}</span>
          )}
        </dd>
      </dl>
    </section>
  )
}

function LadderRung({
  rung,
  content,
}: {
  readonly rung: Rung
  readonly content: PrecedentContent
}) {
  const { outcome, isImposed, isFinal } = rung
  const gone = isImposed && isOverturned(content)
  const months = content.outcomeMonths
  const note = [
    isImposed && (gone ? 'imposed, then overturned' : 'imposed'),
    isImposed && months !== null && `${months} months`,
    isFinal && 'stands in its place',
  ].filter((part) => part !== false)
  return (
    <li
      className={classes(
        'ladder__rung',
        isImposed && !gone && 'ladder__rung--here',
        isFinal && 'ladder__rung--here',
      )}
    >
      {gone ? (
        <s>
          <RungLabel rung={outcome.rung} label={outcome.label} />
        </s>
      ) : (
        <RungLabel rung={outcome.rung} label={outcome.label} />
      )}
      {note.length > 0 && <span className="ladder__note">{note.join(', ')}</span>}
    </li>
  )
}

const barredWords = (barred: boolean | null): string => {
  if (barred === null) return 'Not stated'
  return barred ? 'Placed on it' : 'Not placed on it'
}

/** Standards, and what the source leaves out. */
export function StandardsPart({ content, law }: PartProps) {
  const standards = law.standards.filter(({ id }) => content.profile.standards.includes(id))
  return (
    <section className="precedent__part" aria-labelledby="standards-head">
      <h2 id="standards-head" className="heading">
        Standards breached
      </h2>
      {standards.length === 0 ? (
        <p className="small muted">Not stated in the source.</p>
      ) : (
        <ul className="ruled">
          {standards.map(({ id, label }) => (
            <li key={id}>{label}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
