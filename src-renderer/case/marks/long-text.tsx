import { useState } from 'react'
import { LinkButton } from '../../ui/button.tsx'

/** Characters shown before the rest is asked for. */
const atFirst = 320

/** A text of any length: its beginning, and the rest by choice. */
export function LongText(props: { readonly text: string; readonly look: string }) {
  const { text, look } = props
  const [isWhole, setWhole] = useState(false)
  const isLong = text.length > atFirst + 80
  return (
    <>
      <p className={`${look} long-text`}>
        {isLong && !isWhole ? `${text.slice(0, atFirst).trimEnd()}…` : text}
      </p>
      {isLong && (
        <p className="small">
          <LinkButton onPress={() => setWhole(!isWhole)}>
            {isWhole ? 'Show less' : 'Show all of it'}
          </LinkButton>
        </p>
      )}
    </>
  )
}
