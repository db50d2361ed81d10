import { Button, Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Icon, type IconName } from './icon.tsx'
import './field.css'
import './menu.css'

export type MenuEntry = {
  readonly id: string
  readonly label: string
  readonly icon?: IconName | undefined
  readonly disabled?: boolean | undefined
  readonly onAction: () => void
}

/** A button that opens a list of commands. `label` is the whole name. */
export function Menu(props: {
  readonly label: string
  readonly icon?: IconName | undefined
  readonly showLabel?: boolean | undefined
  /** A shorter word to show, on a small quiet button; it begins the label. */
  readonly text?: string | undefined
  readonly entries: readonly MenuEntry[]
}) {
  const { label, icon = 'menu', showLabel = true, text, entries } = props
  const look = text === undefined ? 'button' : 'button button--quiet button--small'
  return (
    <MenuTrigger>
      <Button className={showLabel ? look : 'icon-button'} aria-label={label}>
        <Icon name={icon} />
        {showLabel && <span>{text ?? label}</span>}
      </Button>
      <Popover className="popover">
        <AriaMenu className="menu">
          {entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              isDisabled={entry.disabled ?? false}
              className="menu__item"
              onAction={entry.onAction}
            >
              {entry.icon !== undefined && <Icon name={entry.icon} />}
              {entry.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
