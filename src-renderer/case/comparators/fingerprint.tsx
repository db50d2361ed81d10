import type { Comparison } from '#core/comparison/comparison'
import type { Replay } from '#core/quality/replay'
import { ReplayReport } from './replay-report.tsx'

const groups = (hash: string) =>
  hash
    .slice(0, 16)
    .match(/.{1,4}/g)
    ?.join(' ') ?? hash

/** What makes the comparison repeatable: library, method and result in one short code. */
export function Fingerprint(props: {
  readonly comparison: Comparison
  readonly replay: Replay | null
  readonly busy: boolean
  readonly onReplay: () => void
  readonly onRunAgain: () => void
}) {
  const { fingerprint, method } = props.comparison
  return (
    <section className="fingerprint" aria-labelledby="fingerprint-heading">
      <div className="fingerprint-head">
        <h3 id="fingerprint-heading">Fingerprint</h3>
        <button
          type="button"
          className="inline-link"
          disabled={props.busy}
          onClick={props.onReplay}
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
      {props.replay !== null && (
        <ReplayReport replay={props.replay} busy={props.busy} onRunAgain={props.onRunAgain} />
      )}
    </section>
  )
}
