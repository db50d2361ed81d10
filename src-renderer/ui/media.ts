import { useMemo, useSyncExternalStore } from 'react'

/** Whether a media query holds now, such as `(min-width: 1440px)`. */
export function useMedia(query: string): boolean {
  // Made once for a query: asked for at each draw, it would be listened to anew each time.
  const { subscribe, holds } = useMemo(() => {
    const list = globalThis.matchMedia(query)
    return {
      subscribe: (changed: () => void) => {
        list.addEventListener('change', changed)
        return () => list.removeEventListener('change', changed)
      },
      holds: () => list.matches,
    }
  }, [query])
  return useSyncExternalStore(subscribe, holds)
}
