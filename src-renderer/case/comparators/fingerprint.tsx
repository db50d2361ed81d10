import { memo, useState } from 'react'
import type { Comparison } from '#core/comparison/comparison'
import { ReplayReport } from '../../shell/replay-report.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Problems } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import {
  loadComparison,
  printComparison,
  replayComparison,
  useComparison,
} from '../store/comparison-store.ts'
import { useLaw } from '../words.ts'

const groups = (hash: string) =>
  hash
    .slice(0, 16)
    .match(/.{1,4}/g)
    ?.join(' ') ?? hash

/** Hex digits that tell one result from another. */
const SHORTEST = 16

/** What makes the comparison repeatable: library, method and result in one short code. */
export const Fingerprint = memo(function Fingerprint(props: {
  readonly caseId: string
  readonly comparison: Comparison
}) {
  const { caseId } = props
  const { replay, loading: busy, beside } = useComparison()
  const replayIt = (result?: string) => void replayComparison(caseId, result)
  const { fingerprint, method } = props.comparison
  const [printed, setPrinted] = useState('')
  const law = useLaw()
  return (
    <>
      <Problems problems={beside} />
      <section className="fingerprint" aria-labelledby="fingerprint-heading">
        <div className="fingerprint-head">
          <h3 id="fingerprint-heading">Fingerprint</h3>
          <button type="button" className="inline-link" disabled={busy} onClick={() => replayIt()}>
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
          <LinkButton
            label="Print this comparison as a paper"
            onPress={() => void printComparison(caseId)}
          >
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
              isDisabled={busy || printed.replaceAll(/\s/g, '').length < SHORTEST}
              onPress={() => replayIt(printed)}
            >
              Replay it
            </Button>
          </div>
        </details>
        {replay !== null && (
          <ReplayReport
            replay={replay}
            law={law}
            runAgain={{ busy, onPress: () => void loadComparison(caseId) }}
          />
        )}
      </section>
    </>
  )
})
