import { ukClock } from '#core/date-and-clock'
import { Icon } from '../../ui/icon.tsx'
import { retrySave, useCase } from '../store/case-store.ts'

/** "Saved 14:06". A failed save is said aloud at once, with the way to try again. */
export function SaveLine() {
  const save = useCase((state) => state.save)
  const status = useCase((state) => state.openCase?.hearingCase.status)
  if (status !== 'OPEN') return <p className="save-line">Signed: steps 1 to 6 are read only.</p>
  if (save.state === 'FAILED')
    return (
      <p className="save-line save-failed" role="alert">
        <Icon name="warning" /> Not saved. {save.message} Your text is still here.{' '}
        <button type="button" className="inline-link" onClick={retrySave}>
          Try again
        </button>
      </p>
    )
  return (
    <p className="save-line" role="status">
      {save.state === 'SAVING' ? 'Saving' : save.at === null ? '' : `Saved ${ukClock(save.at)}`}
    </p>
  )
}
