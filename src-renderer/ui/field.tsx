export { TextArea, TextField, SecretField } from './text-field.tsx'
export { DateField } from './date-field.tsx'
export { Select } from './select.tsx'
export { Checkbox, RadioList, Segmented } from './choices.tsx'
