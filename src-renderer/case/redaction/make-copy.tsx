import { useEffect, useState } from 'react'
import type { RedactionProgress } from '#contract/api'
import { stateOf } from '#core/bundle/redaction/areas'
import type { Problem } from '#core/result'
import { call, listen } from '../../api.ts'
import { counted } from '../../shell/words.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, RadioList } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Problems } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { announce } from '../../ui/status.tsx'
import type { ReadPage } from '../bundle/reader-store.ts'
import { openCase as reopenCase } from '../store/case-store.ts'
import { useRedactions } from './redaction-store.ts'

type Kind = 'FILE' | 'BUNDLE'
const stages: Readonly<Record<RedactionProgress['stage'], string>> = {
  READING: 'Reading the pages',
  DRAWING: 'Drawing the pages',
  PROVING: 'Searching the finished copy for what was taken out',
}

/** Makes one redacted copy of the documents chosen; the sources stay as they are. */
export function MakeCopy(props: {
  readonly openCase: ReadPage['openCase']
  readonly onClose: () => void
}) {
  const { openCase, onClose } = props
  const { documents, hearingCase } = openCase
  const areas = useRedactions((state) => state.areas)
  const countIn = (id: string) => areas.filter(({ documentId }) => documentId === id).length
  const marked = documents.filter(({ id }) => countIn(id) > 0)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(marked.map(({ id }) => id)))
  const [kind, setKind] = useState<Kind>('FILE')
  const [progress, setProgress] = useState<RedactionProgress | null>(null)
  const [isRunning, setRunning] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  useEffect(() => (isRunning ? listen('redaction:progress', setProgress) : undefined), [isRunning])
  const waiting = areas.filter(
    (area) => chosen.has(area.documentId) && stateOf(area) === 'MARKED',
  ).length

  const make = async () => {
    setRunning(true)
    setProgress(null)
    const documentIds = documents.filter(({ id }) => chosen.has(id)).map(({ id }) => id)
    const answer = await call('redaction:apply', { caseId: hearingCase.id, documentIds, kind })
    setRunning(false)
    setProblems(answer.ok ? [] : answer.problems)
    if (!answer.ok || answer.value === null) return
    const made = answer.value
    useRedactions.setState({ ...made.redactions, made })
    announce(`Redacted copy ${made.copy.number} made, and nothing taken out was found in it`)
    if (kind === 'BUNDLE') await reopenCase(hearingCase.id)
    onClose()
  }
  const toggle = (id: string, isOn: boolean) =>
    setChosen(new Set(isOn ? [...chosen, id] : [...chosen].filter((one) => one !== id)))
  const close = () => (isRunning ? void call('redaction:cancel') : onClose())
  return (
    <Dialog title="Make a redacted copy" isOpen onClose={close} wide>
      <Problems problems={problems} />
      <div className="redaction-lines" role="group" aria-label="Documents in the copy">
        {marked.map(({ id, title, pages }) => (
          <Checkbox
            key={id}
            isSelected={chosen.has(id)}
            isDisabled={isRunning}
            onChange={(isOn) => toggle(id, isOn)}
            description={`${counted(countIn(id), 'area')}, ${counted(pages, 'page')}`}
          >
            {title}
          </Checkbox>
        ))}
      </div>
      <RadioList
        label="What becomes of it"
        value={kind}
        isDisabled={isRunning}
        items={[
          {
            id: 'FILE',
            label: 'A file, saved where I choose',
            description: 'For disclosure or publication.',
          },
          {
            id: 'BUNDLE',
            label: 'A further document of this bundle',
            description: 'Beside its source, which stays in the bundle until it is taken out.',
            disabled: hearingCase.status !== 'OPEN',
          },
        ]}
        onChange={setKind}
      />
      <p className="note">
        Each page is drawn anew as a picture, with the words outside the areas behind it for search
        and reading aloud. Nothing else of the source goes into the copy: no file, note, bookmark,
        form, link, title or earlier revision. The finished copy is searched before it is handed
        over.
      </p>
      {waiting > 0 && (
        <p className="note is-warn">{counted(waiting, 'area')} still to be reviewed.</p>
      )}
      {isRunning && (
        <Progress
          label={stages[progress?.stage ?? 'DRAWING']}
          done={progress?.done}
          total={progress?.stage === 'PROVING' ? undefined : progress?.total}
          onCancel={() => void call('redaction:cancel')}
        />
      )}
      <div className="dialog__foot">
        <Button
          variant="primary"
          isDisabled={isRunning || chosen.size === 0 || waiting > 0}
          onPress={() => void make()}
        >
          Make the redacted copy
        </Button>
      </div>
    </Dialog>
  )
}
