import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import type { TriedWords } from './use-tried-words.ts'

/** What like cases there would be were the facts told otherwise; the case itself stays as it is. */
export function TryWords(props: { readonly narrative: string; readonly tried: TriedWords }) {
  const { tried } = props
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      className="try-words"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>Try other words for the facts</summary>
      {isOpen && (
        <div className="try-words__box">
          <TextArea
            label="Words to try"
            description="The cases below follow as you type. Nothing is kept: findings are changed in step 2."
            record
            rows={4}
            value={tried.words ?? props.narrative}
            onChange={tried.change}
          />
          {tried.words !== null && (
            <div className="row">
              <Button size="small" onPress={tried.end}>
                Back to the case as found
              </Button>
              <span className="note">Ladder and cases are for these words.</span>
            </div>
          )}
        </div>
      )}
    </details>
  )
}
