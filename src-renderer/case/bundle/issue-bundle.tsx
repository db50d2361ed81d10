import { useCallback, useEffect, useId, useState } from 'react'
import type { BundleIssues, OpenCase } from '#contract/api'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { mayKeep } from '../../shell/may.ts'
import { useSession } from '../../shell/session.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { focusById } from '../../ui/focus.ts'
import { Icon } from '../../ui/icon.tsx'
import { Problems } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { issueNow, showIssue, stopIssue, useIssue } from './issue-store.ts'
import { IssueTold } from './issue-under-way.tsx'
import { IssuedVersions } from './issued-versions.tsx'
import { LatePagesChoice } from './late-pages.tsx'
import { RemovedFiles } from './removed-files.tsx'

/** Opens what was issued of the bundle, and the way to issue it. */
export function IssueBundle(props: { readonly openCase: OpenCase }) {
  const [isOpen, setOpen] = useState(false)
  if (props.openCase.documents.length === 0) return null
  return (
    <>
      <Button icon="download" onPress={() => setOpen(true)}>
        Issue and versions
      </Button>
      <Dialog title="The bundle as one PDF" wide isOpen={isOpen} onClose={() => setOpen(false)}>
        <Issues openCase={props.openCase} />
      </Dialog>
    </>
  )
}

function Issues(props: { readonly openCase: OpenCase }) {
  const { hearingCase, documents } = props.openCase
  const isKeeper = useSession((session) => mayKeep(session.person))
  const [issues, setIssues] = useState<BundleIssues | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const read = useCallback(async () => {
    const answer = await call('bundle:issues', { caseId: hearingCase.id })
    if (answer.ok) setIssues(answer.value)
    else setProblems(answer.problems)
  }, [hearingCase.id])
  const issued = useIssue(({ ended }) => ended?.issued)
  // The numbers of the next issue follow every change of the documents, and every issue.
  useEffect(() => void read(), [read, documents, issued])
  // The words of thousands of pages are compared: that takes a moment.
  if (issues === null && problems.length === 0) return <Progress label="Comparing the documents" />
  if (issues === null) return <Problems problems={problems} />
  const isOpen = hearingCase.status === 'OPEN'
  return (
    <div className="stack">
      <Problems problems={problems} />
      {issues.sameText.map((titles) => (
        <p key={titles.join(' ')} className="small is-warn">
          <Icon name="warning" /> {titles.map((title) => `“${title}”`).join(', ')} hold the same
          words. If one is a copy of the other, take it out.
        </p>
      ))}
      {isKeeper && isOpen && issues.next !== null && issues.next.changes.length > 0 && (
        <LatePagesChoice caseId={hearingCase.id} issues={issues} />
      )}
      {isKeeper && <IssueNow caseId={hearingCase.id} />}
      <IssuedVersions caseId={hearingCase.id} issues={issues} />
      <RemovedFiles caseId={hearingCase.id} removed={issues.removed} />
    </div>
  )
}

/** Writes the bundle as one paginated PDF. */
function IssueNow(props: { readonly caseId: string }) {
  const { caseId } = props
  const [linkReferences, setLinkReferences] = useState(true)
  const id = useId()
  const isRunning = useIssue(({ progress }) => progress !== null)
  useEffect(showIssue, [])
  const stop = () => {
    // The button pressed is about to go.
    focusById(id)
    void stopIssue()
  }
  return (
    <>
      <Checkbox
        isSelected={linkReferences}
        isDisabled={isRunning}
        onChange={setLinkReferences}
        description="Their numbers are read as pages of this issue. Switch it off where the documents cite the pages of an older bundle."
      >
        Link references such as “page 45” or “[B/3/12]”
      </Checkbox>
      <div className="row">
        {/* It stays a button meanwhile: one that is switched off loses the focus. */}
        <Button
          id={id}
          icon="download"
          variant="primary"
          onPress={() => void issueNow(caseId, linkReferences)}
        >
          Issue as one PDF
        </Button>
      </div>
      <IssueTold onStop={stop} />
    </>
  )
}
