import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button, IconButton, type ButtonVariant } from './button.tsx'
import { classes } from './classes.ts'
import './dialog.css'

type DialogProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  readonly wide?: boolean | undefined
}

/** A panel over the screen: focus is kept in it, Esc closes it, focus returns to what opened it. */
export function Dialog({ title, isOpen, onClose, children, wide }: DialogProps) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={classes('modal', wide === true && 'modal--wide')}>
        <AriaDialog className="dialog">
          <div className="dialog__head">
            <Heading slot="title" className="dialog__title">
              {title}
            </Heading>
            <IconButton icon="cross" label="Close" onPress={onClose} />
          </div>
          <div className="dialog__body">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

type ConfirmProps = {
  readonly title: string
  readonly children: ReactNode
  readonly confirmLabel: string
  readonly cancelLabel?: string | undefined
  readonly variant?: ButtonVariant | undefined
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly isOpen: boolean
  /** Work is under way or something is still missing. */
  readonly isDisabled?: boolean | undefined
}

/** Asks once more before what cannot be undone. Focus starts on the way back. */
export function ConfirmDialog(props: ConfirmProps) {
  const { variant = 'primary' } = props
  return (
    <ModalOverlay
      className="scrim"
      isOpen={props.isOpen}
      onOpenChange={(open) => {
        if (!open) props.onCancel()
      }}
    >
      <Modal className="modal">
        <AriaDialog role="alertdialog" className="dialog">
          <Heading
            slot="title"
            className={classes('dialog__title', variant === 'seal' && 'dialog__title--seal')}
          >
            {props.title}
          </Heading>
          <div className="dialog__body">{props.children}</div>
          <div className="dialog__foot">
            <Button onPress={props.onCancel} autoFocus>
              {props.cancelLabel ?? 'Go back'}
            </Button>
            <Button variant={variant} onPress={props.onConfirm} isDisabled={props.isDisabled}>
              {props.confirmLabel}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
