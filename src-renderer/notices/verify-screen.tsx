import { useState } from 'react'
import type { Verification } from '#core/notice/notice'
import type { NoticeRecord } from '#core/notice/notice-record'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Problems } from '../ui/notice.tsx'
import { announce } from '../ui/status.tsx'
import { VerificationView } from '../shell/verification-view.tsx'
import { ReplayNotice } from './replay-notice.tsx'
import { TakeAsPrecedent } from './take-as-precedent.tsx'

type Checked = {
  readonly file: string
  readonly verification: Verification
  readonly record: NoticeRecord | null
}

/** Checks any signed PDF, with or without an open library: nothing is taken in and nothing sent. */
export function VerifyScreen() {
  const [checked, setChecked] = useState<Checked | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [busy, setBusy] = useState(false)
  const choose = async () => {
    setBusy(true)
    const answer = await call('notice:verify')
    setBusy(false)
    if (!answer.ok) return setProblems(answer.problems)
    setProblems([])
    if (answer.value === null) return
    setChecked(answer.value)
    announce(answer.value.verification.summary)
  }
  return (
    <Screen
      title="Check a notice"
      lead="Choose any PDF. It is read here, and nothing leaves this machine."
      narrow
      actions={
        <Button variant="primary" icon="page" isDisabled={busy} onPress={() => void choose()}>
          {checked === null ? 'Choose a PDF' : 'Choose another PDF'}
        </Button>
      }
    >
      <Problems problems={problems} />
      {checked !== null && (
        <Card title={checked.file}>
          <VerificationView verification={checked.verification} />
          {(checked.verification.issuedHere !== null || checked.record?.kind === 'FULL') && (
            <ReplayNotice key={checked.verification.sha256} sha256={checked.verification.sha256} />
          )}
          {checked.record?.kind === 'FULL' && (
            <TakeAsPrecedent record={checked.record} verification={checked.verification} />
          )}
        </Card>
      )}
      <Card title="What a good signature tells, and what it does not">
        <ul className="plain-points">
          <li>It tells that the file has not changed by one byte since it was signed.</li>
          <li>
            It tells which certificate signed. Who holds that certificate is for the force to say.
          </li>
          <li>
            A self-made certificate proves sameness, not identity: compare its fingerprint with one
            that the force gave you another way.
          </li>
          <li>
            The time of a signature is what the signer’s machine said, which proves nothing. A
            timestamp is the word of its authority.
          </li>
          <li>
            A second signature speaks for its own signer. What came between two signatures is
            accepted only where it can be shown to change nothing that is read.
          </li>
          <li>It does not tell whether the notice has since been replaced by a later version.</li>
        </ul>
      </Card>
    </Screen>
  )
}
