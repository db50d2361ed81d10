import { setImmediate as nextTurn } from 'node:timers/promises'
import { evaluateInSteps } from '#core/evaluate/evaluate'
import { consistencyInSteps } from '#core/quality/consistency'
import { ok, refuse } from '#core/result'
import type { Step } from '#core/steps'
import { listPrecedents } from '../db/precedents.ts'
import { hashText } from '../vault/keys.ts'
import { readThesaurus } from './thesaurus.ts'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { awaitingSeals, withheld } from './awaiting-seals.ts'

/** What is running: a new question ends the one before it of its kind. */
export type Running = { EVALUATION: symbol | null; CONSISTENCY: symbol | null }
export const newRunning = (): Running => ({ EVALUATION: null, CONSISTENCY: null })

/** Milliseconds of work between two turns in which the window is answered. */
const SLICE = 25

/** Runs work to its end in slices; null where it was cancelled or another question took its place. */
async function inSlices<T>(
  library: OpenLibrary,
  running: Running,
  kind: keyof Running,
  steps: Generator<Step, T>,
): Promise<T | null> {
  const mine = Symbol('run')
  running[kind] = mine
  let began = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done === true) {
      running[kind] = null
      return step.value
    }
    if (performance.now() - began < SLICE) continue
    library.deps.emit('method:progress', { kind, ...step.value })
    await nextTurn()
    // The library may have been locked meanwhile: nothing of it is used after this.
    if (running[kind] !== mine || !library.db.open) return null
    began = performance.now()
  }
}

/** The library grades its own method beside plain ones; nothing is stored. */
export async function gradeMethod(
  library: OpenLibrary,
  running: Running,
  { split }: Input<'method:evaluate'>,
): Promise<Answer<'method:evaluate'>> {
  const sealed = awaitingSeals(library)
  if (sealed !== null) return withheld(sealed)
  const precedents = listPrecedents(library.db)
  if (precedents.length === 0)
    return refuse('NO_PRECEDENTS', 'There is no precedent to grade the method on yet.')
  const thesaurus = readThesaurus(library)
  const input = { precedents, law: library.law, sha256: hashText, thesaurus, split }
  const evaluation = await inSlices(library, running, 'EVALUATION', evaluateInSteps(input))
  if (evaluation !== null)
    record(library, 'method.evaluated', 'precedents', {
      split: typeof split === 'string' ? split : `before:${split.before}`,
    })
  return ok(evaluation)
}

export function cancelGrading(running: Running): Answer<'method:cancel'> {
  running.EVALUATION = null
  running.CONSISTENCY = null
  return ok(null)
}

/** How often the library contradicts itself, with the pairs that do. */
export async function showConsistency(
  library: OpenLibrary,
  running: Running,
  filter: Input<'library:consistency'>,
): Promise<Answer<'library:consistency'>> {
  const sealed = awaitingSeals(library)
  if (sealed !== null) return withheld(sealed)
  const steps = consistencyInSteps(listPrecedents(library.db), library.law, filter)
  const consistency = await inSlices(library, running, 'CONSISTENCY', steps)
  if (consistency !== null) record(library, 'consistency.viewed', 'precedents')
  return ok(consistency)
}
