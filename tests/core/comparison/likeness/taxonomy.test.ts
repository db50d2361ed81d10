import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countBits,
  hasBit,
  readTaxonomy,
  setBit,
  type WordRange,
} from '#core/comparison/likeness/taxonomy'
import type { Law } from '#core/law/law'
import { compareWithin, law } from '../library.ts'
import { anyWideLibrary, anyWideProfile } from '../wide-profiles.ts'

const [type] = law.allegationTypes
const [factor] = law.factors
const [row] = law.matrixRows
if (type === undefined || factor === undefined || row === undefined)
  throw new Error('The law has no features')

const STANDARDS = [...new Map(law.standards.map((one) => [one.id, one])).values()]
const GROUPS = ['CULPABILITY', 'HARM', 'AGGRAVATING', 'MITIGATING', 'PERSONAL'] as const
const POLARITIES = ['AGGRAVATING', 'MITIGATING', 'CONTEXT'] as const
const named = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${prefix}_${n + 1}`)

/** A law of so many features of each kind, more or fewer than a word has bits. */
const anyLaw: fc.Arbitrary<Law> = fc
  .tuple(fc.array(fc.integer({ min: 0, max: 70 }), { minLength: 8, maxLength: 8 }), fc.nat(2))
  .map(([[types = 0, rows = 0, standards = 0, ...sizes], turn]) => ({
    ...law,
    allegationTypes: named('TYPE', types).map((id, n) => ({
      ...type,
      id,
      matrixRow: `ROW_${(n % (rows + 1)) + 1}`,
    })),
    matrixRows: named('ROW', rows).map((id) => ({ ...row, id })),
    // Each twice, as where two editions of the standards have one.
    standards: [...STANDARDS.slice(0, standards), ...STANDARDS.slice(0, standards)],
    factors: GROUPS.flatMap((group, g) =>
      named(group, sizes[g] ?? 0).map((id, n) => ({
        ...factor,
        id,
        group,
        polarity: POLARITIES[(n + turn) % 3] ?? 'CONTEXT',
      })),
    ),
  }))

const isWithin = (bit: number | undefined, { from, to }: WordRange) =>
  bit !== undefined && bit >= 32 * from && bit < 32 * to
const bitsIn = (bits: Int32Array) =>
  Array.from({ length: 32 * bits.length }, (_, bit) => bit).filter((bit) => hasBit(bits, 0, bit))

describe('The features of the law as bits', () => {
  it('have one each, among those of their group, and none about the person has one', () => {
    fc.assert(
      fc.property(anyLaw, (of) => {
        const { bitOf, featureAt, range, width } = readTaxonomy(of)
        const groupOf = new Map([
          ...of.allegationTypes.map(({ id }) => [id, 'TYPE'] as const),
          ...of.standards.map(({ id }) => [id, 'STANDARD'] as const),
          ...of.factors.flatMap(({ id, group }) =>
            group === 'PERSONAL' ? [] : [[id, group] as const],
          ),
        ])
        for (const [id, group] of groupOf) {
          const bit = bitOf.get(id) ?? -1
          expect(isWithin(bit, range[group]), id).toBe(true)
          expect(featureAt.get(bit)).toMatchObject({ id })
        }
        expect(featureAt.size).toBe(groupOf.size)
        expect(new Set(bitOf.values()).size).toBe(bitOf.size)
        for (const { id, group } of of.factors) expect(bitOf.has(id)).toBe(group !== 'PERSONAL')
        // One group after the other, with a word at least for each, so that none is read for another.
        const ends = Object.values(range).flatMap(({ from, to }) => [from, to - 1])
        expect(ends).toEqual(ends.toSorted((a, b) => a - b))
        expect(new Set(Object.values(range).map(({ from }) => from)).size).toBe(7)
        expect([ends[0], ends.at(-1)]).toEqual([0, width - 1])
      }),
    )
  })

  it('are told apart by what they do to a case: graver, slighter or neither', () => {
    fc.assert(
      fc.property(anyLaw, (of) => {
        const { bitOf, pro, con, factors } = readTaxonomy(of)
        const weighed = of.factors.filter(({ group }) => group !== 'PERSONAL')
        const bits = (features: readonly { readonly id: string }[]) =>
          features.map(({ id }) => bitOf.get(id) ?? -1).toSorted((a, b) => a - b)
        const ofPolarity = (wanted: string) => weighed.filter((one) => one.polarity === wanted)
        expect(bitsIn(pro)).toEqual(bits([...of.allegationTypes, ...ofPolarity('AGGRAVATING')]))
        expect(bitsIn(con)).toEqual(bits(ofPolarity('MITIGATING')))
        expect(factors.toSorted((a, b) => a - b)).toEqual(bits(weighed))
      }),
    )
  })

  it('bring a type to the bit of its row of the matrix, where the law has the row', () => {
    fc.assert(
      fc.property(anyLaw, (of) => {
        const { rowBitOf, range, featureAt } = readTaxonomy(of)
        const rows = of.matrixRows.map(({ id }) => id)
        for (const { id, matrixRow } of of.allegationTypes) {
          const bit = rowBitOf.get(id)
          const place = rows.indexOf(matrixRow)
          expect(bit).toBe(place < 0 ? undefined : 32 * range.ROW.from + place)
          expect(featureAt.has(bit ?? -1)).toBe(false)
        }
      }),
    )
  })
})

describe('A law with more features than a word has bits', () => {
  it('changes nothing that is said of two cases that have none of them', () => {
    const others = <T extends { readonly id: string }>(one: T, more: Partial<T> = {}) =>
      Array.from({ length: 40 }, (_, n): T => ({ ...one, ...more, id: `${one.id}_OTHER_${n}` }))
    // Before the others, so that these move to another word.
    const wider: Law = {
      ...law,
      allegationTypes: [...others(type), ...law.allegationTypes],
      matrixRows: [...others(row), ...law.matrixRows],
      factors: [
        ...GROUPS.flatMap((group) => others({ ...factor, id: group }, { group })),
        ...law.factors,
      ],
    }
    fc.assert(
      fc.property(anyWideProfile, anyWideLibrary, (of, { library, words }) => {
        const said = (by: Law) => {
          const { neighbours, constraint, searchReport, spread } = compareWithin(of, library, {
            law: by,
            words,
            oneChange: false,
          })
          return { neighbours, constraint, searchReport, spread }
        }
        expect(said(wider)).toEqual(said(law))
      }),
      { numRuns: 60 },
    )
  })
})

describe('Bits in words', () => {
  it('are set one by one in their own row, and counted', () => {
    const bits = fc.uniqueArray(fc.nat(95))
    fc.assert(
      fc.property(bits, fc.nat(2), (wanted, at) => {
        const words = new Int32Array(9)
        for (const bit of wanted) setBit(words, 3 * at, bit)
        const found = Array.from({ length: 96 }, (_, bit) => bit).filter((bit) =>
          hasBit(words, 3 * at, bit),
        )
        expect(found).toEqual(wanted.toSorted((a, b) => a - b))
        expect(words.reduce((sum, word) => sum + countBits(word), 0)).toBe(wanted.length)
      }),
    )
  })
})
