import { useState } from 'react'
import type { Replay } from '#core/quality/replay'
import type { Problem } from '#core/result'
import { call } from '../api.ts'
import { mayDeliberate } from '../shell/may.ts'
import { ReplayReport } from '../shell/replay-report.tsx'
import { useSession } from '../shell/session.ts'
import { Button } from '../ui/button.tsx'
import { Problems } from '../ui/notice.tsx'

/** Asks the present library what a notice that was issued from it rests on, and says what has moved. */
export function ReplayNotice(props: { readonly sha256: string }) {
  const { law, person } = useSession()
  const [replay, setReplay] = useState<Replay | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [busy, setBusy] = useState(false)
  if (law === null || !mayDeliberate(person)) return null
  const ask = async () => {
    setBusy(true)
    const answer = await call('notice:replay', { sha256: props.sha256 })
    setBusy(false)
    setReplay(answer.ok ? answer.value : null)
    setProblems(answer.ok ? [] : answer.problems)
  }
  return (
    <div className="stack">
      <p className="note">
        What a notice rests on can be asked of this library again: whether it still comes out the
        same, and what has changed since.
      </p>
      <div>
        <Button isDisabled={busy} onPress={() => void ask()}>
          Replay what it rests on
        </Button>
      </div>
      <Problems problems={problems} />
      {replay !== null && <ReplayReport replay={replay} law={law} />}
    </div>
  )
}
