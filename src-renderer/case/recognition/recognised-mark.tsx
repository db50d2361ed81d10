import { recognisedAs } from '#core/bundle/recognition'
import { Tag } from '../../ui/tag.tsx'

/** Says of text, wherever it stands, that it was read off a picture, and how sure that is. */
export function RecognisedMark(props: { readonly confidence: number }) {
  const words = recognisedAs(props.confidence)
  return <Tag tone="warn">{words.charAt(0).toUpperCase() + words.slice(1)}</Tag>
}
