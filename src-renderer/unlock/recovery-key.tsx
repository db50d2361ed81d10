import { useState } from 'react'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/field.tsx'
import { Banner, Problems } from '../ui/notice.tsx'

/** Shown once: the only other way into the library. */
export function RecoveryKey({ recoveryKey }: { readonly recoveryKey: string }) {
  const { refresh } = useSession()
  const [isKept, setKept] = useState(false)
  const [savedTo, setSavedTo] = useState<string | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const save = async () => {
    const saved = await call('vault:save-recovery-key', { recoveryKey })
    setProblems(saved.ok ? [] : saved.problems)
    if (saved.ok && saved.value !== null) setSavedTo(saved.value)
  }
  return (
    <div className="gate__form">
      <div>
        <h1 className="title">Your recovery key</h1>
        <p className="lead">
          It opens the library when a passphrase is lost. It is shown only now. Print it or save it,
          and keep it apart from this computer, locked away.
        </p>
      </div>
      <p className="recovery" aria-label="Recovery key">
        {recoveryKey}
      </p>
      <div className="row no-print">
        <Button icon="print" onPress={() => globalThis.print()}>
          Print
        </Button>
        <Button icon="download" onPress={() => void save()}>
          Save to a file
        </Button>
      </div>
      {savedTo !== null && <Banner tone="info">Saved as {savedTo}</Banner>}
      <Problems problems={problems} />
      <div className="stack no-print">
        <Checkbox isSelected={isKept} onChange={setKept}>
          I have printed or saved the recovery key
        </Checkbox>
        <div className="row">
          <Button variant="primary" isDisabled={!isKept} onPress={() => void refresh()}>
            Open the library
          </Button>
        </div>
      </div>
    </div>
  )
}
