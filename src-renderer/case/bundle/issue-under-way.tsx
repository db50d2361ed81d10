import { useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { Problems } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import './issue-under-way.css'
import { closeIssue, stopIssue, useIssue } from './issue-store.ts'

/** How far an issue of a bundle is and how it ended, wherever the person has gone meanwhile. */
export function IssueUnderWay() {
  const { progress, ended, isShown } = useIssue()
  const panel = useRef<HTMLElement>(null)
  if (isShown || (progress === null && ended === null)) return null
  const stop = () => {
    // The button pressed is about to go.
    panel.current?.focus()
    void stopIssue()
  }
  return (
    <section className="issue-under-way" aria-label="Issue of the bundle" ref={panel} tabIndex={-1}>
      <h2 className="heading">Issue of the bundle</h2>
      <IssueTold onStop={stop} />
      {ended !== null && (
        <div className="row">
          <Button size="small" onPress={closeIssue}>
            Close
          </Button>
        </div>
      )}
    </section>
  )
}

/** How far it is, with a way to stop it, or what became of it. */
export function IssueTold(props: { readonly onStop: () => void }) {
  const { progress, ended } = useIssue()
  if (progress !== null)
    return (
      <Progress
        label={progress.stage === 'READING' ? 'Reading references' : 'Joining the pages'}
        done={progress.done}
        total={progress.total}
        onCancel={props.onStop}
      />
    )
  if (ended === null) return null
  const { issued } = ended
  return (
    <>
      <Problems problems={ended.problems} />
      {ended.isStopped && (
        <p className="note" role="status">
          Stopped. Nothing was written, and no version was issued.
        </p>
      )}
      {issued !== null && (
        <p className="note" role="status">
          Version {issued.version} is written to {issued.path}.
        </p>
      )}
    </>
  )
}
