import { describe, expect, it } from 'vitest'
import { law, compareWithin, precedent, profile } from './library.ts'

const graver = { factors: [...profile().factors, 'AGG_CONCEALMENT'] }

describe('cases that contradict each other', () => {
  it('are listed up to twenty pairs, however many there are', () => {
    const library = Array.from({ length: 14 }, (_, n) =>
      n < 7 ? precedent(n + 1, 'DWN') : precedent(n + 1, 'WW', graver),
    )
    const { conflicts } = compareWithin(profile(), library).constraint
    expect(conflicts).toHaveLength(20)
    const pairs = conflicts.map(({ lower, higher }) => `${lower.ref} ${higher.ref}`)
    expect(new Set(pairs).size).toBe(20)
    for (const { lower, higher } of conflicts)
      expect([lower.outcome, higher.outcome]).toEqual(['WW', 'DWN'])
  })
})

describe('the spread of outcomes', () => {
  it('stands in the order of the ladder, whatever order the law names the outcomes in', () => {
    const library = Array.from({ length: 12 }, (_, n) => precedent(n + 1, n < 9 ? 'DWN' : 'FWW'))
    const turned = { ...law, outcomes: law.outcomes.toReversed() }
    const { spread } = compareWithin(profile(), library, { law: turned })
    const rung = new Map(law.outcomes.map(({ id, rung: at }) => [id, at ?? -1]))
    const rungs = spread.map(({ outcome }) => rung.get(outcome) ?? -1)
    expect(rungs).toEqual([...rungs].sort((a, b) => a - b))
    expect(new Set(rungs).size).toBeGreaterThan(3)
  })
})
