import { IconButton } from '../../ui/button.tsx'
import { ComboBox } from '../../ui/select.tsx'
import { fieldId } from '../frame/jump.ts'

/** Several entries of a list of the law data; what is chosen stands as a removable line. */
export function PickMany<I extends string>(props: {
  readonly label: string
  readonly path: string
  readonly items: readonly { readonly id: I; readonly label: string }[]
  readonly value: readonly I[]
  readonly readOnly: boolean
  readonly onChange: (value: I[]) => void
}) {
  const { label, value, readOnly } = props
  // A standard may stand in the law data twice, once for each wording in time.
  const distinct = props.items.filter(
    (item, index) => props.items.findIndex((other) => other.id === item.id) === index,
  )
  const free = distinct.filter((item) => !value.includes(item.id))
  return (
    <div className="stack stack--tight" id={fieldId(props.path)}>
      <span className="field__label">{label}</span>
      {value.length > 0 && (
        <ul className="picked">
          {value.map((id) => {
            const name = distinct.find((item) => item.id === id)?.label ?? id
            return (
              <li key={id}>
                {name}
                {!readOnly && (
                  <IconButton
                    icon="cross"
                    label={`Remove ${name}`}
                    onPress={() => props.onChange(value.filter((other) => other !== id))}
                  />
                )}
              </li>
            )
          })}
        </ul>
      )}
      {!readOnly && (
        <div className="pick-box">
          <ComboBox
            key={value.length}
            label={`Add to ${label.toLowerCase()}`}
            hideLabel
            items={free}
            value={null}
            placeholder="Type to find and add"
            onChange={(id) => props.onChange([...value, id])}
          />
        </div>
      )}
    </div>
  )
}
