import { useState } from 'react'
import type { OpenCase, PanelRecord } from '#contract/api'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Problems } from '../../ui/notice.tsx'
import { announce } from '../../ui/status.tsx'
import { changeCase } from '../store/case-store.ts'

/** What each holds after the comparators, to and from other laptops. */
export function ChangeFiles(props: {
  readonly openCase: OpenCase
  readonly record: PanelRecord | null
}) {
  const { openCase, record } = props
  const { hearingCase } = openCase
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const recorded = record?.changes.some(({ isMe }) => isMe) ?? false
  const write = async () => {
    const answer = await call('seal:export-changes', { caseId: hearingCase.id })
    setProblems(answer.ok ? [] : answer.problems)
    if (answer.ok && answer.value !== null) announce('What you hold now is saved as a file')
  }
  const takeIn = async () => {
    let done: string | null = null
    const answer = await changeCase(async (caseId) => {
      const taken = await call('seal:import-changes', { caseId })
      if (!taken.ok) return taken
      if (taken.value !== null)
        done = taken.value.added === 0 ? 'All of it was here already' : 'The file is taken in'
      return { ok: true, value: taken.value?.openCase ?? openCase }
    })
    setProblems(answer?.ok === false ? answer.problems : [])
    if (answer?.ok === true && done !== null) announce(done)
  }
  return (
    <section className="exchange" aria-labelledby="exchange-changes">
      <h3 className="exchange__title" id="exchange-changes">
        3. Exchange what changed
      </h3>
      <p className="small">
        What you recorded in step 6 goes out signed, and closed to everyone but the other
        decision-makers. It opens here when each has recorded theirs.
      </p>
      <div className="row">
        <Button icon="download" isDisabled={!recorded} onPress={() => void write()}>
          Save what I hold now
        </Button>
        <Button
          icon="upload"
          isDisabled={hearingCase.status !== 'OPEN'}
          onPress={() => void takeIn()}
        >
          Take in what another holds
        </Button>
      </div>
      {!recorded && <p className="note">Record it in step 6 first, then save it for the others.</p>}
      <Problems problems={problems} />
    </section>
  )
}
