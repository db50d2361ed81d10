/** Calls go through side by side; an import goes alone, and calls wait in order until it has ended. */
export type Gate = {
  readonly pass: <T>(work: () => Promise<T>) => Promise<T>
  /** Waits for the calls that are inside. Null where the signal came first: nothing was run. */
  readonly alone: <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T | null>
  /**
   * The same for a call that is inside: it waits outside until nobody else is, and calls go through
   * meanwhile, for some take minutes. Then it comes in again.
   */
  readonly stepAside: <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T | null>
}

export function openGate(): Gate {
  let inside = 0
  let closed = false
  let left = () => {}
  let waiting: (() => void)[] = []
  const emptied = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      left = resolve
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
  const opened = () => new Promise<void>((resolve) => waiting.push(resolve))
  const leave = () => {
    inside -= 1
    if (inside > 0) return
    left()
    if (!closed) wake()
  }
  const wake = () => {
    const queue = waiting
    waiting = []
    for (const go of queue) go()
  }
  const alone: Gate['alone'] = async (work, signal) => {
    if (closed) throw new Error('One import at a time')
    closed = true
    try {
      if (inside > 0) await emptied(signal)
      return signal.aborted ? null : await work()
    } finally {
      closed = false
      left = () => {}
      wake()
    }
  }
  return {
    pass: async (work) => {
      while (closed) await opened()
      inside += 1
      try {
        return await work()
      } finally {
        leave()
      }
    },
    alone,
    stepAside: async (work, signal) => {
      leave()
      try {
        signal.addEventListener('abort', wake, { once: true })
        while ((closed || inside > 0) && !signal.aborted) await opened()
        return signal.aborted ? null : await alone(work, signal)
      } finally {
        signal.removeEventListener('abort', wake)
        while (closed) await opened()
        inside += 1
      }
    },
  }
}
