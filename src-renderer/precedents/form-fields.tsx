import { useId, useState, type ReactNode } from 'react'
import type { Law } from '#core/law/law'
import type { Profile } from '#core/profile'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Icon } from '../ui/icon.tsx'
import { Select } from '../ui/select.tsx'
import { Tag } from '../ui/tag.tsx'
import { fieldId, type Draft } from './form-draft.ts'

/** What every part of the form works with. */
export type Part = {
  readonly draft: Draft
  readonly law: Law
  readonly change: (patch: Partial<Draft>) => void
  readonly content: (patch: Partial<Draft['content']>) => void
  readonly profile: (patch: Partial<Profile>) => void
  /** Words of what is wrong with a field, once recording was tried. */
  readonly error: (field: string) => string | null
}

/** One of a few codes, or not stated. */
export function OptionSelect<T extends string>(props: {
  readonly label: string
  readonly value: T | null
  readonly options: readonly T[]
  readonly labelOf: (value: T) => string
  readonly onChange: (value: T | null) => void
  readonly none?: string
  readonly error?: string | null
  readonly field?: string
  readonly description?: string
}) {
  const { options, labelOf, none = 'Not stated' } = props
  return (
    <Select
      label={props.label}
      description={props.description}
      error={props.error}
      {...(props.field === undefined ? {} : { id: fieldId(props.field) })}
      items={[
        { id: '', label: none },
        ...options.map((id) => ({ id: id as string, label: labelOf(id) })),
      ]}
      value={props.value ?? ''}
      onChange={(id) => props.onChange(options.find((option) => option === id) ?? null)}
    />
  )
}

export type PickItem = {
  readonly id: string
  readonly label: string
  readonly description?: string | undefined
}

/** Several of many: what is chosen stands as tags; the whole list, with meanings, opens on demand. */
export function MultiPick<T extends PickItem>(props: {
  readonly label: string
  /** Words of the button, such as "Choose harm factors". */
  readonly action: string
  readonly items: readonly T[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly T['id'][]) => void
  readonly field?: string
  readonly error?: string | null
  readonly chip?: (item: T) => ReactNode
}) {
  const { label, items, chosen, error } = props
  const [isOpen, setOpen] = useState(false)
  const headId = useId()
  const inOrder = items.filter(({ id }) => chosen.includes(id))
  const toggle = (id: string, isOn: boolean) =>
    props.onChange(
      items.map((item) => item.id).filter((one) => (one === id ? isOn : chosen.includes(one))),
    )
  return (
    <div
      className="pick"
      role="group"
      aria-labelledby={headId}
      {...(props.field === undefined ? {} : { id: fieldId(props.field) })}
    >
      <div className="row row--apart">
        <span id={headId} className="field__label">
          {label}
        </span>
        <Button
          size="small"
          icon={isOpen ? 'chevron-up' : 'plus'}
          isExpanded={isOpen}
          onPress={() => setOpen(!isOpen)}
          label={props.action}
        >
          {isOpen ? 'Done' : 'Choose'}
        </Button>
      </div>
      <div className="row pick__chosen">
        {inOrder.map((item) => (
          <span key={item.id}>{props.chip?.(item) ?? <Tag tone="accent">{item.label}</Tag>}</span>
        ))}
        {inOrder.length === 0 && <span className="note">None stated</span>}
      </div>
      {error != null && (
        <p className="field__error">
          <Icon name="warning" />
          <span>{error}</span>
        </p>
      )}
      {isOpen && (
        <div className="pick__list">
          {items.map(({ id, label: words, description }) => (
            <Checkbox
              key={id}
              isSelected={chosen.includes(id)}
              onChange={(isOn) => toggle(id, isOn)}
              description={description}
            >
              {words}
            </Checkbox>
          ))}
        </div>
      )}
    </div>
  )
}
