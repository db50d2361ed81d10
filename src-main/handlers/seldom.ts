/** Milliseconds between two words on how far work is. */
const PAUSE = 100

/**
 * Says how far work is at once, and then so seldom as can be read: what is said waits in one line
 * with the answers that a window is given meanwhile.
 */
export function seldom<T>(say: (progress: T) => void): (progress: T) => void {
  let last = -Infinity
  return (progress) => {
    const now = performance.now()
    if (now - last < PAUSE) return
    last = now
    say(progress)
  }
}
