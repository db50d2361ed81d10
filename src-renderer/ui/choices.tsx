import { Fragment, type ReactNode } from 'react'
import { Checkbox as AriaCheckbox, Radio, RadioGroup } from 'react-aria-components'
import { classes } from './classes.ts'
import { FieldFoot, FieldHead, rootProps, type FieldCommon } from './field-shell.tsx'
import { Icon } from './icon.tsx'
import './choices.css'

export function Checkbox(props: {
  readonly children: ReactNode
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly description?: ReactNode
  readonly isDisabled?: boolean | undefined
  readonly isReadOnly?: boolean | undefined
  readonly isInvalid?: boolean | undefined
  readonly id?: string | undefined
}) {
  return (
    <AriaCheckbox
      className="check"
      isSelected={props.isSelected}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={props.isReadOnly ?? false}
      isInvalid={props.isInvalid ?? false}
      {...(props.id === undefined ? {} : { id: props.id })}
    >
      <span className="check__box">
        <Icon name="check" />
      </span>
      <span className="check__text">
        {props.children}
        {props.description !== undefined && (
          <span className="check__description">{props.description}</span>
        )}
      </span>
    </AriaCheckbox>
  )
}

export type RadioItem<I extends string = string> = {
  readonly id: I
  readonly label: ReactNode
  readonly description?: ReactNode
  readonly disabled?: boolean | undefined
  readonly aside?: ReactNode
  /** Fields that belong to the option, under its row; not part of its label. */
  readonly detail?: ReactNode
}

type RadioProps<I extends string> = FieldCommon & {
  readonly items: readonly RadioItem<I>[]
  readonly value: I | null
  readonly onChange: (value: I) => void
}

const groupProps = <I extends string>(props: RadioProps<I>) => ({
  ...rootProps(props),
  value: props.value,
  isReadOnly: props.isReadOnly ?? false,
  onChange: (key: string) => {
    const item = props.items.find((one) => one.id === key)
    if (item !== undefined) props.onChange(item.id)
  },
})

/** A choice that needs room for what each option means. `rows` sits in a flush card. */
export function RadioList<I extends string>(
  props: RadioProps<I> & { readonly look?: 'boxes' | 'rows' | undefined },
) {
  return (
    <RadioGroup {...groupProps(props)}>
      <FieldHead {...props} />
      <div className={classes('radios', props.look === 'rows' && 'radios--rows')}>
        {props.items.map((item) => (
          <Fragment key={item.id}>
            <Radio value={item.id} isDisabled={item.disabled ?? false} className="radio">
              {item.disabled === true ? (
                <span className="radio__ban">
                  <Icon name="ban" />
                </span>
              ) : (
                <span className="radio__disc" />
              )}
              <span className="radio__text">
                <span className="radio__label">{item.label}</span>
                {item.description !== undefined && (
                  <span className="radio__description">{item.description}</span>
                )}
              </span>
              {item.aside}
            </Radio>
            {item.detail !== undefined && (
              <div className="radio__detail" onKeyDown={(event) => event.stopPropagation()}>
                {item.detail}
              </div>
            )}
          </Fragment>
        ))}
      </div>
      <FieldFoot error={props.error} />
    </RadioGroup>
  )
}

/** A choice among a few words in a row. `inline` puts the label before it. */
export function Segmented<I extends string>(
  props: RadioProps<I> & { readonly inline?: boolean | undefined },
) {
  return (
    <RadioGroup
      {...groupProps(props)}
      orientation="horizontal"
      className={classes('field', props.inline === true && 'field--inline')}
    >
      <FieldHead {...props} />
      <div className="segmented">
        {props.items.map((item) => (
          <Radio
            key={item.id}
            value={item.id}
            isDisabled={item.disabled ?? false}
            className="segmented__item"
          >
            {item.label}
          </Radio>
        ))}
      </div>
      <FieldFoot error={props.error} />
    </RadioGroup>
  )
}
