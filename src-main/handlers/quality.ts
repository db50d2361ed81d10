import { casesToGrade } from '#core/evaluate/cases-to-grade'
import { evaluateInSteps, type Evaluation, type MethodSplit } from '#core/evaluate/evaluate'
import type { Precedent } from '#core/precedent'
import { consistencyInSteps } from '#core/quality/consistency'
import { ok, refuse } from '#core/result'
import type { Step } from '#core/steps'
import { countPrecedents, loadPrecedent } from '../db/precedents.ts'
import { hashText } from '../vault/keys.ts'
import { readThesaurus } from './thesaurus.ts'
import { record, type Answer, type Input, type OpenLibrary } from './library.ts'
import { awaitingSeals, withheld } from './awaiting-seals.ts'
import type { HeldLibrary } from './held-library.ts'
import { cancel, inSlices, type Running } from './running.ts'
export { newRunning, type Running } from './running.ts'

type Split = MethodSplit | { readonly test: readonly Precedent[] }

/** Grades the method on the library, of which a large one is stood for by some of its cases. */
export function* gradeInSteps(
  library: OpenLibrary,
  { encoded }: HeldLibrary,
  split: Split,
): Generator<Step, Evaluation> {
  const { refs, drawnFrom } = casesToGrade(encoded)
  const precedents: Precedent[] = []
  for (const ref of refs) {
    const precedent = loadPrecedent(library.db, ref)
    if (precedent !== null) precedents.push(precedent)
    yield { done: 0, total: 0 }
  }
  return yield* evaluateInSteps({
    precedents,
    law: library.law,
    sha256: hashText,
    thesaurus: readThesaurus(library),
    split,
    ...(drawnFrom === undefined ? {} : { drawnFrom }),
  })
}

/** The library grades its own method beside plain ones; nothing is stored. */
export async function gradeMethod(
  library: OpenLibrary,
  running: Running,
  { split }: Input<'method:evaluate'>,
): Promise<Answer<'method:evaluate'>> {
  const sealed = awaitingSeals(library)
  if (sealed !== null) return withheld(sealed)
  if (countPrecedents(library.db).all === 0)
    return refuse('NO_PRECEDENTS', 'There is no precedent to grade the method on yet.')
  const evaluation = await inSlices(library, running, 'EVALUATION', (held) =>
    gradeInSteps(library, held, split),
  )
  if (evaluation !== null)
    record(library, 'method.evaluated', 'precedents', {
      split: typeof split === 'string' ? split : `before:${split.before}`,
    })
  return ok(evaluation)
}

export function cancelGrading(running: Running): Answer<'method:cancel'> {
  cancel(running, 'EVALUATION')
  cancel(running, 'CONSISTENCY')
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
  const consistency = await inSlices(library, running, 'CONSISTENCY', ({ encoded, state }) =>
    consistencyInSteps(encoded, state, filter),
  )
  if (consistency !== null) record(library, 'consistency.viewed', 'precedents')
  return ok(consistency)
}
