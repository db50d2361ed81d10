/** Calls go through side by side; an import goes alone, and calls wait in order until it has ended. */
export type Gate = {
  readonly pass: <T>(work: () => Promise<T>) => Promise<T>
  /**
   * Waits for who is alone before it, and for the calls that are inside. Null where the signal came
   * first: nothing was run.
   */
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
  const shutOthersOut: Gate['alone'] = async (work, signal) => {
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
  const aloneOnce = async <T>(
    isFree: () => boolean,
    work: () => Promise<T>,
    signal: AbortSignal,
  ): Promise<T | null> => {
    signal.addEventListener('abort', wake, { once: true })
    try {
      while (!isFree() && !signal.aborted) await opened()
    } finally {
      signal.removeEventListener('abort', wake)
    }
    return signal.aborted ? null : shutOthersOut(work, signal)
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
    alone: (work, signal) => aloneOnce(() => !closed, work, signal),
    stepAside: async (work, signal) => {
      leave()
      try {
        return await aloneOnce(() => !closed && inside === 0, work, signal)
      } finally {
        while (closed) await opened()
        inside += 1
      }
    },
  }
}
