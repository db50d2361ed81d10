import { useMemo } from 'react'
import type { ComparisonResult } from '#core/comparison/comparison'
import { explainComparison, whyNoneCounted } from '#core/quality/explain-comparison'
import { useLaw } from '../words.ts'

/** For whoever has never seen a comparison: why the first case is first, and what sets the bounds. */
export function InAMinute(props: {
  readonly comparison: ComparisonResult
  readonly onCase: (ref: string) => void
}) {
  const law = useLaw()
  const { comparison, onCase } = props
  const told = useMemo(() => explainComparison(comparison, law), [comparison, law])
  return (
    <details className="in-a-minute">
      <summary>In one minute: why the first case is first, and what sets the floor</summary>
      <div className="in-a-minute__parts">
        {told.first === null ? (
          <Part
            heading="Why there is no first case"
            refs={[]}
            sentences={[whyNoneCounted(comparison)]}
            onCase={onCase}
          />
        ) : (
          <Part
            heading="Why this case is first"
            refs={[told.first.ref]}
            sentences={told.first.sentences}
            onCase={onCase}
          />
        )}
        <Part heading="What sets the floor" {...told.floor} onCase={onCase} />
        <Part heading="What sets the ceiling" {...told.ceiling} onCase={onCase} />
      </div>
    </details>
  )
}

function Part(props: {
  readonly heading: string
  readonly refs: readonly string[]
  readonly sentences: readonly string[]
  readonly onCase: (ref: string) => void
}) {
  return (
    <section>
      <h2>
        {props.heading}{' '}
        {props.refs.map((ref) => (
          <button key={ref} type="button" className="ref" onClick={() => props.onCase(ref)}>
            {ref}
          </button>
        ))}
      </h2>
      {props.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  )
}
