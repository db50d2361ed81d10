import { describe, expect, it } from 'vitest'
import { evaluate, evaluateInSteps, type SplitGrade } from '#core/evaluate/evaluate'
import { readGrades } from '#core/quality/read-grades'
import { law, sample, sha256, thesaurus } from '../comparison/library.ts'

const input = {
  precedents: sample,
  law,
  thesaurus,
  sha256,
  split: { before: '2022-01-01' } as const,
}
const evaluation = evaluate(input)
const [split] = evaluation.splits

describe('the grades in words', () => {
  it('put every plain method in one place: better, not proved, or no better', () => {
    if (split === undefined) throw new Error('No split')
    const { better, unsure, noBetter } = readGrades(split)
    expect([...better, ...unsure, ...noBetter].sort()).toEqual(
      ['bm25', 'factorCount', 'logistic', 'majority', 'naiveBayes', 'nearestFactors'].sort(),
    )
  })

  it('say plainly where the method does no better', () => {
    if (split === undefined) throw new Error('No split')
    const { logistic, evenhand } = split.methods
    const worse: SplitGrade = {
      ...split,
      methods: { ...split.methods, evenhand: { ...evenhand, balancedAccuracy: 0.1 } },
    }
    expect(logistic.balancedAccuracy).toBeGreaterThan(0.1)
    expect(readGrades(worse).sentences.join(' ')).toContain('No better than logistic regression')
  })
})

describe('the cases behind the grades', () => {
  it('are every case told, with the methods that were wrong, as the figures count them', () => {
    expect(split?.cases).toHaveLength(split?.n ?? 0)
    const dismissals = split?.cases.filter(({ dismissed }) => dismissed) ?? []
    const right = dismissals.filter(({ wrong }) => !wrong.includes('evenhand'))
    expect(split?.methods.evenhand.recallDismissal).toBeCloseTo(right.length / dismissals.length, 5)
  })
})

describe('the self-test in steps', () => {
  it('yields how far it has come and ends with what it gives in one go', () => {
    const steps = evaluateInSteps(input)
    let step = steps.next()
    let yields = 0
    for (; step.done !== true; step = steps.next()) yields += 1
    expect(yields).toBeGreaterThan(5)
    expect(step.value).toEqual(evaluation)
  })
})
