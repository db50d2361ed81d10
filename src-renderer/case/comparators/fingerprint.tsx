import { useState } from 'react'
import type { Comparison } from '#core/comparison/comparison'
import type { Replay } from '#core/quality/replay'
import { ReplayReport } from '../../shell/replay-report.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useLaw } from '../words.ts'

const groups = (hash: string) =>
  hash
    .slice(0, 16)
    .match(/.{1,4}/g)
    ?.join(' ') ?? hash

/** Hex digits that tell one result from another. */
const SHORTEST = 16

/** What makes the comparison repeatable: library, method and result in one short code. */
export function Fingerprint(props: {
  readonly comparison: Comparison
  readonly replay: Replay | null
  readonly busy: boolean
  readonly onReplay: (result?: string) => void
  readonly onPrint: () => void
  readonly onRunAgain: () => void
}) {
  const { fingerprint, method } = props.comparison
  const [printed, setPrinted] = useState('')
  const law = useLaw()
  return (
    <section className="fingerprint" aria-labelledby="fingerprint-heading">
      <div className="fingerprint-head">
        <h3 id="fingerprint-heading">Fingerprint</h3>
        <button
          type="button"
          className="inline-link"
          disabled={props.busy}
          onClick={() => props.onReplay()}
        >
          Replay
        </button>
      </div>
      <p className="mono" title={fingerprint.result}>
        {groups(fingerprint.result)}
      </p>
      <p className="note">
        Library {groups(fingerprint.library).slice(0, 9)}, method {method.version}. Printed in the
        notice, so that anyone can repeat it.
      </p>
      <p>
        <LinkButton label="Print this comparison as a paper" onPress={props.onPrint}>
          Print this comparison
        </LinkButton>
      </p>
      <details>
        <summary className="note">Replay from a notice</summary>
        <div className="replay-of">
          <TextField
            label="Result printed in the notice"
            description="At least its first four groups."
            value={printed}
            onChange={setPrinted}
          />
          <Button
            size="small"
            isDisabled={props.busy || printed.replaceAll(/\s/g, '').length < SHORTEST}
            onPress={() => props.onReplay(printed)}
          >
            Replay it
          </Button>
        </div>
      </details>
      {props.replay !== null && (
        <ReplayReport
          replay={props.replay}
          law={law}
          runAgain={{ busy: props.busy, onPress: props.onRunAgain }}
        />
      )}
    </section>
  )
}
