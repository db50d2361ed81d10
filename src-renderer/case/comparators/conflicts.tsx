import type { Comparison } from '#core/comparison/comparison'
import { Banner } from '../../ui/notice.tsx'

/** A floor above the ceiling: the library contradicts itself, and both cases are shown. */
export function Conflicts(props: {
  readonly comparison: Comparison
  readonly onCase: (ref: string) => void
}) {
  const { conflicts } = props.comparison.constraint
  if (conflicts.length === 0) return null
  return (
    <Banner tone="warn" title="The library contradicts itself">
      <p>Check how each case was recorded before relying on either.</p>
      <ul className="plain-list">
        {conflicts.map((conflict) => (
          <li key={`${conflict.lower.ref}-${conflict.higher.ref}`}>
            {[conflict.lower.ref, conflict.higher.ref].map((ref) => (
              <button key={ref} type="button" className="ref" onClick={() => props.onCase(ref)}>
                {ref}
              </button>
            ))}{' '}
            {conflict.explanation}
          </li>
        ))}
      </ul>
    </Banner>
  )
}
