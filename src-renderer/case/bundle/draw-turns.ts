import { untilPainted } from './first-page.ts'

let urgent = 0
let last: Promise<unknown> = Promise.resolve()
let calls: (() => void)[] = []

async function quiet(signal: AbortSignal): Promise<void> {
  if (urgent === 0 || signal.aborted) return
  const { promise, resolve } = Promise.withResolvers<void>()
  calls.push(resolve)
  signal.addEventListener('abort', () => resolve(), { once: true })
  await promise
}

/** Opens or draws what a person looks at now, at once; what else there is to draw waits for it. */
export async function runUrgent<T>(work: () => Promise<T>): Promise<T> {
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
    while (urgent > 0 && !signal.aborted) await quiet(signal)
    signal.throwIfAborted()
    return work()
  })
  last = mine.catch(() => undefined)
  return mine
}

/**
 * Settled once nothing that a person looks at is being opened or drawn, and what was is on screen; at
 * the latest in the next frame after the signal came.
 */
export async function untilQuiet(signal: AbortSignal): Promise<void> {
  do {
    await quiet(signal)
    await untilPainted()
  } while (urgent > 0 && !signal.aborted)
}
