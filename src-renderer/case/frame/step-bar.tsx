import type { OpenCase } from '#contract/api'
import { Icon } from '../../ui/icon.tsx'
import { SaveLine } from './save-line.tsx'
import { stepAddress, STEPS } from './steps.ts'

/** The six steps: a tick means complete, a dashed padlock means locked; beside them what is saved, and the clocks. */
export function StepBar(props: { readonly openCase: OpenCase; readonly current: number }) {
  const { summary, seals, hearingCase } = props.openCase
  return (
    <div className="step-bar">
      <nav aria-label="Steps of the case">
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
      <div className="step-bar__end">
        <SaveLine />
        <Clocks openCase={props.openCase} isHere={props.current === 0} />
      </div>
    </div>
  )
}

/** The clocks stand beside the steps, in the same place at each of them. */
function Clocks(props: { readonly openCase: OpenCase; readonly isHere: boolean }) {
  const { hearingCase, summary } = props.openCase
  const { nextClock } = summary
  const state = nextClock?.state
  const late = 1 + (nextClock?.behind?.late ?? 0)
  return (
    <a
      className="step-bar__clocks"
      href={`#${stepAddress(hearingCase.id, 'clocks')}`}
      aria-current={props.isHere ? 'page' : undefined}
      data-state={state}
    >
      <Icon name="clock" /> Clocks
      {state === 'LATE' && `, ${late === 1 ? 'one' : late} late`}
      {(state === 'DUE_SOON' || nextClock?.behind?.next?.state === 'DUE_SOON') && ', one due soon'}
    </a>
  )
}
