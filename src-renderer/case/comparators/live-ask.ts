/** Long enough to let a word be finished, short enough to be felt as at once. */
const WAIT_MS = 150

export type LiveAsk<Q> = {
  /** @param wait Rest before it is asked; nought for what is one click and no word to be finished. */
  readonly put: (question: Q, wait?: number) => void
  /** Nothing that is still on its way is shown any more. */
  readonly stop: () => void
}

/**
 * Asks while somebody types or ticks: after a short rest, one question at a time, always the newest, and
 * only the answer to the newest is shown. Typing itself waits for nothing.
 */
export function liveAsk<Q, A>(
  ask: (question: Q) => Promise<A | null>,
  show: (answer: A) => void,
): LiveAsk<Q> {
  let newest = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  let waiting: { readonly question: Q } | null = null

  async function pump() {
    if (isAsking || waiting === null) return
    const { question } = waiting
    const mine = newest
    waiting = null
    isAsking = true
    const answer = await ask(question).catch(() => null)
    isAsking = false
    if (answer !== null && mine === newest) show(answer)
    void pump()
  }

  return {
    put(question, wait = WAIT_MS) {
      newest += 1
      clearTimeout(timer)
      const askNow = () => {
        waiting = { question }
        void pump()
      }
      // Not even the turn of a timer where there is nothing to rest for: a frame would go before it.
      if (wait === 0) askNow()
      else timer = setTimeout(askNow, wait)
    },
    stop() {
      newest += 1
      clearTimeout(timer)
      waiting = null
    },
  }
}
