import { describe, expect, it } from 'vitest'
import { evaluate } from '#core/evaluate/evaluate'
import { casesToGrade } from '#core/evaluate/cases-to-grade'
import { prepareLibrary } from '#core/comparison/prepare-library'
import { law, precedent, sample, sha256, thesaurus } from '../comparison/library.ts'

const grade = (split: Parameters<typeof evaluate>[0]['split'], precedents = sample) =>
  evaluate({ precedents, law, thesaurus, sha256, split })

describe('the self-test on the shipped outcomes', () => {
  const evaluation = grade('leave-one-out')
  const [split] = evaluation.splits

  it('grades every method on the same cases', () => {
    expect(split?.n).toBe(84)
    expect((split?.n ?? 0) + (split?.ungraded ?? 0)).toBe(sample.length)
    for (const method of Object.values(split?.methods ?? {})) expect(method.n).toBe(split?.n)
  })

  it('finds neighbours that tell dismissal from less above every plain method', () => {
    const { evenhand, ...plain } = split?.methods ?? {}
    for (const method of Object.values(plain))
      expect(evenhand?.balancedAccuracy).toBeGreaterThan(method.balancedAccuracy ?? 1)
    expect(evenhand?.balancedAccuracy).toBeGreaterThan(0.8)
  })

  it('forces no bound that a case broke', () => {
    const constraint = split?.methods.evenhand.constraint
    expect(constraint?.floor).toMatchObject({ wrong: 0 })
    expect(constraint?.ceiling).toMatchObject({ wrong: 0 })
    expect(constraint?.floor.forced).toBeGreaterThan(0)
  })

  it('puts an interval round every figure and says that they overlap', () => {
    const { evenhand, majority } = split?.methods ?? {}
    const interval = evenhand?.intervals.balancedAccuracy
    expect(interval?.low).toBeLessThan(evenhand?.balancedAccuracy ?? 0)
    expect(interval?.high).toBeGreaterThan(evenhand?.balancedAccuracy ?? 1)
    expect(majority?.balancedAccuracy).toBe(0.5)
    expect(evaluation.caveats.join(' ')).toContain('intervals are wide')
  })

  it('gives the same figures again, in any order of the library', () => {
    expect(grade('leave-one-out', [...sample].reverse()).fingerprint).toBe(evaluation.fingerprint)
  })
})

describe('the self-test of a large library', () => {
  it('takes every case of a small one', () => {
    const { refs, drawnFrom } = casesToGrade(prepareLibrary(sample, law))
    expect(refs).toHaveLength(sample.length)
    expect(drawnFrom).toBeUndefined()
  })

  it('takes so many with an outcome, evenly, the same each time, and says so', () => {
    const many = Array.from({ length: 2_300 }, (_, n) =>
      precedent(n + 1, n % 10 === 0 ? 'MGMT_ADVICE' : 'DWN'),
    )
    const { refs, drawnFrom } = casesToGrade(prepareLibrary([...many].reverse(), law))
    expect(refs).toEqual(casesToGrade(prepareLibrary(many, law)).refs)
    expect(refs).toHaveLength(2_000)
    expect(drawnFrom).toBe(2_070)
    expect(refs).not.toContain('P-0001')
    const input = { precedents: sample, law, thesaurus, sha256, drawnFrom: 12_345 }
    const { caveats } = evaluate({ ...input, split: { before: '2022-01-01' } })
    expect(caveats[0]).toContain('12,345 cases with an outcome on the ladder. 90 of them')
  })
})

describe('the self-test where no past case is left', () => {
  const cases = [precedent(1, 'DWN'), precedent(2, 'FWW'), precedent(3, 'DWN')]
  const without = ({ caveats }: ReturnType<typeof grade>) =>
    caveats.filter((caveat) => caveat.includes('no past case'))

  it('says so of the cases of a library that is of one force, of one case, or of one hearing', () => {
    const alone = [
      grade('leave-one-force-out', cases),
      grade('leave-one-out', cases.slice(0, 1)),
      grade(
        'leave-one-out',
        cases.map((one) => ({ ...one, hearingKey: 'hearing' })),
      ),
      grade({ before: '2000-01-01' }, cases),
      grade({ test: cases }, [precedent(4, 'MGMT_ADVICE')]),
      grade({ test: cases }, []),
    ]
    for (const evaluation of alone) {
      const [split] = evaluation.splits
      expect([split?.methods.evenhand.abstained, split?.ungraded]).toEqual([split?.n, 0])
      expect(without(evaluation)).toEqual([
        expect.stringContaining(`For ${split?.n} of ${split?.n} cases`),
      ])
      for (const { balancedAccuracy } of Object.values(split?.methods ?? {}))
        expect([null, 0.5]).toContain(balancedAccuracy)
    }
  })

  it('counts them where some have a past, and says nothing where all have', () => {
    const joint = { hearingKey: 'hearing' }
    const elsewhere = { force: 'Other Police' }
    const library = [
      precedent(1, 'DWN', {}, joint),
      precedent(2, 'FWW', {}, { ...joint, ...elsewhere }),
      precedent(3, 'DWN', {}, elsewhere),
    ]
    const [caveat] = without(grade('leave-one-force-out', library))
    expect(caveat).toContain('For 2 of 3 cases')
    expect(without(grade('leave-one-out', library))).toEqual([])
  })
})

describe('a test file', () => {
  it('is told from the library as a split of its own', () => {
    const [split] = grade({ test: sample.slice(0, 10) }).splits
    expect(split?.name).toBe('test file')
  })
})
