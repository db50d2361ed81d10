import { useEffect, useState } from 'react'
import type { Events } from '#contract/api'
import { listen } from '../api.ts'

/** How far the first reading of a large library is, which comparison and matrix wait for. */
export function useReading(): Events['library:reading'] {
  const [reading, setReading] = useState<Events['library:reading']>(null)
  useEffect(() => listen('library:reading', setReading), [])
  return reading
}
