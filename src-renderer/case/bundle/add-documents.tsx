import { useId } from 'react'
import type { OpenCase } from '#contract/api'
import { mayKeep } from '../../shell/may.ts'
import { useSession } from '../../shell/session.ts'
import { Button } from '../../ui/button.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { focusById } from '../../ui/focus.ts'
import { Problems } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { IntakeReportDialog } from './intake-report.tsx'
import { addChosen, addDropped, cancelAdding, useIntake } from './intake-store.ts'

/** Takes files into the bundle, chosen or dragged in, and says what became of each. */
export function AddDocuments(props: { readonly openCase: OpenCase }) {
  const { hearingCase } = props.openCase
  const isKeeper = useSession((session) => mayKeep(session.person))
  const { progress, problems, report } = useIntake()
  const id = useId()
  if (hearingCase.status !== 'OPEN' || !isKeeper) return null
  const isAdding = progress !== null
  const cancel = () => {
    // The button pressed is about to go.
    focusById(id)
    void cancelAdding()
  }
  return (
    <>
      {/* It stays a button meanwhile: one that is switched off loses the focus. */}
      <Button id={id} icon="plus" variant="primary" onPress={() => void addChosen(hearingCase.id)}>
        {isAdding ? 'Adding' : 'Add documents'}
      </Button>
      {isAdding && progress.total > 0 && (
        <div className="intake__progress">
          <Progress
            label="Adding documents"
            done={progress.done}
            total={progress.total}
            note={progress.file}
            onCancel={cancel}
          />
        </div>
      )}
      <Problems problems={problems} />
      <DropZone
        isDisabled={isAdding}
        words={
          isAdding ? 'Wait until the documents before these are in' : 'Let go to add to the bundle'
        }
        onFiles={(files) => void addDropped(hearingCase.id, files)}
      />
      {report !== null && <IntakeReportDialog report={report} />}
    </>
  )
}
