import { setImmediate as nextTurn } from 'node:timers/promises'
import { refuse, type Result } from '#core/result'
import type { Events } from '#contract/api'
import { locked, type OpenLibrary } from './library.ts'
import { seldom } from './seldom.ts'
import type { Session } from './session.ts'

/** Thrown inside long work on a file that a person, or locking, stopped. */
class Stopped extends Error {}

/** What long work on a file says and asks while it goes on. */
export type FileWork = {
  readonly signal: AbortSignal
  /** Says how far it is, lets the window be answered, and ends the work where it was stopped. */
  readonly rest: (done: number, total: number) => Promise<void>
  /** The same between two turns, where nothing can be waited for. */
  readonly check: (done: number, total: number) => void
}

/** Milliseconds of work between two turns in which the window is answered. */
const SLICE = 25

/**
 * Long work on a file, one at a time in a library: `pack:cancel` and locking stop it, and it leaves
 * nothing behind then.
 */
export async function workOnFile<T>(
  { importing }: Session,
  library: OpenLibrary,
  stage: Events['pack:progress']['stage'],
  work: (file: FileWork) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (importing.running !== null)
    return refuse('BUSY', 'Another file is being written or taken in. Wait for it or cancel it.')
  const { signal } = (importing.running = new AbortController())
  const say = seldom((far: Omit<Events['pack:progress'], 'stage'>) =>
    library.deps.emit('pack:progress', { stage, ...far }),
  )
  let began = performance.now()
  const check: FileWork['check'] = (done, total) => {
    if (signal.aborted || !library.db.open) throw new Stopped('Stopped')
    if (performance.now() - began < SLICE) return
    say({ done, total })
    began = performance.now()
  }
  try {
    return await work({
      signal,
      check,
      rest: async (done, total) => {
        const before = began
        check(done, total)
        if (began !== before) await nextTurn()
      },
    })
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    return library.db.open
      ? refuse('CANCELLED', 'Stopped before the end. Nothing was kept of it.')
      : locked
  } finally {
    importing.running = null
  }
}
