import type { Step } from '#core/steps'
import { goThrough } from './go-through.ts'
import { heldLibrary, readInSlices, type HeldLibrary } from './held-library.ts'
import type { OpenLibrary } from './library.ts'
import { seldom } from './seldom.ts'

type Kind = 'EVALUATION' | 'CONSISTENCY' | 'EXCEPTIONAL'
type Run = { readonly stopped: Promise<null>; readonly stop: () => void }

/** What is running: a new question ends the one before it of its kind. */
export type Running = Record<Kind, Run | null>
export const newRunning = (): Running => ({
  EVALUATION: null,
  CONSISTENCY: null,
  EXCEPTIONAL: null,
})

export function cancel(running: Running, kind: Kind): void {
  running[kind]?.stop()
  running[kind] = null
}

/** Milliseconds of work between two turns in which the window is answered. */
const SLICE = 25

/**
 * Reads what of the library is not known yet, then does the work, both in slices. Null where it was
 * cancelled, another question took its place or the library was locked: nothing of it is kept then
 * but what was read, which the next question needs too.
 */
export async function inSlices<T>(
  library: OpenLibrary,
  running: Running,
  kind: Kind,
  work: (held: HeldLibrary) => Generator<Step, T>,
): Promise<T | null> {
  const mine = begin(library, running, kind)
  await Promise.race([readInSlices(library), mine.stopped])
  if (!mine.goesOn()) return null
  const done = await goThrough(work(heldLibrary(library)), SLICE, mine.goesOn, mine.say)
  if (mine.goesOn()) running[kind] = null
  return done
}

function begin(library: OpenLibrary, running: Running, kind: Kind) {
  cancel(running, kind)
  const mine = newRun()
  running[kind] = mine
  const say = seldom((step: Step) => library.deps.emit('method:progress', { kind, ...step }))
  say({ done: 0, total: 0 })
  return {
    say,
    stopped: mine.stopped,
    goesOn: () => running[kind] === mine && library.db.open,
  }
}

function newRun(): Run {
  let stop = () => {}
  const stopped = new Promise<null>((resolve) => {
    stop = () => resolve(null)
  })
  return { stopped, stop }
}
