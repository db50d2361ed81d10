type Flush = () => Promise<unknown>

const flushes = new Set<Flush>()

/** Registers what must be saved before the library locks or the window closes. */
export const beforeLeaving = (flush: Flush): (() => void) => {
  flushes.add(flush)
  return () => {
    flushes.delete(flush)
  }
}

/** Saves all that is registered; one failure does not keep the others from being saved. */
export const flushAll = (): Promise<unknown> =>
  Promise.allSettled([...flushes].map((flush) => flush()))
