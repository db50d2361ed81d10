import { inFigures } from '../../shell/words.ts'

/** What opens one case, and what opens the cases behind a number. */
export type Doors = {
  readonly onCase: (ref: string) => void
  readonly onCases: (refs: readonly string[], label: string) => void
}

/** The first cases by reference, and a number that opens them all: thousands can set one bound. */
export function Refs(
  props: Doors & {
    readonly refs: readonly string[]
    /** What they all are, as the list says over them. */
    readonly label: string
    /** How many are named. */
    readonly named?: number
  },
) {
  const { refs, label, named = NAMED } = props
  const more = refs.length - named
  return (
    <>
      {refs.slice(0, named).map((ref) => (
        <button key={ref} type="button" className="ref" onClick={() => props.onCase(ref)}>
          {ref}
        </button>
      ))}
      {more > 0 && (
        <>
          {' '}
          <button
            type="button"
            className="inline-link"
            aria-label={`and ${inFigures(more)} more ${label}. Show all ${inFigures(refs.length)}`}
            onClick={() => props.onCases(refs, label)}
          >
            and {inFigures(more)} more
          </button>
        </>
      )}
    </>
  )
}

const NAMED = 12
