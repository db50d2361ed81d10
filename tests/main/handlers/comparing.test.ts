import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { canonicalJson } from '#core/canonical'
import type { Result } from '#core/result'
import { inLine, newTry } from '../../../src-main/handlers/comparing.ts'
import { copiesOf } from '../../support/library-copies.ts'
import { codes, newLibrary, value, type TestLibrary } from '../../support/open-library.ts'
import { slowClock } from '../../support/slow-clock.ts'

const compared = copiesOf(async () => {
  const library = await newLibrary({ withSample: true })
  const { hearingCase } = value(await library.handlers['case:import-sample']())
  const caseId = hearingCase.id
  value(await library.handlers['seal:open-early']({ caseId, reason: 'A test of the comparators' }))
  value(await library.handlers['comparison:open']({ caseId }))
  return { library, caseId }
})

const openOf = ({ session }: TestLibrary) => {
  if (session.library === null) throw new Error('Not open')
  return session.library
}

// Every step takes longer than a slice, so that the window is answered between any two.
beforeEach(slowClock)
afterEach(() => {
  vi.restoreAllMocks()
})

const WORDS = ['Struck with a baton', 'Lied in a statement', 'Looked up records of a neighbour']

describe('Comparisons asked for side by side', () => {
  it('say the same bytes as one after another, whatever is asked in between', async () => {
    const { library, caseId } = await compared()
    const { handlers } = library
    const kinds = {
      OPEN: () => handlers['comparison:open']({ caseId }),
      REPLAY: () => handlers['comparison:replay']({ caseId }),
      LIST: () => handlers['precedent:list']({ words: 'drunk off duty and lied to a colleague' }),
      ...Object.fromEntries(
        WORDS.map((narrative) => [
          narrative,
          () => handlers['comparison:try']({ caseId, narrative }),
        ]),
      ),
    }
    const alone = new Map<string, string>()
    for (const [name, ask] of Object.entries(kinds))
      alone.set(name, canonicalJson(value<unknown>(await ask())))
    const asking = fc.record({
      name: fc.constantFrom(...Object.keys(kinds)),
      turnsAfter: fc.integer({ min: 0, max: 3 }),
    })
    // The words of the list are ranked between the first slice of the comparison and the second.
    const ranksBetween = [
      { name: 'OPEN', turnsAfter: 1 },
      { name: 'LIST', turnsAfter: 0 },
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(asking, { minLength: 2, maxLength: 7 }), async (asked) => {
        const answering: Promise<Result<unknown>>[] = []
        for (const { name, turnsAfter } of asked) {
          answering.push(kinds[name as keyof typeof kinds]())
          for (let turn = 0; turn < turnsAfter; turn++) await nextTurn()
        }
        const answers = await Promise.all(answering)
        const lastTried = asked.findLastIndex(({ name }) => WORDS.includes(name))
        for (const [at, { name }] of asked.entries()) {
          const answer = answers[at]
          if (answer === undefined) throw new Error('Not answered')
          if (!answer.ok && WORDS.includes(name) && at !== lastTried)
            expect(codes(answer)).toEqual(['OUTDATED'])
          else expect(canonicalJson(value(answer))).toBe(alone.get(name))
        }
      }),
      { numRuns: 8, examples: [[ranksBetween]] },
    )
  })

  it('give up what was tried before', async () => {
    const { library, caseId } = await compared()
    const tries = WORDS.map((narrative) =>
      library.handlers['comparison:try']({ caseId, narrative }),
    )
    const answers = await Promise.all(tries)
    expect(answers.slice(0, -1).map(codes)).toEqual([['OUTDATED'], ['OUTDATED']])
    expect(answers.at(-1)?.ok).toBe(true)
  })

  it('answer the case as it is saved meanwhile, and keep that', async () => {
    const { library, caseId } = await compared()
    const { handlers } = library
    const { hearingCase } = value(await handlers['case:open']({ id: caseId }))
    const excludedComparators = [{ ref: 'P-0001', reason: 'Coded wrongly' }]
    const decision = { ...hearingCase.decision, excludedComparators }
    // The library is read first, so that after one turn the case is read and not yet compared.
    value(await handlers['precedent:matrix']({}))
    const opening = handlers['comparison:open']({ caseId })
    await nextTurn()
    const save = { id: caseId, section: 'decision', value: decision, settled: true } as const
    value(await handlers['case:save'](save))
    const { excludedByPanel, fingerprint } = value(await opening)
    expect(excludedByPanel?.map(({ ref }) => ref)).toEqual(['P-0001'])
    const again = value(await handlers['comparison:replay']({ caseId }))
    expect(again).toMatchObject({ before: fingerprint.result, state: 'IDENTICAL' })
  })

  it('end with the library', async () => {
    const { library, caseId } = await compared()
    const { handlers } = library
    const waiting = [
      handlers['comparison:open']({ caseId }),
      handlers['comparison:try']({ caseId, narrative: 'Struck with a baton' }),
      handlers['comparison:replay']({ caseId }),
    ]
    value(await handlers['vault:lock']())
    for (const answer of await Promise.all(waiting)) expect(codes(answer)).toEqual(['LOCKED'])
  })
})

describe('A line of comparisons', () => {
  it('gives up what is no longer wanted, begun or not, and goes on with the next', async () => {
    const open = openOf((await compared()).library)
    const steps = { first: 0, second: 0 }
    function* long(name: keyof typeof steps): Generator<undefined, string> {
      for (; steps[name] < 10_000; steps[name] += 1) yield
      return 'done to its end'
    }
    expect(await inLine(open, answered)).toBe('answered')
    const first = inLine(open, () => long('first'), newTry(open))
    while (steps.first === 0) await nextTurn()
    const second = inLine(open, () => long('second'), newTry(open))
    expect(await inLine(open, answered, newTry(open))).toBe('answered')
    expect([await first, await second]).toEqual([null, null])
    expect(steps.second).toBe(0)
  })

  it('goes on after one that failed', async () => {
    const open = openOf((await compared()).library)
    const failing = inLine(open, function* () {
      yield
      throw new Error('A fault')
    })
    const after = inLine(open, answered)
    await expect(failing).rejects.toThrow('A fault')
    expect(await after).toBe('answered')
  })
})

function* answered(): Generator<undefined, string> {
  yield
  return 'answered'
}
