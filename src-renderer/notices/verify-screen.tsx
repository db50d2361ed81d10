import { ReplayNotice } from './replay-notice.tsx'
import { TakeAsPrecedent } from './take-as-precedent.tsx'
import { VerdictList } from './verdict-list.tsx'
import { checkChosen, checkDropped, stopChecking, useVerify, type Checked } from './verify-store.ts'
import { VerificationView } from '../shell/verification-view.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DropZone } from '../ui/drop-zone.tsx'
import { Problems } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'

/** Checks any signed PDF, with or without an open library: nothing is taken in and nothing sent. */
export function VerifyScreen() {
  const { progress, problems, files, shown } = useVerify()
  const isChecking = progress !== null
  const one = files[shown]
  return (
    <Screen
      title="Check a notice"
      lead="Choose PDFs, or drag them into the window. They are read here, and nothing leaves this machine."
      narrow
      actions={
        <Button
          variant="primary"
          icon="page"
          isDisabled={isChecking}
          onPress={() => void checkChosen()}
        >
          {files.length === 0 ? 'Choose PDFs' : 'Choose other PDFs'}
        </Button>
      }
    >
      <DropZone
        isDisabled={isChecking}
        words={isChecking ? 'Wait until the files before these are checked' : 'Let go to check'}
        onFiles={(dropped) => void checkDropped(dropped)}
      />
      {isChecking && progress.total > 1 && (
        <Progress
          label="Checking files"
          done={progress.done}
          total={progress.total}
          note={progress.file}
          onCancel={() => void stopChecking()}
        />
      )}
      <Problems problems={problems} />
      {files.length > 1 && <VerdictList files={files} shown={shown} />}
      {one === undefined ? <WhatASignatureTells /> : <CheckedCard key={shown} checked={one} />}
    </Screen>
  )
}

function CheckedCard({ checked }: { readonly checked: Checked }) {
  if ('problems' in checked)
    return (
      <Card title={checked.file}>
        <Problems problems={checked.problems} />
      </Card>
    )
  const { file, verification, record } = checked
  const { sha256 } = verification
  return (
    <Card title={file}>
      <VerificationView verification={verification} />
      {(verification.issuedHere !== null || record?.kind === 'FULL') && (
        <ReplayNotice key={sha256} sha256={sha256} />
      )}
      {record?.kind === 'FULL' && <TakeAsPrecedent record={record} verification={verification} />}
    </Card>
  )
}

function WhatASignatureTells() {
  return (
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
          A second signature speaks for its own signer. What came between two signatures is accepted
          only where it can be shown to change nothing that is read.
        </li>
        <li>It does not tell whether the notice has since been replaced by a later version.</li>
      </ul>
    </Card>
  )
}
