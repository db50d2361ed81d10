import { memo, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Banner } from '../../ui/notice.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { focusOn } from './focus-on.ts'
import { TryFactors } from './try-factors.tsx'
import type { Tried, Trying } from './use-tried-words.ts'

/** What like cases there would be were the facts told or found otherwise; the case stays as it is. */
export const TryWords = memo(function TryWords(props: {
  readonly narrative: string
  readonly factors: readonly string[]
  readonly trying: Trying
}) {
  const { trying } = props
  const [isOpen, setOpen] = useState(false)
  const [tried, setTried] = useState<Tried | null>(null)
  const { narrative, factors } = tried ?? props
  const change = (next: Tried, wait?: number) => {
    setTried(next)
    trying.ask(next, wait)
  }
  const end = () => {
    setTried(null)
    trying.end()
    focusOn('.try-words > summary')
  }
  return (
    <details
      className="try-words"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>Try other words for the facts, or other factors</summary>
      {isOpen && (
        <div className="try-words__box">
          <TextArea
            label="Words to try"
            description="The cases below follow as you type. Nothing is kept: findings are changed in step 2."
            record
            rows={4}
            value={narrative}
            onChange={(words) => change({ narrative: words, factors })}
          />
          <TryFactors
            found={props.factors}
            ticked={factors}
            onChange={(ticked) => change({ narrative, factors: ticked }, 0)}
          />
          {tried !== null && (
            <div className="row">
              <Button size="small" onPress={end}>
                Back to the case as found
              </Button>
              <span className="note">Ladder and cases are for what is tried here.</span>
            </div>
          )}
        </div>
      )}
    </details>
  )
})

/** Stands over the ladder while something is tried, so that no bound is taken for the case's own. */
export const TriedNote = () => (
  <Banner tone="warn">
    <p>Shown for the words and factors being tried, not for the case as found.</p>
  </Banner>
)
