import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import { compareAndName } from '#core/comparison/compare'
import { prepareLibrary } from '#core/comparison/prepare-library'
import { MOST_NAMED } from '#core/comparison/scan'
import type { Precedent } from '#core/precedent'
import { known } from '#core/regime'
import type { Profile } from '#core/profile'
import { heldAs, syntheticContents, takeContents } from '../../bench/synthetic.ts'
import { law, sample, sha256 } from './library.ts'

const made = takeContents(syntheticContents(sample, law, 9), 2_000)
const large = made.map((content, n) => heldAs(content, n + 1))

const asked = (profile: Profile, library: readonly Precedent[]) =>
  compareAndName(prepareLibrary(library, law), {
    profile,
    words: new Map<string, number>(),
    library: 'state',
    sha256,
  })

describe('the cases behind the numbers of the search report', () => {
  it('are as many as the numbers say, and under the rules of the case', () => {
    const rulesOf = new Map(sample.map(({ ref, profile }) => [ref, profile.regime.conductRegime]))
    for (const { profile } of sample) {
      const { comparison, searched } = asked(profile, sample)
      const { underSameRules, withLikeConduct } = comparison.searchReport
      expect(searched.underSameRules).toHaveLength(underSameRules)
      expect(searched.withLikeConduct).toHaveLength(withLikeConduct)
      const same = new Set(searched.underSameRules)
      expect(searched.withLikeConduct.filter((ref) => !same.has(ref))).toEqual([])
      const rules = known(profile.regime.conductRegime)
      if (rules === 'UNKNOWN') continue
      for (const ref of same) expect(rulesOf.get(ref)?.possible).toContain(rules)
    }
  })

  it('are named up to a bound in a large library, in order of reference', () => {
    const profile = large.find(({ profile: of }) => of.allegationTypes.length > 0)?.profile
    if (profile === undefined) throw new Error('No case of the library states its conduct')
    const { comparison, searched } = asked(profile, large)
    expect(comparison.searchReport.underSameRules).toBeGreaterThan(MOST_NAMED)
    expect(searched.underSameRules).toHaveLength(MOST_NAMED)
    expect(searched.underSameRules).toEqual(searched.underSameRules.toSorted())
  })

  it('stand outside what the fingerprint is made of', () => {
    const [first] = sample
    if (first === undefined) throw new Error('The sample library is empty')
    const { fingerprint, ...result } = asked(first.profile, sample).comparison
    expect(fingerprint.result).toBe(sha256(canonicalJson(result)))
  })
})
