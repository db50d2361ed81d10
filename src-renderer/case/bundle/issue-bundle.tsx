import { useEffect, useState } from 'react'
import type { BundleDocument, BundleIssued, Events } from '#contract/api'
import { planBundle } from '#core/bundle/paginate'
import { bundleIndex } from '#core/bundle/sections'
import type { Problem } from '#core/result'
import { call, listen } from '../../api.ts'
import { mayKeep } from '../../shell/may.ts'
import { useSession } from '../../shell/session.ts'
import { counted } from '../../shell/words.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Problems } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { announce } from '../../ui/status.tsx'
import { ReferencesTold } from './reference-report.tsx'

type Done = Events['bundle:progress']

/** Writes the bundle as one paginated PDF, and says what was issued. */
export function IssueBundle(props: {
  readonly caseId: string
  readonly documents: readonly BundleDocument[]
}) {
  const isKeeper = useSession((session) => mayKeep(session.person))
  const [linkReferences, setLinkReferences] = useState(true)
  const [running, setRunning] = useState<Done | null>(null)
  const [issued, setIssued] = useState<BundleIssued | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const isRunning = running !== null
  const indexPages = planBundle(bundleIndex(props.documents)).index.length
  useEffect(() => (isRunning ? listen('bundle:progress', setRunning) : undefined), [isRunning])

  const issue = async () => {
    setRunning({ stage: 'JOINING', done: 0, total: 0 })
    const answer = await call('bundle:issue', { caseId: props.caseId, linkReferences })
    setRunning(null)
    setProblems(answer.ok ? [] : answer.problems)
    if (!answer.ok || answer.value === null) return
    setIssued(answer.value)
    announce(`Issued as version ${answer.value.version}, ${answer.value.pages} pages`)
  }
  if (!isKeeper) return null
  return (
    <>
      <Button icon="download" isDisabled={isRunning} onPress={() => void issue()}>
        Issue as one PDF
      </Button>
      <Checkbox
        isSelected={linkReferences}
        isDisabled={isRunning}
        onChange={setLinkReferences}
        description="Their numbers are read as pages of this issue. Switch it off where the documents cite the pages of an older bundle."
      >
        Link references such as “page 45” or “[B/3/12]”
      </Checkbox>
      <p className="note">
        Pages of the issued bundle count its index, so they run {counted(indexPages, 'page')} ahead
        of the numbers shown here and cited in the notice.
      </p>
      {running !== null && (
        <Progress
          label={running.stage === 'READING' ? 'Reading references' : 'Joining the pages'}
          done={running.done}
          total={running.total}
        />
      )}
      <Problems problems={problems} />
      {issued !== null && (
        <>
          <p className="note">
            Version {issued.version}, {issued.pages} pages with the index. SHA-256{' '}
            <span className="mono">{issued.sha256.slice(0, 16)}</span>, kept in the record.
          </p>
          {issued.references !== null && <ReferencesTold report={issued.references} />}
        </>
      )}
    </>
  )
}
