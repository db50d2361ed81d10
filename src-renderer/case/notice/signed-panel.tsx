import { useState } from 'react'
import { useLocation } from 'wouter'
import type { IssuedNotice, OpenCase } from '#contract/api'
import { isReason } from '#core/law/situation'
import type { Verification } from '#core/notice/notice'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { usePrecedentDraft } from '../../shell/precedent-draft.ts'
import { useSession } from '../../shell/session.ts'
import { VerificationView } from '../../shell/verification-view.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { longInstant } from '../../ui/dates.ts'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Problems } from '../../ui/notice.tsx'
import { SealMark } from '../../ui/seal-mark.tsx'
import { announce } from '../../ui/status.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { stepAddress } from '../frame/steps.ts'
import { takeCase } from '../store/case-store.ts'
import { shortHash } from '../words.ts'
import { LaterSignatures } from './later-signatures.tsx'

function OneNotice(props: {
  readonly notice: IssuedNotice
  readonly onProblems: (problems: readonly Problem[]) => void
}) {
  const { notice, onProblems } = props
  const [verification, setVerification] = useState<Verification | null>(null)
  const save = async () => {
    const answer = await call('notice:save', { noticeId: notice.id })
    if (!answer.ok) onProblems(answer.problems)
    else if (answer.value !== null) announce('The notice is saved')
  }
  const savePage = async () => {
    const answer = await call('notice:save-page', { noticeId: notice.id })
    if (!answer.ok) onProblems(answer.problems)
    else if (answer.value !== null) announce('The web page is saved')
  }
  const verify = async () => {
    const answer = await call('notice:verify-issued', { noticeId: notice.id })
    if (answer.ok) setVerification(answer.value)
    else onProblems(answer.problems)
  }
  return (
    <li className="issued">
      <p className="strong">
        {notice.kind === 'FULL' ? 'Full notice' : 'Published notice'} {notice.number}
      </p>
      <p className="note">
        Signed {longInstant(notice.issuedAt)} by {notice.signer}
        {notice.replaces === null ? '' : `. Replaces ${notice.replaces}`}
      </p>
      <p className="mono small" title={notice.currentSha256}>
        SHA-256 {shortHash(notice.currentSha256, 16)}
      </p>
      <div className="row">
        <Button
          size="small"
          icon="download"
          label={`Save notice ${notice.number}`}
          onPress={() => void save()}
        >
          Save notice
        </Button>
        {notice.kind === 'PUBLISHED' && (
          <Button
            size="small"
            icon="download"
            label={`Save web page of notice ${notice.number}`}
            onPress={() => void savePage()}
          >
            Save web page
          </Button>
        )}
        <Button
          size="small"
          icon="check"
          label={`Verify notice ${notice.number}`}
          onPress={() => void verify()}
        >
          Verify
        </Button>
      </div>
      <LaterSignatures notice={notice} onProblems={onProblems} />
      {verification !== null && <VerificationView verification={verification} />}
    </li>
  )
}

/** After signing: what was signed, and what can still be done with it. */
export function SignedPanel(props: { readonly openCase: OpenCase }) {
  const { hearingCase, notices } = props.openCase
  const { refresh } = useSession()
  const [, go] = useLocation()
  const [correcting, setCorrecting] = useState(false)
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const correct = async () => {
    const answer = await call('case:correct', { id: hearingCase.id, reason })
    setCorrecting(false)
    if (!answer.ok) return setProblems(answer.problems)
    takeCase(answer.value, hearingCase.id)
    void refresh()
    go(stepAddress(answer.value.hearingCase.id, 'findings'))
  }
  const draft = async () => {
    const answer = await call('case:draft-precedent', { id: hearingCase.id })
    if (!answer.ok) return setProblems(answer.problems)
    usePrecedentDraft.setState({ content: answer.value, from: hearingCase.reference })
    go('/precedents/new')
  }
  return (
    <>
      <Card tone="seal">
        <div className="seal-panel">
          <SealMark state="closed" size="large" />
          <h2 className="heading">Signed and locked</h2>
          <p>
            {hearingCase.status === 'SUPERSEDED'
              ? 'A later version replaces this notice. Both are kept.'
              : 'Steps 1 to 6 are read only. What was signed is kept byte for byte.'}
          </p>
        </div>
      </Card>
      <Card title="Issued" aside={`${notices.length}`}>
        <ul className="stack">
          {notices.map((notice) => (
            <OneNotice key={notice.id} notice={notice} onProblems={setProblems} />
          ))}
        </ul>
      </Card>
      <Card title="Next">
        {hearingCase.status === 'SIGNED' && (
          <Button icon="pencil" onPress={() => setCorrecting(true)}>
            Correct with a new version
          </Button>
        )}
        <Button icon="grid" onPress={() => void draft()}>
          Make a precedent draft
        </Button>
        <Problems problems={problems} />
      </Card>
      <ConfirmDialog
        title="Correct with a new version"
        confirmLabel="Make the new version"
        isOpen={correcting}
        isDisabled={!isReason(reason)}
        onCancel={() => setCorrecting(false)}
        onConfirm={() => void correct()}
      >
        <p>
          The signed notice stays as it is. The new version can be edited, and says which notice it
          replaces.
        </p>
        <TextArea label="Why it is corrected" record rows={3} value={reason} onChange={setReason} />
      </ConfirmDialog>
    </>
  )
}
