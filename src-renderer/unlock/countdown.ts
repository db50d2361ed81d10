import { useEffect, useState } from 'react'

const secondsUntil = (epoch: number | null) =>
  epoch === null ? 0 : Math.max(0, Math.ceil((epoch - Date.now()) / 1000))

/** Whole seconds until an instant, counting down; 0 when there is nothing to wait for. */
export function useCountdown(epoch: number | null): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(epoch))
  useEffect(() => {
    setSeconds(secondsUntil(epoch))
    if (epoch === null) return undefined
    const timer = setInterval(() => setSeconds(secondsUntil(epoch)), 250)
    return () => clearInterval(timer)
  }, [epoch])
  return seconds
}
