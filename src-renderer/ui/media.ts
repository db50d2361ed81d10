import { useSyncExternalStore } from 'react'

/** Whether a media query holds now, such as `(min-width: 1440px)`. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = globalThis.matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => globalThis.matchMedia(query).matches,
  )
}
