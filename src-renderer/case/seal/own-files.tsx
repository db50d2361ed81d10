import { useState } from 'react'
import type { OpenCase } from '#contract/api'
import type { Problem, Result } from '#core/result'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { changeCase } from '../store/case-store.ts'
import { TakeInSeal } from './take-in-seal.tsx'

/** Files out: one's own seal, which stays closed, and once all are in, what is in it. */
export function OwnFiles(props: { readonly openCase: OpenCase }) {
  const { openCase } = props
  const { hearingCase, seals } = openCase
  const caseId = hearingCase.id
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const sealed = seals.decisionMakers.some((maker) => maker.isMe && maker.sealedAt !== null)
  const unread = seals.decisionMakers.some(
    ({ view, sealedAt }) => sealedAt !== null && view === null,
  )
  const write = async (run: () => Promise<Result<string | null>>, done: string) => {
    const answer = await run()
    setProblems(answer.ok ? [] : answer.problems)
    if (answer.ok && answer.value !== null) announce(done)
  }
  const takeOpening = async () => {
    let nothing = false
    const answer = await changeCase(async (id) => {
      const taken = await call('seal:import-opening', { caseId: id })
      if (!taken.ok) return taken
      nothing = taken.value === null
      return { ok: true, value: taken.value ?? openCase }
    })
    setProblems(answer?.ok === false ? answer.problems : [])
    if (answer?.ok === true && !nothing) announce('The view is open')
  }
  return (
    <>
      <section className="exchange" aria-labelledby="exchange-seals">
        <h3 className="exchange__title" id="exchange-seals">
          1. Exchange seals
        </h3>
        <p className="small">
          A seal file is signed and closed: it shows that you sealed, and when, to anyone; what you
          sealed, to nobody.
        </p>
        <div className="row">
          <Button
            icon="download"
            isDisabled={!sealed}
            onPress={() =>
              void write(() => call('seal:export', { caseId }), 'Your seal is saved as a file')
            }
          >
            Save my seal
          </Button>
          {hearingCase.status === 'OPEN' && !seals.allSealed && <TakeInSeal openCase={openCase} />}
        </div>
        {!sealed && <p className="note">Seal your view first, then save it for the others.</p>}
      </section>
      <section className="exchange" aria-labelledby="exchange-openings">
        <h3 className="exchange__title" id="exchange-openings">
          2. Open the views
        </h3>
        <p className="small">
          {seals.allSealed
            ? 'Every seal is in. Each sends an opening, which is checked to the letter against the seal.'
            : 'Once every seal is in, each sends an opening, which is checked against the seal.'}
        </p>
        <div className="row">
          <Button
            icon="download"
            isDisabled={!sealed || !seals.allSealed}
            onPress={() =>
              void write(() => call('seal:export-opening', { caseId }), 'Your opening is saved')
            }
          >
            Save my opening
          </Button>
          <Button
            icon="upload"
            isDisabled={!seals.allSealed || !unread || hearingCase.status !== 'OPEN'}
            onPress={() => void takeOpening()}
          >
            Take in an opening
          </Button>
        </div>
      </section>
      <Problems problems={problems} />
    </>
  )
}
