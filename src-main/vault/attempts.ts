import { ok, refuse, type Result } from '#core/result'
import { type Header, writeAttempts } from './header.ts'

const longest = 5 * 60_000

/** Wait after so many failures in a row, in milliseconds: 0, 0, 1 s, 2 s, 4 s ... 5 minutes. */
export function delayAfter(failures: number): number {
  return failures < 3 ? 0 : Math.min(longest, 1000 * 2 ** (failures - 3))
}

/**
 * Counts an attempt as failed before it is tried: ending the process half-way gains no free guess.
 * Refuses with `TRY_LATER` while the wait of the last failure runs.
 */
export function beginAttempt(folder: string, header: Header, now: number): Result<Header> {
  const { failed, nextAt } = header.attempts
  if (nextAt !== null && now < nextAt) {
    const wait = Math.min(nextAt - now, longest)
    // A clock set back must not lock the library for longer than the longest wait.
    if (nextAt - now > longest) writeAttempts(folder, header, { failed, nextAt: now + longest })
    const seconds = Math.ceil(wait / 1000)
    const unit = seconds === 1 ? 'second' : 'seconds'
    return refuse('TRY_LATER', `Too many attempts. Try again in ${seconds} ${unit}.`, 'passphrase')
  }
  const delay = delayAfter(failed + 1)
  const attempts = { failed: failed + 1, nextAt: delay === 0 ? null : now + delay }
  try {
    writeAttempts(folder, header, attempts)
  } catch {
    // An attempt that cannot be counted is not made.
    return refuse(
      'HEADER_NOT_WRITABLE',
      'library.json cannot be written. Check the rights of its folder and the room on the disk.',
    )
  }
  return ok({ ...header, attempts })
}

export const noAttempts: Header['attempts'] = { failed: 0, nextAt: null }
