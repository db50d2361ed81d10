import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import './tooltip.css'

/** A few words on hover and focus; the child must be a kit button, and must be understood without it. */
export function Tooltip(props: { readonly text: string; readonly children: ReactElement }) {
  return (
    <TooltipTrigger delay={400} closeDelay={80}>
      {props.children}
      <AriaTooltip className="tooltip" placement="bottom" offset={8}>
        {props.text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
