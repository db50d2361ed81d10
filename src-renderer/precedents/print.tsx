import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { longInstant } from '../ui/dates.ts'
import { useSession } from '../shell/session.ts'
import './print.css'

/** Prints one part of the screen; `whole` prints what the screen shows. */
export function printPart(part: 'whole' | 'list'): void {
  document.documentElement.dataset['print'] = part
  globalThis.print()
  delete document.documentElement.dataset['print']
}

/** On paper only: when it was printed, by whom, and from which library. */
export function PrintFoot() {
  const { person, status } = useSession()
  const [at, setAt] = useState(() => new Date().toISOString())
  useEffect(() => {
    // The browser takes the page as it stands when this returns, so the time must be on it by then.
    const stamp = () => flushSync(() => setAt(new Date().toISOString()))
    globalThis.addEventListener('beforeprint', stamp)
    return () => globalThis.removeEventListener('beforeprint', stamp)
  }, [])
  return (
    <p className="print-foot">
      Printed {longInstant(at)}
      {person !== null && ` by ${person.label}`}
      {status?.libraryLabel != null && `, from ${status.libraryLabel}`}
    </p>
  )
}
