import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ExcludeForm } from './exclude-form.tsx'

/** What the panel may do with a listed case; given only to whoever writes the decision. */
export type PanelChoice = {
  readonly pinned: ReadonlySet<string>
  readonly onPin: (ref: string) => void
}

/** Pin a case to the top of the list, or take it out of the comparison with a reason. */
export function RowChoices(props: {
  readonly of: string
  readonly choice: PanelChoice
  readonly mayExclude: boolean
}) {
  const { of: ref, choice, mayExclude } = props
  const [excluding, setExcluding] = useState<'NOT_YET' | 'NOW' | 'LEFT'>('NOT_YET')
  const isPinned = choice.pinned.has(ref)
  return (
    <>
      <Button
        variant="quiet"
        label={isPinned ? `Unpin ${ref}` : `Pin ${ref} to the top`}
        onPress={() => choice.onPin(ref)}
      >
        {isPinned ? 'Unpin' : 'Pin to the top'}
      </Button>
      {mayExclude && excluding !== 'NOW' && (
        <Button
          variant="quiet"
          label={`Exclude ${ref} with a reason`}
          autoFocus={excluding === 'LEFT'}
          onPress={() => setExcluding('NOW')}
        >
          Exclude
        </Button>
      )}
      {excluding === 'NOW' && <ExcludeForm of={ref} onClose={() => setExcluding('LEFT')} />}
    </>
  )
}
