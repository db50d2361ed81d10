/** How a save went: `false` means that nothing was kept and it must be tried again. */
export type Send<T> = (value: T, settled: boolean) => Promise<boolean>

export type Saver<T> = {
  /** Hands over the newest value; an older one that still waits is replaced by it. */
  readonly put: (value: T, settled: boolean) => void
  /** Marks what was typed so far as finished and waits for it; false where the save failed. */
  readonly flush: () => Promise<boolean>
  /** True while something typed has not been confirmed as saved. */
  readonly pending: () => boolean
  /** Tries again at once after a failure. */
  readonly retry: () => void
}

const RETRY_AFTER_MS = [1_000, 3_000, 10_000, 30_000]

/**
 * Saves one thing at a time, always the newest: while a save is on its way, keystrokes replace the
 * value that waits. A failed save keeps its value and is tried again, so that nothing typed is lost.
 */
export function latestWins<T>(
  send: Send<T>,
  later: (run: () => void, ms: number) => void = (run, ms) => void setTimeout(run, ms),
): Saver<T> {
  let waiting: { readonly value: T; readonly settled: boolean } | null = null
  let inFlight: Promise<boolean> | null = null
  let unsettled: { readonly value: T } | null = null
  let failures = 0

  async function attempt(item: { readonly value: T; readonly settled: boolean }) {
    const saved = await send(item.value, item.settled).catch(() => false)
    inFlight = null
    if (saved) {
      failures = 0
      pump()
      return true
    }
    // A newer value that arrived meanwhile stands; else this one goes back in the queue.
    waiting ??= item
    const delay = RETRY_AFTER_MS[Math.min(failures, RETRY_AFTER_MS.length - 1)] ?? 1_000
    failures += 1
    later(pump, delay)
    return false
  }

  function pump() {
    if (inFlight !== null || waiting === null) return
    const item = waiting
    waiting = null
    inFlight = attempt(item)
  }

  return {
    put(value, settled) {
      waiting = { value, settled: settled || (waiting?.settled ?? false) }
      unsettled = settled ? null : { value }
      pump()
    },
    async flush() {
      if (unsettled !== null) waiting = { value: unsettled.value, settled: true }
      unsettled = null
      pump()
      while (inFlight !== null) if (!(await inFlight)) return false
      return waiting === null
    },
    pending: () => waiting !== null || inFlight !== null,
    retry: pump,
  }
}
