import type { ReactNode } from 'react'
import './empty.css'

/** What would stand here, and the action that fills it. */
export function Empty(props: {
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className="empty">
      <p className="empty__title">{props.title}</p>
      {props.children}
      {props.action !== undefined && <div className="empty__action">{props.action}</div>}
    </div>
  )
}
