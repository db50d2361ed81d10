import type { SealState } from '#contract/api'
import type { OutcomeCode } from '#core/vocabulary'
import { useWords } from '../words.ts'

/** Sealed views beside the outcome: who holds the same, who moved. Never printed. */
export function SinceSealed(props: {
  readonly seals: SealState
  readonly outcome: OutcomeCode | null
}) {
  const words = useWords()
  const known = props.seals.decisionMakers.flatMap((maker) =>
    maker.view?.outcome == null ? [] : [{ label: maker.label, outcome: maker.view.outcome }],
  )
  if (known.length === 0 || props.outcome === null) return null
  const same = known.filter((view) => view.outcome === props.outcome)
  const moved = known.filter((view) => view.outcome !== props.outcome)
  return (
    <p className="since small">
      <b>Since the sealed views.</b>{' '}
      {same.length > 0 && `${same.map((view) => view.label).join(' and ')}: same outcome. `}
      {moved
        .map(
          (view) =>
            `${view.label}: moved from ${words.outcome(view.outcome).label.toLowerCase()}. `,
        )
        .join('')}
      <span className="muted">How each voted is never printed.</span>
    </p>
  )
}
