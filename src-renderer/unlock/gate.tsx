import { useState } from 'react'
import type { VaultStatus } from '#contract/api'
import { FirstRun } from './first-run.tsx'
import { RecoverForm } from './recover-form.tsx'
import { UnlockForm } from './unlock-form.tsx'
import { Welcome } from './welcome.tsx'
import './unlock.css'

/** Everything before the library is open: first run, unlock, recovery. */
export function Gate({ status }: { readonly status: VaultStatus }) {
  const [isRecovering, setRecovering] = useState(false)
  return (
    <div className="gate">
      <Welcome />
      <main className="gate__main">
        {status.state === 'NO_LIBRARY' ? (
          <FirstRun folder={status.folder} />
        ) : isRecovering ? (
          <RecoverForm status={status} onBack={() => setRecovering(false)} />
        ) : (
          <UnlockForm status={status} onRecover={() => setRecovering(true)} />
        )}
      </main>
    </div>
  )
}
