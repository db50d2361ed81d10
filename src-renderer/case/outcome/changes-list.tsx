import type { PanelRecord } from '#contract/api'
import { isBlank } from '#core/law/situation'
import { shortInstant } from '../../ui/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { useWords } from '../words.ts'
import { changeWords } from './change-words.ts'

type Change = PanelRecord['changes'][number]

function Readable(props: { readonly entry: Change }) {
  const { change, changed } = props.entry
  const words = useWords()
  if (change === null)
    return (
      <p className="small muted">
        <Icon name="lock" /> Closed until every decision-maker has recorded theirs.
      </p>
    )
  return (
    <>
      {changed !== null && (
        <p className="small">
          {changed.length === 0
            ? 'Nothing changed.'
            : `${changed.map((one) => changeWords(one, words)).join('. ')}.`}
        </p>
      )}
      <p className="record">{change.reasons}</p>
      {!isBlank(change.dissent) && (
        <p className="record">
          <span className="label">Does not share the decision: </span>
          {change.dissent}
        </p>
      )}
    </>
  )
}

/** What each recorded after the comparators, in order; own entries always, others once all are in. */
export function ChangesList(props: { readonly changes: PanelRecord['changes'] }) {
  if (props.changes.length === 0) return null
  return (
    <ol className="changes">
      {props.changes.map((entry) => (
        <li key={`${entry.profileId} ${entry.at}`}>
          <p className="row row--apart changes__head">
            <b>
              {entry.label}
              {entry.isMe ? ', you' : ''}
            </b>
            <span className="note">{shortInstant(entry.at)}</span>
          </p>
          <Readable entry={entry} />
        </li>
      ))}
    </ol>
  )
}
