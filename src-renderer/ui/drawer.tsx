import { useState, type ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button, IconButton } from './button.tsx'
import { useKeys } from './keys.ts'
import { useMedia } from './media.ts'
import './dialog.css'
import './drawer.css'

/**
 * A column beside the main one while the window is wide; under 1440 a drawer with its own button,
 * also opened and closed by D. `keepOpen` is for panels narrow enough to stay (300 or less).
 */
export function SidePanel(props: {
  readonly title: string
  readonly children: ReactNode
  readonly keepOpen?: boolean | undefined
}) {
  const isWide = useMedia(props.keepOpen === true ? '(min-width: 1000px)' : '(min-width: 1440px)')
  const [isOpen, setOpen] = useState(false)
  useKeys(
    [{ keys: 'D', label: `Open or close: ${props.title}`, run: () => setOpen(!isOpen) }],
    !isWide,
  )
  if (isWide) {
    return (
      <aside className="side-panel column" aria-label={props.title}>
        {props.children}
      </aside>
    )
  }
  return (
    <>
      <div className="drawer__opener">
        <Button size="small" icon="chevron-left" onPress={() => setOpen(true)} isExpanded={isOpen}>
          {props.title}
        </Button>
      </div>
      <ModalOverlay className="drawer-scrim" isDismissable isOpen={isOpen} onOpenChange={setOpen}>
        <Modal className="drawer">
          <Dialog className="dialog">
            <div className="dialog__head">
              <Heading slot="title" className="dialog__title">
                {props.title}
              </Heading>
              <IconButton
                icon="cross"
                label={`Close: ${props.title}`}
                onPress={() => setOpen(false)}
              />
            </div>
            <div className="side-panel">{props.children}</div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}
