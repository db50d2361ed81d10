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
import { hasFallen, isOverturned, ladderOf, type Rung } from './ladder.ts'

type PartProps = { readonly content: PrecedentContent; readonly law: Law }

/** Where the outcome stands on the ladder, and always what became of it. */
export function OutcomePart({ content, law }: PartProps) {
  const { profile, laterHistory, barred } = content
  return (
    <section className="precedent__part" aria-labelledby="outcome-head">
      <h2 id="outcome-head" className="heading">
        Outcome
      </h2>
      <ol className="fall-ladder">
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
  const gone = isImposed && hasFallen(content)
  const months = content.outcomeMonths
  const note = [
    isImposed && imposedWords(content),
    isImposed && months !== null && `${months} months`,
    isFinal && 'stands in its place',
  ].filter((part) => part !== false)
  return (
    <li
      className={classes(
        'fall-ladder__rung',
        isImposed && !gone && 'fall-ladder__rung--here',
        isFinal && 'fall-ladder__rung--here',
      )}
    >
      {gone ? (
        <s>
          <RungLabel rung={outcome.rung} label={outcome.label} />
        </s>
      ) : (
        <RungLabel rung={outcome.rung} label={outcome.label} />
      )}
      {note.length > 0 && <span className="fall-ladder__note">{note.join(', ')}</span>}
    </li>
  )
}

const imposedWords = (content: PrecedentContent): string => {
  if (hasFallen(content)) return 'imposed, then overturned'
  return isOverturned(content) ? 'stands in the end' : 'imposed'
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
