import { useState, type ComponentProps, type ReactElement, type RefObject } from 'react'
import { Focusable, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
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

const isCut = (element: HTMLElement | null): boolean =>
  element !== null && element.scrollHeight > element.clientHeight

/** The whole of what a control has room for in part, on hover and focus; nothing where it has room for all. */
export function WholeWords(props: {
  readonly text: string
  /** Where the words stand, cut after some lines. */
  readonly cut: RefObject<HTMLElement | null>
  /** A control of one element. */
  readonly children: ComponentProps<typeof Focusable>['children']
}) {
  const [isOpen, setOpen] = useState(false)
  return (
    <TooltipTrigger
      delay={400}
      closeDelay={80}
      isOpen={isOpen}
      onOpenChange={(wanted) => setOpen(wanted && isCut(props.cut.current))}
    >
      <Focusable>{props.children}</Focusable>
      <AriaTooltip className="tooltip" placement="bottom start" offset={8}>
        {props.text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
