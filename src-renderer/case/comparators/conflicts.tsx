import type { ComparisonResult } from '#core/comparison/comparison'
import { inFigures } from '../../shell/words.ts'
import { Banner } from '../../ui/notice.tsx'

/** A floor above the ceiling: the library contradicts itself, and both cases are shown. */
export function Conflicts(props: {
  readonly comparison: ComparisonResult
  readonly onCase: (ref: string) => void
}) {
  const { conflicts } = props.comparison.constraint
  if (conflicts.length === 0) return null
  return (
    <Banner tone="warn" title="The library contradicts itself">
      <p>Check the coding first: how each case was recorded, before relying on either.</p>
      <List conflicts={conflicts.slice(0, FIRST)} onCase={props.onCase} />
      {conflicts.length > FIRST && (
        <details>
          <summary>{inFigures(conflicts.length - FIRST)} more</summary>
          <List conflicts={conflicts.slice(FIRST)} onCase={props.onCase} />
        </details>
      )}
    </Banner>
  )
}

const FIRST = 3

function List(props: {
  readonly conflicts: ComparisonResult['constraint']['conflicts']
  readonly onCase: (ref: string) => void
}) {
  return (
    <ul className="plain-list">
      {props.conflicts.map(({ lower, higher, explanation }) => (
        <li key={`${lower.ref}-${higher.ref}`}>
          {[lower.ref, higher.ref].map((ref) => (
            <button key={ref} type="button" className="ref" onClick={() => props.onCase(ref)}>
              {ref}
            </button>
          ))}{' '}
          {explanation}
        </li>
      ))}
    </ul>
  )
}
