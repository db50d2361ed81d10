import { useEffect, useRef, type ReactNode } from 'react'
import { LinkButton } from './button.tsx'
import { classes } from './classes.ts'
import { TextLink } from './link.tsx'
import { Icon } from './icon.tsx'
import './notice.css'

const icons = { info: 'info', warn: 'warning', bad: 'warning' } as const

export function Banner(props: {
  readonly tone: 'info' | 'warn' | 'bad'
  readonly title?: ReactNode
  readonly action?: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <div
      className={classes('banner', `banner--${props.tone}`)}
      {...(props.tone === 'bad' ? { role: 'alert' } : {})}
    >
      <Icon name={icons[props.tone]} />
      <div className="banner__body">
        {props.title !== undefined && <p className="banner__title">{props.title}</p>}
        {props.children}
      </div>
      {props.action}
    </div>
  )
}

export type SummaryProblem = {
  readonly message: string
  readonly href?: string | undefined
  readonly onPress?: (() => void) | undefined
}

/** Everything that stands in the way, one link each; takes the focus when it appears. */
export function ErrorSummary(props: {
  readonly title: string
  readonly problems: readonly SummaryProblem[]
}) {
  const box = useRef<HTMLDivElement>(null)
  const shown = props.problems.length > 0
  useEffect(() => {
    if (shown) box.current?.focus()
  }, [shown])
  if (!shown) return null
  return (
    <div ref={box} className="summary" role="alert" tabIndex={-1}>
      <h2 className="summary__title">{props.title}</h2>
      <ul className="summary__list">
        {props.problems.map((problem) => (
          <li key={problem.message}>
            <ProblemLine {...problem} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function ProblemLine({ message, href, onPress }: SummaryProblem) {
  if (onPress !== undefined) return <LinkButton onPress={onPress}>{message}</LinkButton>
  if (href !== undefined) return <TextLink href={href}>{message}</TextLink>
  return <span>{message}</span>
}

/** The words of refused calls, near the action that was refused. */
export function Problems({
  problems,
}: {
  readonly problems: readonly { readonly code: string; readonly message: string }[]
}) {
  if (problems.length === 0) return null
  return (
    <Banner tone="bad">
      {problems.map((problem) => (
        <p key={`${problem.code} ${problem.message}`}>{problem.message}</p>
      ))}
    </Banner>
  )
}
