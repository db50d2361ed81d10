import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#core/canonical'
import { compare } from '#core/comparison/compare'
import { METHOD_VERSION } from '#core/comparison/weights'
import type { Precedent } from '#core/precedent'
import type { Profile } from '#core/profile'
import { heldAs, randomFrom, syntheticContents, takeContents } from '../../bench/synthetic.ts'
import { emptyProfile, law, profile, sample, sha256 } from './library.ts'

const made = takeContents(syntheticContents(sample, law, 4), 1_530)
const synthetic = made.slice(0, 1_500).map((content, n) => heldAs(content, n * 7 + 3))

/** Text relevance as a search would give it: of about a third of the library. */
function wordsOf(library: readonly Precedent[], seed: number): ReadonlyMap<string, number> {
  const random = randomFrom(seed)
  return new Map(
    library
      .filter(() => random() < 0.3)
      .map(({ ref }) => [ref, Math.round(random() * 2e7) / 1e6] as const),
  )
}

/** Everything that a comparison says, but for the method's own numbers and the hashes made of it. */
function saidOf(present: Profile, library: readonly Precedent[], n: number): unknown {
  const itself = n % 3 === 0 ? library[n * 3] : undefined
  const {
    method: _method,
    fingerprint: _fingerprint,
    ...said
  } = compare({
    profile: present,
    precedents: library,
    words: n % 2 === 0 ? wordsOf(library, n) : new Map<string, number>(),
    law,
    library: 'state',
    sha256,
    exclude:
      itself === undefined
        ? { refs: library.slice(0, n % 4).map(({ ref }) => ref) }
        : {
            hearingKey: itself.hearingKey,
            sourceId: itself.sourceId,
            contentHash: itself.contentHash,
          },
    view: n % 5 === 0 ? 'FWW' : null,
  })
  return said
}

const profiles: readonly Profile[] = [
  ...made.slice(1_500, 1_516).map((content) => content.profile),
  ...sample.filter((_, n) => n % 8 === 0).map((precedent) => precedent.profile),
  emptyProfile,
  profile(),
  profile({ allegationTypes: [], standards: [] }),
]

// What version 3 of the method says: any change of a result is a change of the method.
describe('what a comparison says', () => {
  it('is said by the version of the method that it is pinned for', () => {
    expect(METHOD_VERSION).toBe('3')
  })

  it('is to the byte what it was, on the shipped outcomes', () => {
    const said = profiles.map((present, n) => sha256(canonicalJson(saidOf(present, sample, n))))
    expect(profiles).toHaveLength(31)
    expect(sha256(said.join('\n'))).toBe(
      'd2f48412240e9cfc8b93b1caa2ba6efca0054134b2eee64d62b04d6436c7bb50',
    )
  })

  it('is to the byte what it was, on a large library', () => {
    const said = profiles.map((present, n) => sha256(canonicalJson(saidOf(present, synthetic, n))))
    expect(sha256(said.join('\n'))).toBe(
      'c286278120b3e02b141f42bdaa7309e5b485633f51aae2d0b5873095ed7f48c3',
    )
  })
})
