import { useState } from 'react'
import type { ComparisonResult } from '#core/comparison/comparison'
import { explainComparison, whyNoneCounted } from '#core/quality/explain-comparison'
import { useLaw } from '../words.ts'
import { SETS_CEILING, SETS_FLOOR } from './ladder-bounds.tsx'
import { Refs, type Doors } from './refs.tsx'

type Told = Doors & { readonly comparison: ComparisonResult }

/** For whoever has never seen a comparison: why the first case is first, and what sets the bounds. */
export function InAMinute(props: Told) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      className="in-a-minute"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>In one minute: why the first case is first, and what sets the floor</summary>
      {isOpen && <Explained {...props} />}
    </details>
  )
}

function Explained({ comparison, ...doors }: Told) {
  const told = explainComparison(comparison, useLaw())
  return (
    <div className="in-a-minute__parts">
      {told.first === null ? (
        <Part
          heading="Why there is no first case"
          refs={[]}
          sentences={[whyNoneCounted(comparison)]}
          {...doors}
        />
      ) : (
        <Part
          heading="Why this case is first"
          refs={[told.first.ref]}
          sentences={told.first.sentences}
          {...doors}
        />
      )}
      <Part heading="What sets the floor" label={SETS_FLOOR} {...told.floor} {...doors} />
      <Part heading="What sets the ceiling" label={SETS_CEILING} {...told.ceiling} {...doors} />
    </div>
  )
}

function Part(
  props: Doors & {
    readonly heading: string
    readonly refs: readonly string[]
    /** What the cases are, where there can be many. */
    readonly label?: string
    readonly sentences: readonly string[]
  },
) {
  const { heading, refs, label = '', onCase, onCases } = props
  return (
    <section>
      <h2>
        {heading} <Refs refs={refs} label={label} named={3} onCase={onCase} onCases={onCases} />
      </h2>
      {props.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  )
}
