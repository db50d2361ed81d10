/** Calls go through side by side; an import goes alone, and calls wait in order until it has ended. */
export type Gate = {
  readonly pass: <T>(work: () => Promise<T>) => Promise<T>
  /** Waits for the calls that are inside. Null where the signal came first: nothing was run. */
  readonly alone: <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T | null>
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
  return {
    pass: async (work) => {
      while (closed) await new Promise<void>((resolve) => waiting.push(resolve))
      inside += 1
      try {
        return await work()
      } finally {
        inside -= 1
        if (inside === 0) left()
      }
    },
    alone: async (work, signal) => {
      if (closed) throw new Error('One import at a time')
      closed = true
      try {
        if (inside > 0) await emptied(signal)
        return signal.aborted ? null : await work()
      } finally {
        closed = false
        left = () => {}
        const queue = waiting
        waiting = []
        for (const go of queue) go()
      }
    },
  }
}
