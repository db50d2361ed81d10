import { useId } from 'react'
import { LinkButton } from './button.tsx'
import './progress.css'

/** What, how many of how many, and a way to stop. Without a total it only says that work goes on. */
export function Progress(props: {
  readonly label: string
  readonly done?: number | undefined
  readonly total?: number | undefined
  readonly note?: string | undefined
  readonly onCancel?: (() => void) | undefined
}) {
  const id = useId()
  const { label, done = 0, total, note, onCancel } = props
  const counted = total !== undefined && total > 0
  return (
    <div className="progress">
      <div className="row row--apart">
        <span id={id}>{label}</span>
        {counted && (
          <span className="figures">
            {done.toLocaleString('en-GB')} of {total.toLocaleString('en-GB')}
          </span>
        )}
      </div>
      <progress
        className="progress__track"
        aria-labelledby={id}
        {...(counted ? { value: done, max: total } : {})}
      />
      {(note !== undefined || onCancel !== undefined) && (
        <div className="row row--apart muted">
          <span>{note}</span>
          {onCancel !== undefined && (
            <LinkButton onPress={onCancel} label={`Cancel: ${label}`}>
              Cancel
            </LinkButton>
          )}
        </div>
      )}
    </div>
  )
}
