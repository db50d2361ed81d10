import { useEffect, type ReactNode } from 'react'
import { create } from 'zustand'
import { classes } from '../ui/classes.ts'
import './screen.css'

export type Crumb = { readonly label: string; readonly href?: string }

export const useCrumbs = create<{ readonly crumbs: readonly Crumb[] }>(() => ({ crumbs: [] }))

/** Names the window and the place in the top bar; the last crumb is where we are. */
export function useScreenTitle(title: string, crumbs?: readonly Crumb[]): void {
  const trail = JSON.stringify(crumbs ?? [{ label: title }])
  useEffect(() => {
    document.title = `${title} - Evenhand`
    useCrumbs.setState({ crumbs: JSON.parse(trail) as readonly Crumb[] })
  }, [title, trail])
}

/** A screen of the work area: its one h1, what can be done here, and the content. */
export function Screen(props: {
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly crumbs?: readonly Crumb[] | undefined
  readonly narrow?: boolean | undefined
  readonly children: ReactNode
}) {
  const { title, lead, actions, crumbs, narrow } = props
  useScreenTitle(title, crumbs)
  return (
    <div className={classes('screen', narrow === true && 'screen--narrow')}>
      <div className="screen__head">
        <div>
          <h1 className="title">{title}</h1>
          {lead !== undefined && <p className="lead">{lead}</p>}
        </div>
        {actions !== undefined && <div className="screen__actions">{actions}</div>}
      </div>
      {props.children}
    </div>
  )
}
