/** Long enough to let a word be finished, short enough to be felt as at once. */
const WAIT_MS = 150

export type LiveAsk = {
  readonly put: (words: string) => void
  /** Nothing that is still on its way is shown any more. */
  readonly stop: () => void
}

/**
 * Asks while somebody types: after a short rest, one question at a time, always the newest, and
 * only the answer to the newest is shown. Typing itself waits for nothing.
 */
export function liveAsk<A>(
  ask: (words: string) => Promise<A | null>,
  show: (answer: A) => void,
): LiveAsk {
  let newest = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  let waiting: string | null = null

  async function pump() {
    if (isAsking || waiting === null) return
    const words = waiting
    const mine = newest
    waiting = null
    isAsking = true
    const answer = await ask(words).catch(() => null)
    isAsking = false
    if (answer !== null && mine === newest) show(answer)
    void pump()
  }

  return {
    put(words) {
      newest += 1
      clearTimeout(timer)
      timer = setTimeout(() => {
        waiting = words
        void pump()
      }, WAIT_MS)
    },
    stop() {
      newest += 1
      clearTimeout(timer)
      waiting = null
    },
  }
}
