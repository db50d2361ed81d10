import { useState } from 'react'
import type { OpenCase } from '#contract/api'
import type { Problem } from '#core/result'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Problems } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { announce } from '../../ui/status.tsx'
import { ExportCase } from '../frame/export-case.tsx'
import { flushCase } from '../store/case-store.ts'

type Seat = { readonly id: string; readonly label: string }

/** Writes the case for the laptop of another decision-maker, with what that means said first. */
export function HandOver(props: { readonly openCase: OpenCase }) {
  const { seals } = props.openCase
  const [isPacking, setPacking] = useState(false)
  const seats = seals.decisionMakers.flatMap((maker, seat) =>
    maker.isMe || maker.sealedAt !== null ? [] : [{ id: String(seat), label: maker.label }],
  )
  if (seats.length === 0) return null
  return (
    <section className="exchange" aria-labelledby="hand-over">
      <h3 className="exchange__title" id="hand-over">
        Hand the case over
      </h3>
      <p className="small">
        As a pack the case is sealed, and only the receivers named open it. It holds the bundle and
        never the decision.
      </p>
      <Button icon="exchange" onPress={() => setPacking(true)}>
        Export the case as a pack
      </Button>
      {isPacking && <ExportCase openCase={props.openCase} onClose={() => setPacking(false)} />}
      <details>
        <summary className="small">For somebody without a receiving key</summary>
        <PlainFile openCase={props.openCase} seats={seats} />
      </details>
    </section>
  )
}

/** A plain file with the documents beside it; what that means is said first. */
function PlainFile(props: { readonly openCase: OpenCase; readonly seats: readonly Seat[] }) {
  const { seats } = props
  const { id: caseId } = props.openCase.hearingCase
  const [chosen, setChosen] = useState<string | null>(null)
  const [written, setWritten] = useState<string | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const seat = seats.find(({ id }) => id === chosen)
  const write = async () => {
    if (seat === undefined || !(await flushCase())) return
    const answer = await call('case:export-file', { caseId, seat: Number(seat.id) })
    setProblems(answer.ok ? [] : answer.problems)
    if (!answer.ok || answer.value === null) return
    setWritten(seat.label)
    announce(`The case is saved for ${seat.label}`)
  }
  return (
    <div className="stack">
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
    </div>
  )
}
