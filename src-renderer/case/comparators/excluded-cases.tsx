import type { ExcludedCase } from '#core/quality/panel-exclusions'
import { outcomeWithLength } from '#core/wording'
import { LinkButton } from '../../ui/button.tsx'
import { laterWords, useWords } from '../words.ts'
import { MaskedTitle } from './masked-title.tsx'
import { excludeCase } from './panel-choice.ts'

/** What the panel took out, struck through with its reason and counted apart from everything else. */
export function ExcludedCases(props: {
  readonly cases: readonly ExcludedCase[]
  readonly readOnly: boolean
}) {
  const words = useWords()
  if (props.cases.length === 0) return null
  return (
    <section
      className="excluded-cases"
      id="excluded-by-panel"
      aria-labelledby="excluded-by-panel-heading"
      tabIndex={-1}
    >
      <h3 id="excluded-by-panel-heading">Excluded by the panel, {props.cases.length}</h3>
      <ul>
        {props.cases.map((one) => (
          <li key={one.ref}>
            <p>
              <a href={`#/precedents/${one.ref}`} className="mono">
                {one.ref}
              </a>{' '}
              <s>
                <MaskedTitle of={one.ref} title={one.title} />
              </s>
            </p>
            <p className="note">
              {outcomeWithLength(one.outcome, one.outcomeMonths, words.law)},{' '}
              {laterWords(one.laterHistory, words).toLowerCase()}
            </p>
            <p className="record--list">{one.reason}</p>
            {!props.readOnly && (
              <LinkButton
                label={`Put ${one.ref} back`}
                onPress={() => void excludeCase(one.ref, null)}
              >
                Put back
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
