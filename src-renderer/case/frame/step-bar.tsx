import type { OpenCase } from '#contract/api'
import { Icon } from '../../ui/icon.tsx'
import { stepAddress, STEPS } from './steps.ts'

/** The six steps: a tick means complete, a dashed padlock means locked. */
export function StepBar(props: { readonly openCase: OpenCase; readonly current: number }) {
  const { summary, seals, hearingCase } = props.openCase
  return (
    <nav className="step-bar" aria-label="Steps of the case">
      <ol>
        {STEPS.map((step) => {
          const here = step.number === props.current
          const done = summary.completeSteps.includes(step.number)
          const locked = step.number === 5 && !seals.comparatorsOpen
          const state = locked ? 'locked' : done ? 'done' : 'open'
          return (
            <li key={step.slug}>
              <a
                href={`#${stepAddress(hearingCase.id, step.slug)}`}
                aria-current={here ? 'step' : undefined}
                data-state={here && !locked ? 'here' : state}
              >
                <span className="step-disc" aria-hidden="true">
                  {locked ? (
                    <Icon name="lock" />
                  ) : done && !here ? (
                    <Icon name="check" />
                  ) : (
                    step.number
                  )}
                </span>
                <span className="visually-hidden">Step {step.number}: </span>
                {step.label}
                {state !== 'open' && (
                  <span className="visually-hidden">, {locked ? 'locked' : 'complete'}</span>
                )}
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
