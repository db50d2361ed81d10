import {
  Button,
  ComboBox as AriaComboBox,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components'
import { FieldFoot, FieldHead, rootProps, type FieldCommon } from './field-shell.tsx'
import { Icon } from './icon.tsx'

export type SelectItem<I extends string = string> = {
  readonly id: I
  readonly label: string
  readonly description?: string | undefined
  readonly disabled?: boolean | undefined
}

type SelectProps<I extends string> = FieldCommon & {
  readonly items: readonly SelectItem<I>[]
  readonly value: I | null
  readonly onChange: (value: I) => void
  readonly onBlur?: (() => void) | undefined
  readonly placeholder?: string | undefined
}

function Options<I extends string>({ items }: { readonly items: readonly SelectItem<I>[] }) {
  return (
    <Popover className="popover" offset={4}>
      <ListBox className="options">
        {items.map((item) => (
          <ListBoxItem
            key={item.id}
            id={item.id}
            textValue={item.label}
            isDisabled={item.disabled ?? false}
            className="option"
          >
            <Text slot="label">{item.label}</Text>
            {item.description !== undefined && (
              <Text slot="description" className="option__description">
                {item.description}
              </Text>
            )}
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  )
}

const chosen = <I extends string>(items: readonly SelectItem<I>[], key: unknown) =>
  items.find((item) => item.id === key)?.id

/** One of a short list. */
export function Select<I extends string>(props: SelectProps<I>) {
  const { items, onChange } = props
  return (
    <AriaSelect
      {...rootProps(props)}
      isDisabled={(props.isDisabled ?? false) || (props.isReadOnly ?? false)}
      value={props.value}
      onChange={(key) => {
        const id = chosen(items, key)
        if (id !== undefined) onChange(id)
      }}
      placeholder={props.placeholder ?? 'Choose'}
      {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
    >
      <FieldHead {...props} />
      <Button className="select__button">
        <SelectValue>
          {({ selectedText, isPlaceholder, defaultChildren }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <Icon name="chevron-down" />
      </Button>
      <FieldFoot error={props.error} />
      <Options items={items} />
    </AriaSelect>
  )
}

/** One of a long list, found by typing. */
export function ComboBox<I extends string>(props: SelectProps<I>) {
  const { items, onChange } = props
  return (
    <AriaComboBox
      {...rootProps(props)}
      isReadOnly={props.isReadOnly ?? false}
      menuTrigger="focus"
      value={props.value}
      onChange={(key) => {
        const id = chosen(items, key)
        if (id !== undefined) onChange(id)
      }}
      {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
    >
      <FieldHead {...props} />
      <div className="field__box">
        <Input
          className="input"
          {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        />
        <Button className="combo__button">
          <Icon name="chevron-down" />
        </Button>
      </div>
      <FieldFoot error={props.error} />
      <Options items={items} />
    </AriaComboBox>
  )
}
