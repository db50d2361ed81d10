import { useEffect } from 'react'
import { TakeInCase } from './hearings/take-in-case.tsx'
import { TakeInFile } from './hearings/take-in-file.tsx'
import { TakeInPack } from './rule-book/take-in-pack.tsx'
import { PackPassphrase } from './shell/pack-passphrase.tsx'
import { usePack } from './shell/pack-store.ts'
import { call } from './api.ts'
import { Button } from './ui/button.tsx'
import { Dialog } from './ui/dialog.tsx'
import { Problems } from './ui/notice.tsx'
import { Progress } from './ui/progress.tsx'

/** The pack that is open, by what it holds, wherever it was opened from. */
export function PackDialogs() {
  const { shown, isWaiting, problems, isWorking, progress, close } = usePack()
  useEffect(() => close, [close])
  if (shown?.kind === 'LAW') return <TakeInPack shown={shown} />
  if (shown?.kind === 'CASE') return <TakeInCase shown={shown} />
  if (shown?.kind === 'CASE_FILE') return <TakeInFile shown={shown} />
  if (isWaiting && !isWorking) return <PackPassphrase />
  if (progress?.stage === 'CHECKING')
    return (
      <Dialog title="Looking at the pack" isOpen onClose={() => void call('pack:cancel')}>
        <Progress
          label="Checking every byte"
          done={Math.round((progress.done / Math.max(progress.total, 1)) * 100)}
          total={100}
          onCancel={() => void call('pack:cancel')}
        />
      </Dialog>
    )
  if (problems.length === 0) return null
  return (
    <Dialog title="This pack is not taken in" isOpen onClose={close}>
      <div className="stack">
        <Problems problems={problems} />
        <div className="row">
          <Button onPress={close}>Go back</Button>
        </div>
      </div>
    </Dialog>
  )
}
