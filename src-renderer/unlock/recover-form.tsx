import { useState } from 'react'
import type { VaultStatus } from '#contract/api'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { useScreenTitle } from '../shell/screen.tsx'
import { useSession } from '../shell/session.ts'
import { personLine } from '../shell/words.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { RadioList, TextField } from '../ui/field.tsx'
import { Problems } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { isPassphraseReady, NewPassphrase } from '../shell/new-passphrase.tsx'

/** Opens with the recovery key instead, and sets a new passphrase. */
export function RecoverForm(props: { readonly status: VaultStatus; readonly onBack: () => void }) {
  const { status, onBack } = props
  useScreenTitle('Use the recovery key')
  const { refresh } = useSession()
  const [profileId, setProfileId] = useState(status.people[0]?.id ?? null)
  const [recoveryKey, setRecoveryKey] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [isWorking, setWorking] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const recover = async () => {
    if (profileId === null) return
    setWorking(true)
    const opened = await call('vault:recover', { profileId, recoveryKey, passphrase })
    setWorking(false)
    setProblems(opened.ok ? [] : opened.problems)
    await refresh()
  }
  return (
    <div className="gate__form">
      <div>
        <h1 className="title">Use the recovery key</h1>
        <p className="lead">
          It was shown once, when the library was made, to be printed or saved. Using it is
          recorded.
        </p>
      </div>
      <RadioList
        label="Who gets a new passphrase"
        items={status.people.map((person) => ({
          id: person.id,
          label: person.label,
          description: personLine(person),
        }))}
        value={profileId}
        onChange={setProfileId}
      />
      <TextField
        label="Recovery key"
        description="Dashes and spaces do not matter."
        mono
        value={recoveryKey}
        onChange={setRecoveryKey}
      />
      <NewPassphrase
        passphrase={passphrase}
        again={again}
        onPassphrase={setPassphrase}
        onAgain={setAgain}
      />
      <Problems problems={problems} />
      {isWorking && <Progress label="Opening with the recovery key" />}
      <div className="row row--wide">
        <Button
          variant="primary"
          icon="key"
          onPress={() => void recover()}
          isDisabled={
            isWorking || recoveryKey.trim() === '' || !isPassphraseReady(passphrase, again)
          }
        >
          Open and set the passphrase
        </Button>
        <LinkButton onPress={onBack}>Back to the passphrase</LinkButton>
      </div>
    </div>
  )
}
