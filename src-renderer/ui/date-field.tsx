import { useEffect, useRef, useState } from 'react'
import { Input, TextField as AriaTextField } from 'react-aria-components'
import { IconButton } from './button.tsx'
import { longDate, readDate, typedDate } from './dates.ts'
import { FieldFoot, FieldHead, rootProps, type FieldCommon } from './field-shell.tsx'

type DateFieldProps = FieldCommon & {
  /** ISO date, or null when there is none. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly onBlur?: (() => void) | undefined
  /** Takes a year or a month too. */
  readonly partial?: boolean | undefined
}

const shownAs = (value: string | null) => (value === null || value === '' ? '' : typedDate(value))

/** A date to type in any usual way, or to pick; what cannot be read stays as typed and says so. */
export function DateField(props: DateFieldProps) {
  const { value, onChange, partial = false } = props
  const [text, setText] = useState(shownAs(value))
  const [unread, setUnread] = useState(false)
  const native = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // A value set from outside replaces the text; our own typing already stands for it.
    setText((now) => (value !== null && readDate(now, partial) === value ? now : shownAs(value)))
    if (value !== null) setUnread(false)
  }, [value, partial])

  const type = (typed: string) => {
    setText(typed)
    setUnread(false)
    const read = readDate(typed, partial)
    if (read !== null && read !== value) onChange(read)
    if (typed.trim() === '' && value !== null) onChange(null)
  }
  const settle = () => {
    const read = readDate(text, partial)
    if (read !== null) setText(typedDate(read))
    setUnread(text.trim() !== '' && read === null)
    props.onBlur?.()
  }
  const example = partial ? '26/11/2026, 11/2026 or 2026' : '26/11/2026'
  const error = unread ? `This is not a date we can read. Write it as ${example}.` : props.error
  return (
    <AriaTextField
      {...rootProps({ ...props, error })}
      value={text}
      onChange={type}
      onBlur={settle}
      isReadOnly={props.isReadOnly ?? false}
    >
      <FieldHead {...props} />
      <div className="field__box field__date">
        <Input className="input figures" placeholder="dd/mm/yyyy" />
        {props.isReadOnly !== true && (
          <IconButton
            icon="calendar"
            label={`Pick ${props.label.toLowerCase()} from a calendar`}
            isDisabled={props.isDisabled}
            onPress={() => native.current?.showPicker()}
          />
        )}
        <input
          ref={native}
          type="date"
          className="field__native"
          tabIndex={-1}
          aria-hidden="true"
          value={value !== null && value.length === 10 ? value : ''}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        />
      </div>
      {value !== null && value !== '' && !unread && (
        <p className="field__foot">{longDate(value)}</p>
      )}
      <FieldFoot error={error} />
    </AriaTextField>
  )
}
