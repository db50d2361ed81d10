import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import { Button, IconButton } from './button.tsx'
import { classes } from './classes.ts'
import { useKeys } from './keys.ts'
import { useMedia } from './media.ts'
import './dialog.css'
import './drawer.css'

const STOPS =
  'a[href], button:not([disabled]), textarea:not([disabled]), input:not([disabled]), summary, [tabindex="0"]'

/** Tab stays within an open drawer. */
function keepFocus(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'Tab') return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => stop.tabIndex >= 0 && stop.checkVisibility(),
  )
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]]
  const isAtEnd = document.activeElement === from || document.activeElement === event.currentTarget
  if (to === undefined || !isAtEnd) return
  event.preventDefault()
  to.focus()
}

/** Lists and dialogs that open from the panel stand elsewhere in the page, and keep their own keys. */
const isWithin = ({ currentTarget, target }: KeyboardEvent<HTMLElement>): boolean =>
  target instanceof Node && currentTarget.contains(target)

/** Whether the drawer is open: a window that shrinks while a person writes in the panel opens it. */
function useDrawer(panel: RefObject<HTMLElement | null>, isWide: boolean) {
  const [isOpen, setOpen] = useState(false)
  const back = useRef<HTMLElement | null>(null)
  useLayoutEffect(() => {
    if (!isWide) setOpen(panel.current?.contains(document.activeElement) === true)
  }, [isWide, panel])
  useLayoutEffect(() => {
    if (isWide || !isOpen || panel.current?.contains(document.activeElement) === true) return
    panel.current?.focus()
  }, [isOpen, isWide, panel])
  const open = () => {
    back.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    setOpen(true)
  }
  const close = () => {
    setOpen(false)
    back.current?.focus()
  }
  return { isOpen, open, close }
}

/**
 * A column beside the main one while the window is wide; under 1440 a drawer with its own button,
 * also opened and closed by D. `keepOpen` is for panels narrow enough to stay (300 or less). What
 * stands in it is mounted once and stays, at every width: text typed there is never lost.
 */
export function SidePanel(props: {
  readonly title: string
  readonly children: ReactNode
  readonly keepOpen?: boolean | undefined
}) {
  const { title } = props
  const isWide = useMedia(props.keepOpen === true ? '(min-width: 1000px)' : '(min-width: 1440px)')
  const panel = useRef<HTMLDivElement>(null)
  const { isOpen, open, close } = useDrawer(panel, isWide)
  const titleId = useId()
  const key = { keys: 'D', label: `Open or close: ${title}`, run: isOpen ? close : open }
  useKeys([key], !isWide)
  const isDrawer = !isWide && isOpen
  return (
    <>
      {!isWide && (
        <div className="drawer__opener">
          <Button size="small" icon="chevron-left" onPress={open} isExpanded={isOpen}>
            {title}
          </Button>
        </div>
      )}
      {isDrawer && <div className="drawer-scrim" aria-hidden="true" onClick={close} />}
      <div
        ref={panel}
        className={classes(isWide ? 'side-panel column' : 'drawer')}
        hidden={!isWide && !isOpen}
        tabIndex={isWide ? undefined : -1}
        {...(isWide
          ? { role: 'complementary', 'aria-label': title }
          : { role: 'dialog', 'aria-modal': true, 'aria-labelledby': titleId })}
        onKeyDownCapture={(event) => {
          if (!isDrawer || !isWithin(event)) return
          if (event.key === 'Escape') close()
          else keepFocus(event)
        }}
      >
        {!isWide && (
          <div className="dialog__head">
            <h2 className="dialog__title" id={titleId}>
              {title}
            </h2>
            <IconButton icon="cross" label={`Close: ${title}`} onPress={close} />
          </div>
        )}
        <div key="content" className="side-panel__content">
          {props.children}
        </div>
      </div>
    </>
  )
}
