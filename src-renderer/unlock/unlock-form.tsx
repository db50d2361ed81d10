import { useRef, useState } from 'react'
import type { VaultStatus } from '#contract/api'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { useScreenTitle } from '../shell/screen.tsx'
import { useSession } from '../shell/session.ts'
import { counted, personLine } from '../shell/words.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { longInstant } from '../ui/dates.ts'
import { RadioList, SecretField } from '../ui/field.tsx'
import { Banner } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { announce } from '../ui/status.tsx'
import { useCountdown } from './countdown.ts'
import { OtherLibrary } from './other-library.tsx'

export function UnlockForm(props: {
  readonly status: VaultStatus
  readonly onRecover: () => void
}) {
  const { status, onRecover } = props
  useScreenTitle('Unlock the library')
  const [profileId, setProfileId] = useState(status.people[0]?.id ?? null)
  const [passphrase, setPassphrase] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const { isWorking, problems, unlock } = useUnlock((tried) => {
    // What was typed while it was tried is kept.
    setPassphrase((now) => (now === tried ? '' : now))
    field.current?.focus()
  })
  const wait = useCountdown(status.nextAttemptAt)
  const start = () => {
    if (profileId !== null && wait === 0 && !isWorking) void unlock(profileId, passphrase)
  }
  return (
    <div className="gate__form">
      <div>
        <h1 className="title">Unlock the library</h1>
        <p className="lead">{status.libraryLabel}</p>
      </div>
      <RadioList
        label="Who is opening it"
        items={status.people.map((person) => ({
          id: person.id,
          label: person.label,
          description: personLine(person),
        }))}
        value={profileId}
        onChange={setProfileId}
      />
      <SecretField
        label="Passphrase"
        description="The words chosen for this profile. Not your force password."
        autoComplete="current-password"
        value={passphrase}
        onChange={setPassphrase}
        onEnter={start}
        inputRef={field}
        error={problems[0]?.message}
        autoFocus
      />
      <div className="stack stack--tight">
        <div className="row row--wide">
          <Button
            variant="primary"
            icon="lock"
            onPress={start}
            isDisabled={isWorking || wait > 0 || passphrase === '' || profileId === null}
          >
            Unlock
          </Button>
          <LinkButton onPress={onRecover}>Use the recovery key</LinkButton>
        </div>
        {isWorking ? (
          <Progress label="Making the key from the passphrase" />
        ) : (
          <p className="small muted">
            Takes about two seconds: the key is made slow to guess on purpose.
          </p>
        )}
      </div>
      {wait > 0 && (
        <Banner tone="warn">
          You can try again in {counted(wait, 'second')}. The wait grows with each wrong passphrase.
        </Banner>
      )}
      <hr className="rule" />
      <LibraryHeader status={status} />
      <OtherLibrary />
    </div>
  )
}

function useUnlock(onRefused: (tried: string) => void) {
  const { refresh } = useSession()
  const [isWorking, setWorking] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const unlock = async (profileId: string, passphrase: string) => {
    setWorking(true)
    setProblems([])
    const opened = await call('vault:unlock', { profileId, passphrase })
    if (!opened.ok) {
      setProblems(opened.problems)
      announce(opened.problems.map(({ message }) => message).join(' '))
    }
    await refresh()
    setWorking(false)
    if (!opened.ok) onRefused(passphrase)
  }
  return { isWorking, problems, unlock }
}

/** What the plain header beside the cipher tells; nothing of any case. */
function LibraryHeader({ status }: { readonly status: VaultStatus }) {
  return (
    <dl className="facts">
      <dt>Folder</dt>
      <dd>{status.folder}</dd>
      <dt>Last locked</dt>
      <dd>{status.lastLockedAt === null ? 'Not recorded' : longInstant(status.lastLockedAt)}</dd>
      <dt>Last backup</dt>
      <dd>{status.lastBackupAt === null ? 'None made here' : longInstant(status.lastBackupAt)}</dd>
      <dt>Audit record</dt>
      <dd>{counted(status.auditEntries, 'entry', 'entries')}</dd>
      <dt>Failed attempts</dt>
      <dd>{status.failedAttempts === 0 ? 'None since then' : status.failedAttempts}</dd>
    </dl>
  )
}
