import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import './columns.css'

export type Layout =
  | 'list-side'
  | 'list-side-wide'
  | 'filter-matrix-drill'
  | 'index-page-notes'
  | 'form-seal'
  | 'ladder-ranked-report'

/** The grid of a screen. `scroll` lets every column scroll by itself (the parent must have a height). */
export function Columns(props: {
  readonly layout: Layout
  readonly scroll?: boolean | undefined
  readonly className?: string | undefined
  readonly children: ReactNode
}) {
  return (
    <div
      className={classes(
        'columns',
        `columns--${props.layout}`,
        props.scroll === true && 'columns--scroll',
        props.className,
      )}
    >
      {props.children}
    </div>
  )
}

/** One column. A named one is an aside, so that F6 and landmarks find it. */
export function Column(props: {
  readonly children: ReactNode
  readonly label?: string | undefined
}) {
  if (props.label === undefined) return <div className="column">{props.children}</div>
  return (
    <aside className="column" aria-label={props.label}>
      {props.children}
    </aside>
  )
}
