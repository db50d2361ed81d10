import { TextArea } from '../../ui/text-field.tsx'

/** What the panel writes of each case, and who keeps it. */
export type CaseNote = {
  readonly of: (ref: string) => string
  readonly readOnly: boolean
  readonly onChange: (ref: string, text: string, settled: boolean) => void
}

/** How the panel tells a case from its own, kept with the decision and printed where relied on. */
export function CaseNoteField(props: { readonly of: string; readonly note: CaseNote }) {
  const { of: ref, note } = props
  const text = note.of(ref)
  if (note.readOnly && text.trim() === '') return null
  return (
    <TextArea
      label={`What the panel says of ${ref}`}
      description="What sets it apart, or why it leads here. Printed where the panel relies on it."
      record
      rows={2}
      value={text}
      isReadOnly={note.readOnly}
      onChange={(changed) => note.onChange(ref, changed, false)}
      onBlur={() => note.onChange(ref, text, true)}
    />
  )
}
