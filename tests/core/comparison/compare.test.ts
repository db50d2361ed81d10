import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import { compareDirectly, compareWith } from '#core/comparison/compare'
import { prepareLibrary } from '#core/comparison/prepare-library'
import type { Precedent } from '#core/precedent'
import { toEnd } from '#core/steps'
import {
  anyLibrary,
  anyProfile,
  compareWithin,
  emptyProfile,
  law,
  precedent,
  profile,
  PRO,
  sample,
  sha256,
  underRules,
} from './library.ts'

const twelve = Array.from({ length: 12 }, (_, n) => precedent(n + 1, n < 9 ? 'DWN' : 'FWW'))
const reasonsOf = (comparison: ReturnType<typeof compareWithin>) =>
  Object.fromEntries(
    comparison.searchReport.leftOut.map(({ reason, refs }) => [reason, refs.join(' ')]),
  )

describe('likeness', () => {
  it('is the sum of its parts, each within its weight', () => {
    fc.assert(
      fc.property(anyProfile, anyLibrary, (of, library) => {
        const words = new Map(library.map(({ ref }, n) => [ref, n * 1.7]))
        for (const { score, parts } of compareWithin(of, library, { words }).neighbours) {
          const sum = parts.reduce((total, { value }) => total + value, 0)
          expect(Math.abs(sum - score)).toBeLessThan(1e-6)
          for (const { value, weight } of parts) {
            expect(value).toBeGreaterThanOrEqual(0)
            expect(value).toBeLessThanOrEqual(weight)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('holds what is unknown for neither shared nor lacking', () => {
    const score = (absentFactors: readonly string[], factors: readonly string[]) =>
      compareWithin(profile({ factors: ['AGG_SUSTAINED', 'AGG_CONCEALMENT'] }), [
        precedent(1, 'DWN', { factors, absentFactors }),
      ]).neighbours[0]
    const silent = score([], ['AGG_SUSTAINED'])
    const absent = score(['AGG_CONCEALMENT'], ['AGG_SUSTAINED'])
    const shared = score([], ['AGG_SUSTAINED', 'AGG_CONCEALMENT'])
    expect(silent?.score).toBeGreaterThan(absent?.score ?? 1)
    expect(shared?.score).toBeGreaterThan(silent?.score ?? 1)
    const ids = (features: readonly { id: string }[] = []) => features.map(({ id }) => id)
    expect(ids(silent?.unknown)).toContain('AGG_CONCEALMENT')
    expect(ids(silent?.onlyPresent)).not.toContain('AGG_CONCEALMENT')
    expect(ids(absent?.onlyPresent)).toContain('AGG_CONCEALMENT')
  })

  it('lists nearest first and breaks ties by reference', () => {
    const library = [precedent(3, 'DWN'), precedent(1, 'FWW'), precedent(2, 'DWN', emptyProfile)]
    const { neighbours } = compareWithin(profile(), library, { words: new Map([['P-0002', 1]]) })
    expect(neighbours.map(({ ref }) => ref)).toEqual(['P-0001', 'P-0003', 'P-0002'])
  })

  it('measures words against the best of the other cases', () => {
    const words = new Map([
      ['P-0001', 40],
      ['P-0002', 4],
      ['P-0003', 2],
    ])
    const { neighbours } = compareWithin(profile(), twelve.slice(0, 3), {
      words,
      exclude: { refs: ['P-0001'] },
    })
    const wordsOf = neighbours.map(({ parts }) => parts.find(({ name }) => name === 'words')?.value)
    expect(wordsOf).toEqual([0.1, 0.05])
  })
})

describe('what is counted', () => {
  it('counts only precedents whose every possible rules are possible for the case', () => {
    const library = [
      precedent(1, 'DWN', { regime: underRules(['CR2020_BASE']) }),
      precedent(2, 'DWN', { regime: underRules(['CR2012', 'CR2020_BASE']) }),
      precedent(3, 'DWN', { regime: underRules(['CR2012']) }),
    ]
    const comparison = compareWithin(profile(), library)
    expect(reasonsOf(comparison)).toEqual({
      RULES_NOT_RECORDED: 'P-0002',
      OTHER_RULES: 'P-0003',
    })
    expect(comparison.neighbours.map(({ counted }) => counted)).toEqual([true, false, false])
    const unsure = compareWithin(
      profile({ regime: underRules(['CR2012', 'CR2020_BASE']) }),
      library,
    )
    expect(unsure.searchReport.counted).toBe(3)
    expect(unsure.searchReport.caveats.join(' ')).toContain('do not settle which rules')
  })

  it('says how many are under the same rules by their rules alone, whatever else sets them aside', () => {
    const quashed = {
      laterHistory: { effect: 'QUASHED', words: null, finalOutcome: null },
    } as const
    const older = { regime: underRules(['CR2012']) }
    const { searchReport } = compareWithin(profile(), [
      precedent(1, 'FWW'),
      precedent(2, 'FWW', {}, { confidence: 'LOW' }),
      precedent(3, 'FWW', {}, quashed),
      precedent(4, 'FWW', older),
      precedent(5, 'FWW', older, quashed),
    ])
    expect([searchReport.underSameRules, searchReport.counted]).toEqual([3, 1])
  })

  it('leaves out, with the reason, what must not be counted', () => {
    const later = (effect: 'QUASHED' | 'REPLACED', finalOutcome: 'FWW' | null) => ({
      laterHistory: { effect, words: 'Appeal', finalOutcome },
    })
    const library: readonly Precedent[] = [
      precedent(1, 'DWN', {}, later('QUASHED', null)),
      precedent(2, 'DWN', {}, later('REPLACED', 'FWW')),
      precedent(3, 'DWN', {}, { confidence: 'LOW' }),
      precedent(4, 'DWN', {}, { hearingKey: 'hearing' }),
      precedent(5, 'REQUIRED_TO_RESIGN'),
      precedent(6, 'AMH_RETURN_TO_AA'),
      precedent(7, 'DWN', { ...emptyProfile }),
      precedent(8, 'DWN'),
    ]
    const comparison = compareWithin(profile(), library, {
      exclude: { hearingKey: 'hearing', sourceId: 'source-8' },
    })
    expect(reasonsOf(comparison)).toEqual({
      SET_ASIDE: 'P-0001',
      LOW_CONFIDENCE: 'P-0003',
      SAME_HEARING: 'P-0004',
      NO_COMPARABLE_OUTCOME: 'P-0005 P-0006',
      NOTHING_IN_COMMON: 'P-0007',
      SAME_CASE: 'P-0008',
    })
    const replaced = comparison.neighbours.find(({ ref }) => ref === 'P-0002')
    expect(replaced?.counted).toBe(true)
    expect(replaced?.standingOutcome).toBe('FWW')
    expect(comparison.constraint.floor?.outcome).toBe('FWW')
  })
})

describe('spread', () => {
  it('has a row for every outcome on the present ladder, with its cases and an interval', () => {
    const { spread, spreadNote } = compareWithin(profile(), twelve)
    expect(spread.map(({ outcome }) => outcome)).toContain('WW')
    expect(spread).toHaveLength(law.outcomes.filter((o) => !o.legacy && o.rung !== null).length)
    expect(spreadNote).toEqual({ counted: 12, effective: 12, tooFew: false })
    const dismissed = spread.find(({ outcome }) => outcome === 'DWN')
    expect(dismissed).toMatchObject({ count: 9, share: 0.75 })
    expect(dismissed?.refs).toHaveLength(9)
    expect(dismissed?.interval?.low).toBeCloseTo(0.47, 2)
    expect(dismissed?.interval?.high).toBeCloseTo(0.92, 2)
    expect(spread.find(({ outcome }) => outcome === 'WW')?.count).toBe(0)
  })

  it('says too few under five, and then states no share', () => {
    const { spread, spreadNote, searchReport } = compareWithin(profile(), twelve.slice(0, 4))
    expect(spreadNote.tooFew).toBe(true)
    expect(spread.every(({ share, interval }) => share === null && interval === null)).toBe(true)
    expect(spread.find(({ outcome }) => outcome === 'DWN')?.refs).toHaveLength(4)
    expect(searchReport.caveats.join(' ')).toContain('too few')
  })

  it('takes fifteen at most, and fewer effective cases where likeness differs', () => {
    const comparison = compareWithin(sample[20]?.profile ?? profile(), sample)
    expect(comparison.spreadNote.counted).toBeLessThanOrEqual(15)
    expect(comparison.spreadNote.effective).toBeLessThan(comparison.spreadNote.counted)
  })
})

describe('search report', () => {
  it('names the counted cases that ended elsewhere than the view', () => {
    const { searchReport } = compareWithin(profile(), twelve, { view: 'WHBD' })
    expect(searchReport.pointingAway).toEqual(['P-0010', 'P-0011', 'P-0012'])
    expect(compareWithin(profile(), twelve).searchReport.pointingAway).toEqual([])
  })

  it('says that the sample library is no natural sample and how much is not stated', () => {
    const { searchReport } = compareWithin(sample[3]?.profile ?? profile(), sample)
    expect(searchReport.caveats.join(' ')).toContain('not a natural sample')
    expect(searchReport.unknownShare).toBeGreaterThan(0)
    expect(searchReport.unknownShare).toBeLessThan(1)
  })
})

describe('reproducibility', () => {
  it('does not depend on the order of the library or of any list', () => {
    fc.assert(
      fc.property(anyProfile, anyLibrary, fc.infiniteStream(fc.nat()), (of, library, keys) => {
        const shuffled = library
          .map((one) => ({ key: keys.next().value ?? 0, one }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        expect(canonicalJson(compareWithin(of, shuffled))).toBe(
          canonicalJson(compareWithin(of, library)),
        )
        const reversed = { ...of, factors: [...of.factors].reverse() }
        const { neighbours } = compareWithin(reversed, library)
        expect(neighbours).toEqual(compareWithin(of, library).neighbours)
      }),
      { numRuns: 25 },
    )
  })

  it('fingerprints profile, method and result', () => {
    const { fingerprint, ...result } = compareWithin(profile(), twelve)
    expect(fingerprint).toEqual({
      library: 'state',
      profile: sha256(canonicalJson(profile())),
      method: sha256(canonicalJson(result.method)),
      result: sha256(canonicalJson(result)),
    })
    const graver = compareWithin(profile({ factors: [...PRO] }), twelve)
    expect(graver.fingerprint.result).not.toBe(fingerprint.result)
  })

  it('changes no byte where service, mitigation of the person or who is told of changes', () => {
    const other = sample.map((one) => ({
      ...one,
      lengthOfServiceYears: 33,
      recordedBy: 'Somebody else',
      barred: null,
    }))
    const of = sample[10]?.profile ?? profile()
    expect(compareWithin(of, other)).toEqual(compareWithin(of, sample))
  })

  it('says of each case what it says alone, whatever was compared with the library before', () => {
    fc.assert(
      fc.property(fc.array(anyProfile, { minLength: 2, maxLength: 5 }), anyLibrary, (cases, of) => {
        const library = prepareLibrary(of, law)
        const words = new Map(of.map(({ ref }, n) => [ref, n * 1.7]))
        for (const [n, asked] of cases.entries()) {
          const input = { profile: asked, words: n % 2 === 0 ? words : new Map<string, number>() }
          expect(compareWith(library, { ...input, library: 'state', sha256 })).toEqual(
            compareWithin(asked, of, { words: input.words }),
          )
        }
      }),
      { numRuns: 30 },
    )
  })

  it('never looks for what would change one case in the numbers of another', () => {
    const library = prepareLibrary(twelve, law)
    const input = { words: new Map<string, number>(), library: 'state', sha256 }
    const first = compareDirectly(library, { ...input, profile: profile() })
    const second = compareDirectly(library, { ...input, profile: emptyProfile })
    expect(() => toEnd(first.counterfactual())).toThrow('compared with again')
    expect(() => first.searched()).toThrow('compared with again')
    expect(toEnd(second.counterfactual()).length).toBeGreaterThan(0)
  })

  it('ignores ids that the law does not know', () => {
    const odd = { factors: ['CUL_DATA_MISUSE', '__proto__', 'AGG_INVENTED'] }
    const { neighbours } = compareWithin(profile(odd), [precedent(1, 'DWN', odd)])
    expect(neighbours[0]?.shared.map(({ id }) => id)).not.toContain('AGG_INVENTED')
  })

  it('answers for an empty library', () => {
    const { neighbours, spreadNote, counterfactual } = compareWithin(profile(), [])
    expect(neighbours).toEqual([])
    expect(spreadNote).toEqual({ counted: 0, effective: 0, tooFew: true })
    expect(counterfactual.every(({ shownBy }) => shownBy === null)).toBe(true)
  })
})
