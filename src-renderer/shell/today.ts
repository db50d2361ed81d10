import { ukDay } from '#core/date-and-clock'
import { useEffect, useState } from 'react'

/** Today in England and Wales by this computer's clock, as an ISO date. */
export const todayIso = (): string => ukDay(new Date().toISOString())

/** The same, kept true past midnight. */
export function useToday(): string {
  const [today, setToday] = useState(todayIso)
  useEffect(() => {
    const timer = setInterval(() => setToday(todayIso()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return today
}
