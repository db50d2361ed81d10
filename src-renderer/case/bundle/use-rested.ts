import { startTransition, useEffect, useState } from 'react'
import { untilQuiet } from './draw-turns.ts'

/** How long the pages around one that was gone to wait once it is on screen, in milliseconds. */
const pause = 150

/**
 * Where the roll came to rest, in CSS pixels from its top: a little behind while a person scrolls.
 * After a leap of more than the height of the window it is where the roll was before, until what was
 * gone to is on screen: the pages around it would be opened in its time.
 */
export function useRested(top: number, height: number): number {
  const [rested, setRested] = useState(top)
  useEffect(() => {
    if (rested === top) return undefined
    const abort = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const settle = () => startTransition(() => setRested(top))
    const arrive = async () => {
      await untilQuiet(abort.signal)
      if (!abort.signal.aborted) timer = setTimeout(settle, pause)
    }
    if (Math.abs(top - rested) < height) settle()
    else void arrive()
    return () => {
      abort.abort()
      clearTimeout(timer)
    }
  }, [top, rested, height])
  return rested
}
