import type { Person } from '#contract/api'
import { chairCapacitySchema, roleSchema } from '#core/vocabulary'
import { capacityLabel, roleLabel } from '#core/wording'
import { RadioList, Select, TextField } from '../ui/field.tsx'
import { roleDescriptions } from './words.ts'

type PersonDraft = Omit<Person, 'id'>

/** Role, capacity and label of a person: at first run and in Settings. */
export function PersonFields(props: {
  readonly value: PersonDraft
  readonly onChange: (value: PersonDraft) => void
}) {
  const { value, onChange } = props
  // The label follows the role until it has been written by hand.
  const isOwnLabel = !roleSchema.options.map(roleLabel).includes(value.label)
  return (
    <>
      <RadioList
        label="Role"
        items={roleSchema.options.map((role) => ({
          id: role,
          label: roleLabel(role),
          description: roleDescriptions[role],
        }))}
        value={value.role}
        onChange={(role) =>
          onChange({
            role,
            capacity: role === 'CHAIR' ? (value.capacity ?? 'DELEGATE') : null,
            label: isOwnLabel ? value.label : roleLabel(role),
          })
        }
      />
      {value.role === 'CHAIR' && (
        <Select
          label="Capacity"
          description="In what capacity the chair conducts hearings; stands in the notice."
          items={chairCapacitySchema.options.map((capacity) => ({
            id: capacity,
            label: capacityLabel(capacity),
          }))}
          value={value.capacity}
          onChange={(capacity) => onChange({ ...value, capacity })}
        />
      )}
      <TextField
        label="Shown as"
        description="A role is enough. It is shown before unlocking and in the audit record."
        value={value.label}
        onChange={(label) => onChange({ ...value, label })}
        maxLength={120}
      />
    </>
  )
}
