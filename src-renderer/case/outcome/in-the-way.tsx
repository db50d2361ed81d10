import type { Ref } from 'react'
import type { IssueProblem } from '#core/law/issuable'
import { Icon } from '../../ui/icon.tsx'
import { jump } from '../frame/jump.ts'

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']

const heading = (count: number): string => {
  const number = NUMBERS[count] ?? String(count)
  return `${number} ${count === 1 ? 'thing stands' : 'things stand'} between you and signing.`
}

/** Every open point, each a link to its field; rules without a field lead to their reason box. */
export function InTheWay({
  caseId,
  problems,
  boxRef,
}: {
  readonly caseId: string
  readonly problems: readonly IssueProblem[]
  readonly boxRef?: Ref<HTMLDivElement>
}) {
  if (problems.length === 0)
    return (
      <p className="ready-line small is-accent row">
        <Icon name="check" /> Nothing stands between you and signing.
      </p>
    )
  return (
    <section className="in-the-way" aria-label="What stands in the way" ref={boxRef} tabIndex={-1}>
      <Icon name="warning" />
      <div>
        <h3>{heading(problems.length)}</h3>
        <ul>
          {problems.map((problem, index) => (
            <li key={`${problem.code}-${problem.field ?? ''}-${index}`}>
              <button
                type="button"
                onClick={() =>
                  jump(
                    caseId,
                    problem.step,
                    problem.field ?? `decision.warningReasons.${problem.code}`,
                  )
                }
              >
                {problem.message}
              </button>
              {problem.step !== 6 && <span className="note"> Step {problem.step}</span>}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
