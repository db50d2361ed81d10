import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import './tag.css'

export type TagTone = 'neutral' | 'accent' | 'solid' | 'warn' | 'bad' | 'seal'

export function Tag(props: {
  readonly tone?: TagTone | undefined
  readonly icon?: IconName | undefined
  readonly children: ReactNode
}) {
  const { tone = 'neutral', icon } = props
  return (
    <span className={classes('tag', tone !== 'neutral' && `tag--${tone}`)}>
      {icon !== undefined && <Icon name={icon} />}
      {props.children}
    </span>
  )
}
