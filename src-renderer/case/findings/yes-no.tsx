import { Segmented } from '../../ui/choices.tsx'
import { fieldId } from '../frame/jump.ts'

const ITEMS = [
  { id: 'YES', label: 'Yes' },
  { id: 'NO', label: 'No' },
] as const

/** Yes, no, or not yet recorded. */
export function YesNo(props: {
  readonly label: string
  readonly path: string
  readonly value: boolean | null
  readonly readOnly: boolean
  readonly onChange: (value: boolean) => void
}) {
  return (
    <div id={fieldId(props.path)}>
      <Segmented
        label={props.label}
        items={ITEMS}
        value={props.value === null ? null : props.value ? 'YES' : 'NO'}
        isReadOnly={props.readOnly}
        onChange={(answer) => props.onChange(answer === 'YES')}
      />
    </div>
  )
}
