import type { ComponentProps } from 'react'
import { longestViewText } from '#core/provisional-view'
import { inFigures } from '../../shell/words.ts'
import { TextArea } from '../../ui/text-field.tsx'

const NEAR = longestViewText - 2_000

/** What of the room is left, once little is; an error in words once it is used up. */
function room(length: number): { readonly foot: string | null; readonly error: string | null } {
  const left = longestViewText - length
  if (left < 0)
    return {
      foot: null,
      error: `Shorten this by ${inFigures(-left)} ${left === -1 ? 'character' : 'characters'}: ${inFigures(longestViewText)} is the most. What you wrote is kept.`,
    }
  const foot =
    length < NEAR ? null : `${inFigures(left)} of ${inFigures(longestViewText)} characters left`
  return { foot, error: null }
}

/** A text of a view, with as much room as a seal carries. */
export function ViewText(props: ComponentProps<typeof TextArea>) {
  const { foot, error } = room(props.value.length)
  return <TextArea {...props} error={error} {...(foot === null ? {} : { foot })} />
}
