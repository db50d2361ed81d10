import { useState } from 'react'
import type { BackupTaken } from '#contract/backup-api'
import type { Events } from '#contract/api'
import type { Problem } from '#core/result'
import { call, listen } from '../api.ts'
import { useSession } from '../shell/session.ts'
import { counted } from '../shell/words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { longInstant } from '../ui/dates.ts'
import { Problems } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { announce } from '../ui/status.tsx'
import { useRecord } from './library-store.ts'

const MEGABYTE = 1_000_000
const megabytes = (bytes: number) =>
  bytes < MEGABYTE ? 'less than 1 MB' : `${Math.round(bytes / MEGABYTE).toLocaleString('en-GB')} MB`

/** Makes a copy of the whole library, as closed as the library itself. */
export function BackupCard() {
  const { status, person, refresh } = useSession()
  const [progress, setProgress] = useState<Events['pack:progress'] | null>(null)
  const [isWorking, setWorking] = useState(false)
  const [taken, setTaken] = useState<BackupTaken | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const make = async () => {
    setWorking(true)
    setProblems([])
    const stop = listen('pack:progress', setProgress)
    const made = await call('library:back-up')
    stop()
    setWorking(false)
    setProgress(null)
    if (!made.ok) return setProblems(made.problems)
    if (made.value === null) return
    setTaken(made.value)
    announce('The backup is made and checked.')
    // It has an entry of its own, and the record stands beside it.
    await Promise.all([refresh(), useRecord.getState().load()])
  }
  const last = status?.lastBackupAt ?? null
  return (
    <Card title="Backup">
      <div className="stack">
        <p className="small">
          {last === null
            ? 'None was made of this library here.'
            : `Last made ${longInstant(last)}.`}
        </p>
        {taken !== null && (
          <p className="small">
            {megabytes(taken.bytes)} with{' '}
            {counted(taken.auditEntries, 'audit entry', 'audit entries')} in{' '}
            <span className="mono">{taken.folder}</span>. It was opened and checked.
          </p>
        )}
        <p className="small muted">
          It opens with the same passphrases and recovery key. It still holds cases that are deleted
          here later: destroy old backups when your retention schedule says so.
        </p>
        <Problems problems={problems} />
        {isWorking && (
          <Progress
            label="Writing and checking the backup"
            done={progress === null ? 0 : Math.round((100 * progress.done) / progress.total)}
            total={100}
            onCancel={() => void call('pack:cancel')}
          />
        )}
        {person?.role !== 'OVERSIGHT' && (
          <div className="row">
            <Button isDisabled={isWorking} onPress={() => void make()}>
              Make a backup
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
