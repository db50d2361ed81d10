import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react'
import { Input, TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components'
import { LinkButton } from './button.tsx'
import { classes } from './classes.ts'
import { FieldFoot, FieldHead, rootProps, type FieldCommon } from './field-shell.tsx'
import { Icon } from './icon.tsx'

type TextCommon = FieldCommon & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: (() => void) | undefined
  readonly placeholder?: string | undefined
  readonly maxLength?: number | undefined
  readonly autoFocus?: boolean | undefined
}

const textProps = (props: TextCommon) => ({
  value: props.value,
  onChange: props.onChange,
  isReadOnly: props.isReadOnly ?? false,
  ...(props.onBlur === undefined ? {} : { onBlur: props.onBlur }),
  ...(props.maxLength === undefined ? {} : { maxLength: props.maxLength }),
  ...(props.autoFocus === undefined ? {} : { autoFocus: props.autoFocus }),
})

type TextFieldProps = TextCommon & {
  readonly type?: 'text' | 'search' | 'number' | undefined
  readonly mono?: boolean | undefined
  readonly autoComplete?: string | undefined
  readonly inputRef?: Ref<HTMLInputElement> | undefined
  readonly onEnter?: (() => void) | undefined
  /** A small control or word at the end of the box. */
  readonly end?: ReactNode
}

export function TextField(props: TextFieldProps) {
  const { onEnter } = props
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onEnter?.()
  }
  return (
    <AriaTextField
      {...rootProps(props)}
      {...textProps(props)}
      type={props.type === 'search' ? 'search' : 'text'}
      {...(props.autoComplete === undefined ? {} : { autoComplete: props.autoComplete })}
      {...(props.type === 'number' ? { inputMode: 'numeric' as const } : {})}
    >
      <FieldHead {...props} />
      <div className="field__box">
        <Input
          className={classes(
            'input',
            props.mono === true && 'input--mono',
            props.end !== undefined && 'input--with-end',
          )}
          {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
          {...(props.inputRef === undefined ? {} : { ref: props.inputRef })}
          {...(onEnter === undefined ? {} : { onKeyDown })}
        />
        {props.end !== undefined && <div className="field__end">{props.end}</div>}
      </div>
      <FieldFoot error={props.error} />
    </AriaTextField>
  )
}

/** Hidden text that may be shown, pasted into and filled by a password manager; tells of Caps Lock. */
export function SecretField(
  props: TextCommon & {
    readonly autoComplete: 'current-password' | 'new-password'
    readonly onEnter?: (() => void) | undefined
    readonly inputRef?: Ref<HTMLInputElement> | undefined
  },
) {
  const [shown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const watch = (event: KeyboardEvent) => {
    setCapsLock(event.getModifierState('CapsLock'))
    if (event.type === 'keydown' && event.key === 'Enter') props.onEnter?.()
  }
  return (
    <AriaTextField
      {...rootProps(props)}
      {...textProps(props)}
      type={shown ? 'text' : 'password'}
      autoComplete={props.autoComplete}
    >
      <FieldHead {...props} />
      <div className="field__box">
        <Input
          className="input input--with-end"
          onKeyDown={watch}
          onKeyUp={watch}
          spellCheck={false}
          autoCapitalize="off"
          {...(props.inputRef === undefined ? {} : { ref: props.inputRef })}
        />
        <div className="field__end">
          <LinkButton
            onPress={() => setShown(!shown)}
            label={
              shown ? `Hide ${props.label.toLowerCase()}` : `Show ${props.label.toLowerCase()}`
            }
          >
            {shown ? 'Hide' : 'Show'}
          </LinkButton>
        </div>
      </div>
      <div role="status">
        {capsLock && (
          <p className="row small is-warn">
            <Icon name="warning" /> Caps Lock is on
          </p>
        )}
      </div>
      <FieldFoot error={props.error} />
    </AriaTextField>
  )
}

const countWords = (text: string) => text.split(/\s+/).filter((word) => word !== '').length

type TextAreaProps = TextCommon & {
  readonly rows?: number | undefined
  /** Set in the serif of the record. */
  readonly record?: boolean | undefined
  /** Shows how many words there are. */
  readonly words?: boolean | undefined
  readonly foot?: ReactNode
}

export function TextArea(props: TextAreaProps) {
  const words = countWords(props.value)
  return (
    <AriaTextField {...rootProps(props)} {...textProps(props)}>
      <FieldHead {...props} />
      <div className="field__box">
        <AriaTextArea
          rows={props.rows ?? 3}
          className={classes('input', 'input--area', props.record === true && 'input--record')}
          {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        />
      </div>
      {(props.words === true || props.foot !== undefined) && (
        <div className="row row--apart field__foot">
          <span>{props.foot}</span>
          {props.words === true && (
            <span className="figures">{words === 1 ? '1 word' : `${words} words`}</span>
          )}
        </div>
      )}
      <FieldFoot error={props.error} />
    </AriaTextField>
  )
}
