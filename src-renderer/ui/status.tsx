import { create } from 'zustand'

type Urgency = 'polite' | 'assertive'
type Said = { readonly polite: string; readonly assertive: string }

const useSaid = create<Said>(() => ({ polite: '', assertive: '' }))

/** Tells people who listen rather than look. Assertive only for a broken record or a failed save. */
export const announce = (text: string, urgency: Urgency = 'polite'): void => {
  // The same words twice in a row would not be read again: the no-break space makes them new.
  const now = useSaid.getState()[urgency]
  useSaid.setState({ [urgency]: now === text ? `${text}\u00a0` : text })
}

/** The one place live changes are read out from; stands once, in the shell. */
export function LiveRegion() {
  const said = useSaid()
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {said.polite}
      </div>
      <div className="visually-hidden" role="alert" aria-live="assertive">
        {said.assertive}
      </div>
    </>
  )
}
