import type { Comparison } from '#core/comparison/comparison'

const groups = (hash: string) =>
  hash
    .slice(0, 16)
    .match(/.{1,4}/g)
    ?.join(' ') ?? hash

/** What makes the comparison repeatable: library, method and result in one short code. */
export function Fingerprint(props: {
  readonly comparison: Comparison
  readonly replay: 'SAME' | 'DIFFERS' | null
  readonly busy: boolean
  readonly onReplay: () => void
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
        <p className="note" role="status">
          {props.replay === 'SAME'
            ? 'Run again: the same result.'
            : 'Run again: the result differs, because the library or the case has changed since.'}
        </p>
      )}
    </section>
  )
}
