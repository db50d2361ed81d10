import { useState } from 'react'
import type { OpenCase } from '#contract/api'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Problems } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { announce } from '../../ui/status.tsx'
import { flushCase } from '../store/case-store.ts'

/** Writes the case for the laptop of another decision-maker, with what that means said first. */
export function HandOver(props: { readonly openCase: OpenCase }) {
  const { hearingCase, seals } = props.openCase
  const [chosen, setChosen] = useState<string | null>(null)
  const [written, setWritten] = useState<string | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const seats = seals.decisionMakers.flatMap((maker, seat) =>
    maker.isMe || maker.sealedAt !== null ? [] : [{ id: String(seat), label: maker.label }],
  )
  const seat = seats.find(({ id }) => id === chosen)
  if (seats.length === 0) return null
  const write = async () => {
    if (seat === undefined || !(await flushCase())) return
    const input = { caseId: hearingCase.id, seat: Number(seat.id) }
    const answer = await call('case:export-file', input)
    setProblems(answer.ok ? [] : answer.problems)
    if (!answer.ok || answer.value === null) return
    setWritten(seat.label)
    announce(`The case is saved for ${seat.label}`)
  }
  return (
    <section className="exchange" aria-labelledby="hand-over">
      <h3 className="exchange__title" id="hand-over">
        Hand the case over
      </h3>
      <p className="small">
        The file and the folder beside it hold the case and its bundle, never the decision.{' '}
        <b>Whoever holds them can read them</b>: carry them on an encrypted stick, from hand to
        hand, and delete them once they are taken in.
      </p>
      <Select
        label="For"
        items={seats}
        value={seat?.id ?? null}
        placeholder="Choose a decision-maker"
        onChange={setChosen}
      />
      <Button icon="download" isDisabled={seat === undefined} onPress={() => void write()}>
        Save the case file
      </Button>
      {written !== null && (
        <p className="small">
          Saved for {written}, who takes it in on their own laptop under Hearings, then seals there.
        </p>
      )}
      <Problems problems={problems} />
    </section>
  )
}
