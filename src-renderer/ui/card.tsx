import { useId, type ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import './card.css'

export type CardProps = {
  readonly title?: ReactNode
  readonly aside?: ReactNode
  readonly icon?: IconName | undefined
  readonly tone?: 'plain' | 'accent' | 'seal' | 'bad' | 'warn' | 'off' | undefined
  readonly headingLevel?: 2 | 3 | 4 | undefined
  /** True where the content brings its own padding, such as a table or a list of rows. */
  readonly flush?: boolean | undefined
  readonly className?: string | undefined
  readonly id?: string | undefined
  readonly children: ReactNode
}

export function Card(props: CardProps) {
  const titleId = useId()
  const { title, aside, icon, tone = 'plain', headingLevel = 2, flush } = props
  const Heading = `h${headingLevel}` as const
  const named = title !== undefined && title !== null
  return (
    <section
      id={props.id}
      className={classes(
        'card',
        tone !== 'plain' && `card--${tone}`,
        flush === true && 'card--flush',
        props.className,
      )}
      {...(named ? { 'aria-labelledby': titleId } : {})}
    >
      {named && (
        <div className="card__head">
          <div className="row">
            {icon !== undefined && <Icon name={icon} />}
            <Heading id={titleId} className="card__title">
              {title}
            </Heading>
          </div>
          {aside !== undefined && <div className="card__aside">{aside}</div>}
        </div>
      )}
      <div className="card__body">{props.children}</div>
    </section>
  )
}
