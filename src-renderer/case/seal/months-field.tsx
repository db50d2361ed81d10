import { useState } from 'react'
import { monthsSchema } from '#core/vocabulary'
import { TextField } from '../../ui/text-field.tsx'

const wordsOf = (months: number | null) => (months === null ? '' : String(months))

/** Whole months of a text; null where there are none, undefined where the text is something else. */
function monthsOf(text: string): number | null | undefined {
  if (text.trim() === '') return null
  if (!/^\s*\d+\s*$/.test(text)) return undefined
  const months = monthsSchema.safeParse(Number(text))
  return months.success ? months.data : undefined
}

/** Length of a warning. What is no length stays in the box, and says so; it is not taken over. */
export function MonthsField(props: {
  readonly label: string
  readonly value: number | null
  readonly isReadOnly?: boolean
  readonly onChange: (months: number | null) => void
}) {
  const { value } = props
  const [text, setText] = useState<string | null>(null)
  const shown = text !== null && (monthsOf(text) ?? null) === value ? text : wordsOf(value)
  return (
    <TextField
      label={props.label}
      type="number"
      value={shown}
      isReadOnly={props.isReadOnly ?? false}
      error={monthsOf(shown) === undefined ? 'Write whole months, from 1 to 600.' : null}
      onChange={(next) => {
        setText(next)
        props.onChange(monthsOf(next) ?? null)
      }}
    />
  )
}
