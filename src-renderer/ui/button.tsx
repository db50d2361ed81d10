import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import { Tooltip } from './tooltip.tsx'
import './button.css'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'seal' | 'danger'

type Common = {
  readonly onPress?: (() => void) | undefined
  readonly isDisabled?: boolean | undefined
  readonly id?: string | undefined
  readonly describedBy?: string | undefined
  readonly autoFocus?: boolean | undefined
}

type ButtonProps = Common & {
  readonly variant?: ButtonVariant | undefined
  readonly size?: 'small' | 'regular' | 'large' | undefined
  readonly icon?: IconName | undefined
  readonly fill?: boolean | undefined
  readonly type?: 'button' | 'submit' | undefined
  /** Full name, where the words on the button are not enough alone. */
  readonly label?: string | undefined
  readonly isExpanded?: boolean | undefined
  readonly children: ReactNode
}

const common = ({ onPress, isDisabled, id, describedBy, autoFocus }: Common) => ({
  isDisabled: isDisabled ?? false,
  ...(onPress === undefined ? {} : { onPress: () => onPress() }),
  ...(id === undefined ? {} : { id }),
  ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
  ...(autoFocus === undefined ? {} : { autoFocus }),
})

export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'regular', icon, fill, type, label, isExpanded } = props
  return (
    <AriaButton
      {...common(props)}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
      type={type ?? 'button'}
      className={classes(
        'button',
        variant !== 'secondary' && `button--${variant}`,
        size !== 'regular' && `button--${size}`,
        fill === true && 'button--fill',
      )}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span>{props.children}</span>
    </AriaButton>
  )
}

/** A control without a word on it: the label is read out and shown as a tip. */
export function IconButton(props: Common & { readonly icon: IconName; readonly label: string }) {
  return (
    <Tooltip text={props.label}>
      <AriaButton {...common(props)} aria-label={props.label} className="icon-button">
        <Icon name={props.icon} />
      </AriaButton>
    </Tooltip>
  )
}

/** An action that reads as a link: second choices and small commands in text. */
export function LinkButton(
  props: Common & {
    readonly icon?: IconName | undefined
    readonly label?: string | undefined
    readonly children: ReactNode
  },
) {
  return (
    <AriaButton
      {...common(props)}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      className="link-button"
    >
      {props.icon !== undefined && <Icon name={props.icon} />}
      <span>{props.children}</span>
    </AriaButton>
  )
}
