let urgent = 0
let last: Promise<unknown> = Promise.resolve()
let calls: (() => void)[] = []

const quiet = () =>
  urgent === 0 ? Promise.resolve() : new Promise<void>((go) => void calls.push(go))

async function runUrgent<T>(work: () => Promise<T>): Promise<T> {
  urgent += 1
  try {
    return await work()
  } finally {
    urgent -= 1
    if (urgent === 0) {
      const waiting = calls
      calls = []
      for (const go of waiting) go()
    }
  }
}

/**
 * Draws what a person looks at now at once; pages near it and thumbnails one after another, while
 * nothing urgent is drawn. Throws where the signal came before the work began.
 */
export function inTurn<T>(
  isUrgent: boolean,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  if (isUrgent) return runUrgent(work)
  const mine = last.then(async () => {
    while (urgent > 0 && !signal.aborted) await quiet()
    signal.throwIfAborted()
    return work()
  })
  last = mine.catch(() => undefined)
  return mine
}
