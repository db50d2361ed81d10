import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import { Icon } from './icon.tsx'
import './field.css'

export type FieldCommon = {
  readonly label: string
  readonly description?: ReactNode
  /** Words of what is wrong and how to mend it; the field is then marked invalid. */
  readonly error?: string | null | undefined
  readonly isRequired?: boolean | undefined
  readonly isDisabled?: boolean | undefined
  readonly isReadOnly?: boolean | undefined
  /** The label is read out but not shown (a heading beside the field already says it). */
  readonly hideLabel?: boolean | undefined
  readonly id?: string | undefined
}

/** Label and description, above the control. */
export function FieldHead({ label, description, hideLabel }: FieldCommon) {
  return (
    <>
      <Label className={hideLabel === true ? 'visually-hidden' : 'field__label'}>{label}</Label>
      {description !== undefined && description !== null && (
        <Text slot="description" className="field__description">
          {description}
        </Text>
      )}
    </>
  )
}

/** The error in words, under the control. */
export function FieldFoot({ error }: { readonly error?: string | null | undefined }) {
  if (!error) return null
  return (
    <FieldError className="field__error">
      <Icon name="warning" />
      <span>{error}</span>
    </FieldError>
  )
}

/** What every field hands to its react-aria root. */
export const rootProps = (props: FieldCommon) => ({
  className: 'field',
  isInvalid: Boolean(props.error),
  isRequired: props.isRequired ?? false,
  isDisabled: props.isDisabled ?? false,
  // Our own checks decide; the browser's bubbles would say it twice.
  validationBehavior: 'aria' as const,
  ...(props.id === undefined ? {} : { id: props.id }),
})
