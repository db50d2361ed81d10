import type { ReactNode } from 'react'
import { inPage } from './focus.ts'
import './link.css'

/** A link to a place in the application (`href` as a path: `/precedents/P-0139`) or on this page (`#id`). */
export function TextLink(props: {
  readonly href: string
  readonly children: ReactNode
  readonly mono?: boolean
  /** Full name, where the text alone would not tell where it leads. */
  readonly label?: string
}) {
  const { href, children, mono, label } = props
  const onClick = inPage(href)
  return (
    <a
      href={href.startsWith('/') ? `#${href}` : href}
      className={mono === true ? 'text-link text-link--mono' : 'text-link'}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(onClick === undefined ? {} : { onClick })}
    >
      {children}
    </a>
  )
}
