import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Neighbour } from '#core/comparison/comparison'
import type { Exclusion } from '#core/comparison/left-out'
import { prepareLibrary } from '#core/comparison/prepare-library'
import { scanLibrary } from '#core/comparison/scan'
import { hashOfText } from '#core/comparison/shelf'
import { METHOD } from '#core/comparison/weights'
import type { LaterHistory, Precedent } from '#core/precedent'
import type { Profile } from '#core/profile'
import type { OutcomeCode } from '#core/vocabulary'
import { compareWithin, law, precedent, profile, underRules } from './library.ts'
import { anyWideLibrary, anyWideProfile } from './wide-profiles.ts'

// Why a past case is left out, read a second time: whose case it is, what became of it, its rules, how
// it was coded, and what it has in common with the case, in that order.

const rowOf = new Map(law.allegationTypes.map(({ id, matrixRow }) => [id, matrixRow]))
const rowsOf = ({ allegationTypes }: Profile) =>
  allegationTypes.flatMap((id) => rowOf.get(id) ?? [])
const meets = (ours: readonly string[], theirs: readonly string[]) =>
  ours.some((id) => theirs.includes(id))
const weighed = new Set(law.factors.filter(({ group }) => group !== 'PERSONAL').map(({ id }) => id))
const factorsOf = ({ factors }: Profile) => factors.filter((id) => weighed.has(id))

/** A type, or a row of the matrix, of both; a standard, where one of them has no type of the law. */
const likeConduct = (a: Profile, b: Profile) =>
  rowsOf(a).length > 0 && rowsOf(b).length > 0
    ? meets(rowsOf(a), rowsOf(b))
    : meets(a.standards, b.standards)
const inCommon = (a: Profile, b: Profile) =>
  meets(rowsOf(a), rowsOf(b)) ||
  meets(a.standards, b.standards) ||
  meets(factorsOf(a), factorsOf(b))

type Asked = {
  readonly of: Profile
  readonly library: readonly Precedent[]
  readonly words: ReadonlyMap<string, number>
  readonly exclude: Exclusion
}

/** @param everyCase As the self-test asks: the past that every method has. */
function readReasons({ of, library, words, exclude }: Asked, everyCase = false) {
  const isSame = (one: Precedent) =>
    (exclude.refs ?? []).includes(one.ref) || (one.sourceId ?? '') === (exclude.sourceId ?? '-')
  const isSibling = (one: Precedent) => (one.hearingKey ?? '') === (exclude.hearingKey ?? '-')
  const others = library.filter((one) => !isSame(one) && !isSibling(one))
  const best = Math.max(0, ...others.map(({ ref }) => words.get(ref) ?? 0))
  const likeWords = ({ ref }: Precedent) =>
    best > 0 && (words.get(ref) ?? 0) >= METHOD.likeWords * best
  const statesConduct = rowsOf(of).length > 0 || of.standards.length > 0
  const ours = of.regime.conductRegime.possible
  const reason = (one: Precedent): Neighbour['leftOut'] => {
    if (isSame(one)) return 'SAME_CASE'
    if (isSibling(one)) return 'SAME_HEARING'
    if (one.laterHistory.effect === 'QUASHED') return 'SET_ASIDE'
    if (one.outcome === 'REQUIRED_TO_RESIGN') return 'NO_COMPARABLE_OUTCOME'
    const theirs = one.profile.regime.conductRegime.possible
    if (!everyCase && !theirs.every((rules) => ours.includes(rules)))
      return meets(theirs, ours) ? 'RULES_NOT_RECORDED' : 'OTHER_RULES'
    if (!everyCase && one.confidence === 'LOW') return 'LOW_CONFIDENCE'
    if (likeWords(one)) return null
    if (!inCommon(of, one.profile)) return 'NOTHING_IN_COMMON'
    if (everyCase || !statesConduct || likeConduct(of, one.profile)) return null
    return 'OTHER_CONDUCT'
  }
  const under = others.filter((one) =>
    one.profile.regime.conductRegime.possible.every((rules) => ours.includes(rules)),
  )
  const like = under.filter((one) => likeConduct(of, one.profile) || likeWords(one))
  return { reason, under: under.map(({ ref }) => ref), like: like.map(({ ref }) => ref) }
}

const REGIMES = [['CR2020_BASE'], ['CR2012'], ['CR2012', 'CR2020_BASE']] as const
const anyRegime = fc.constantFrom(...REGIMES, REGIMES[0], REGIMES[0])
/** Mostly cases that may count, with here and there something that sets one aside. */
const mostly = <T>(usual: T, other: T) => fc.constantFrom(usual, usual, usual, usual, other)
const anyFate = fc.record({
  effect: mostly<LaterHistory['effect']>('NONE_RECORDED', 'QUASHED'),
  outcome: mostly<OutcomeCode>('FWW', 'REQUIRED_TO_RESIGN'),
  confidence: mostly<Precedent['confidence']>('HIGH', 'LOW'),
  hearingKey: mostly<string | null>(null, 'hearing'),
  rules: anyRegime,
})

const anyAsked: fc.Arbitrary<Asked> = fc
  .record({
    of: anyWideProfile,
    wide: anyWideLibrary,
    fates: fc.array(anyFate, { minLength: 10, maxLength: 10 }),
    rules: anyRegime,
    same: fc.constantFrom('P-0099', 'P-0002'),
    source: mostly('source-99', 'source-3'),
    hearing: fc.constantFrom(null, 'hearing'),
  })
  .map(({ of, wide: { library, words }, fates, rules, same, source, hearing }) => ({
    of: { ...of, regime: underRules(rules) },
    words,
    exclude: { refs: [same], sourceId: source, hearingKey: hearing },
    library: library.flatMap((one, n) =>
      fates.slice(n, n + 1).map(({ effect, rules: theirs, ...fate }) => ({
        ...one,
        ...fate,
        laterHistory: { effect, words: null, finalOutcome: null },
        profile: { ...one.profile, regime: underRules(theirs) },
      })),
    ),
  }))

/** In a room in which another case was looked for before: nothing of that may be seen. */
function scanned({ of, library, words, exclude }: Asked, everyCase = false) {
  const prepared = prepareLibrary(library, law)
  const ask = (one: Profile, said: Asked['words'], all: boolean) =>
    scanLibrary(
      prepared,
      { profile: one, words: said, exclude, method: METHOD, everyCase: all },
      prepared.room,
    )
  ask(profile(), new Map(library.map(({ ref }, n) => [ref, n])), !everyCase)
  return { prepared, scan: ask(of, words, everyCase) }
}

describe('The past cases that are left out', () => {
  it('are those that a second reading leaves out, each for the first reason there is', () => {
    fc.assert(
      fc.property(anyAsked, (asked) => {
        const { of, library, words, exclude } = asked
        const { reason, under, like } = readReasons(asked)
        const { searchReport, neighbours } = compareWithin(of, library, {
          words,
          exclude,
          oneChange: false,
        })
        const told = new Map(
          searchReport.leftOut.flatMap(({ reason: because, refs }) =>
            refs.map((ref) => [ref, because] as const),
          ),
        )
        for (const one of library) expect(told.get(one.ref) ?? null, one.ref).toBe(reason(one))
        const counted = library.filter((one) => reason(one) === null).length
        expect(searchReport).toMatchObject({
          inLibrary: library.length,
          counted,
          underSameRules: under.length,
          withLikeConduct: like.length,
        })
        for (const { reason: because, count, refs } of searchReport.leftOut)
          expect([because, refs.length]).toEqual([because, count])
        const listed = library.filter((one) => {
          const because = reason(one)
          return because !== 'SAME_CASE' && because !== 'NOTHING_IN_COMMON'
        })
        expect(neighbours.map(({ ref }) => ref).toSorted()).toEqual(listed.map(({ ref }) => ref))
        for (const { ref, leftOut, counted: counts } of neighbours)
          expect([leftOut, counts]).toEqual([told.get(ref) ?? null, !told.has(ref)])
      }),
    )
  })

  it('are not those whose source only hashes to the number of that of the case', () => {
    // The two words have one hash of 32 bits; see `hashOfText`.
    expect(hashOfText('costarring')).toBe(hashOfText('liquid'))
    const library = ['costarring', 'liquid'].map((sourceId, n) =>
      precedent(n + 1, 'FWW', {}, { sourceId }),
    )
    const exclude = { sourceId: 'costarring' }
    const { searchReport } = compareWithin(profile(), library, { exclude, oneChange: false })
    expect(searchReport.leftOut.map(({ reason, refs }) => [reason, refs])).toEqual([
      ['SAME_CASE', ['P-0001']],
    ])
  })

  it('are none for a key that says nothing', () => {
    const nothing = { hearingKey: '', sourceId: '', contentHash: '' }
    const { searchReport } = compareWithin(profile(), [precedent(1, 'FWW', {}, nothing)], {
      exclude: nothing,
      oneChange: false,
    })
    expect(searchReport).toMatchObject({ counted: 1, leftOut: [] })
  })

  it('are no other where the relevance of words is told by slot, nor where some of it is nonsense', () => {
    fc.assert(
      fc.property(anyAsked, ({ of, library, words, exclude }) => {
        const said = (told: ReadonlyMap<string, number> | Float64Array) =>
          compareWithin(of, library.toReversed(), { words: told, exclude, oneChange: false })
        const slots = Float64Array.from(library.toReversed(), ({ ref }) => words.get(ref) ?? 0)
        expect(said(slots)).toEqual(said(words))
        const unsaid = library.find(({ ref }) => !words.has(ref))?.ref ?? 'P-0098'
        for (const nonsense of [NaN, Infinity, -7])
          expect(said(new Map([...words, [unsaid, nonsense], ['P-0099', 50]]))).toEqual(said(words))
      }),
      { numRuns: 30 },
    )
  })

  it('are for the self-test neither of other rules, nor of low confidence, nor of other conduct', () => {
    fc.assert(
      fc.property(anyAsked, ({ library, ...asked }) => {
        const { reason } = readReasons({ library, ...asked }, true)
        const { counted } = scanned({ library, ...asked }, true).scan
        const expected = library.flatMap((one, row) => (reason(one) === null ? [row] : []))
        expect([...counted]).toEqual(expected)
      }),
    )
  })

  it('are named behind the numbers of those under the same rules, and of like conduct', () => {
    fc.assert(
      fc.property(anyAsked, (asked) => {
        const { under, like } = readReasons(asked)
        const { prepared, scan } = scanned(asked)
        const { underSameRules, withLikeConduct } = scan.named()
        const refs = (rows: readonly number[]) => rows.map((row) => prepared.refs[row])
        expect([refs(underSameRules), refs(withLikeConduct)]).toEqual([under, like])
      }),
    )
  })
})
