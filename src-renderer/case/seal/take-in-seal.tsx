import { useState } from 'react'
import type { OpenCase } from '#contract/api'
import { ok, type Problem, type Result } from '#core/result'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Banner, Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { flushCase, takeSeats } from '../store/case-store.ts'
import { ConfirmSigner, type Unconfirmed } from './confirm-signer.tsx'

type Link = { readonly seat: number; readonly fingerprint: string } | null

/** Takes in a seal made on another laptop; a key not known here is confirmed first. */
export function TakeInSeal(props: { readonly openCase: OpenCase }) {
  const { openCase } = props
  const caseId = openCase.hearingCase.id
  const [shown, setShown] = useState<Unconfirmed | null>(null)
  const [onOtherFindings, setOnOtherFindings] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const run = async (link: Link) => {
    setBusy(true)
    const saved = await flushCase()
    const answer: Result<unknown> = saved ? await ask(link) : ok(null)
    setBusy(false)
    setProblems(answer.ok ? [] : answer.problems)
  }
  const ask = async (link: Link) => {
    const answer = await call('seal:import', { caseId, link })
    if (!answer.ok || answer.value === null) return answer
    if (answer.value.state === 'TO_CONFIRM') {
      setShown(answer.value)
      return answer
    }
    setShown(null)
    setOnOtherFindings(!answer.value.onPresentFindings)
    takeSeats(answer.value.openCase)
    announce('The seal is taken in')
    return answer
  }
  return (
    <>
      <Button icon="upload" isDisabled={busy} onPress={() => void run(null)}>
        Take in a seal file
      </Button>
      {onOtherFindings && (
        <Banner tone="warn" title="Sealed on other findings">
          Findings or seriousness on that laptop were not those here. The seal counts; look at the
          record below, and say in the reasons what changed in between.
        </Banner>
      )}
      {shown === null && <Problems problems={problems} />}
      {shown !== null && (
        <ConfirmSigner
          shown={shown}
          seals={openCase.seals}
          problems={problems}
          busy={busy}
          onConfirm={(seat) => void run({ seat, fingerprint: shown.fingerprint })}
          onCancel={() => {
            setShown(null)
            setProblems([])
          }}
        />
      )}
    </>
  )
}
