import { vi } from 'vitest'

/**
 * A machine so slow that every step of long work takes its whole slice, for as long as mocks are not
 * restored: how many turns are left between does not depend on the machine then.
 */
export function slowClock(): void {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_000))
}
