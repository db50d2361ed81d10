import type { Feature } from '../comparison.ts'
import type { Law } from '../../law/law.ts'

export type Group =
  'TYPE' | 'ROW' | 'STANDARD' | 'CULPABILITY' | 'HARM' | 'AGGRAVATING' | 'MITIGATING'

/** First word, and the word after the last, of a group in a row of bits. */
export type WordRange = { readonly from: number; readonly to: number }

/** The law's features laid out as bits; each group starts on a word of its own. */
export type Taxonomy = {
  /** Words of 32 bits in one row. */
  readonly width: number
  readonly range: Readonly<Record<Group, WordRange>>
  /** Bit of an allegation type, standard or factor; ids the law does not know have none. */
  readonly bitOf: ReadonlyMap<string, number>
  /** Bit of the matrix row of an allegation type. */
  readonly rowBitOf: ReadonlyMap<string, number>
  /** What a bit stands for; matrix rows stand for nothing that is shown. */
  readonly featureAt: ReadonlyMap<number, Feature>
  /** Bits that make a case more serious: allegation types and aggravating factors. */
  readonly pro: Int32Array
  /** Bits that make it less serious: mitigating factors about the conduct. */
  readonly con: Int32Array
  /** Bits of factors, of either polarity or none. */
  readonly factors: readonly number[]
}

type Entry = { readonly id: string; readonly feature: Feature | null }

/**
 * Reads groups and polarity from the law data, so that a new factor needs no code.
 * Personal mitigation has no bit: it is kept out of every comparison.
 */
export function readTaxonomy(law: Law): Taxonomy {
  const groups = entriesOf(law)
  const bitOf = new Map<string, number>()
  const featureAt = new Map<number, Feature>()
  const range: Partial<Record<Group, WordRange>> = {}
  let word = 0
  for (const [group, entries] of groups) {
    entries.forEach(({ id, feature }, index) => {
      bitOf.set(`${group === 'ROW' ? 'ROW:' : ''}${id}`, word * 32 + index)
      if (feature !== null) featureAt.set(word * 32 + index, feature)
    })
    const to = word + Math.max(1, Math.ceil(entries.length / 32))
    range[group] = { from: word, to }
    word = to
  }
  const bitsWhere = (keep: (feature: Feature) => boolean) => {
    const bits = new Int32Array(word)
    for (const [bit, feature] of featureAt) if (keep(feature)) setBit(bits, 0, bit)
    return bits
  }
  return {
    width: word,
    range: complete(range),
    bitOf,
    rowBitOf: rowBits(law, bitOf),
    featureAt,
    pro: bitsWhere(({ polarity }) => polarity === 'AGGRAVATING'),
    con: bitsWhere(({ polarity }) => polarity === 'MITIGATING'),
    factors: [...featureAt].flatMap(([bit, { kind }]) => (kind === 'FACTOR' ? [bit] : [])),
  }
}

function entriesOf(law: Law): readonly (readonly [Group, readonly Entry[]])[] {
  const factors = (group: Group): readonly [Group, readonly Entry[]] => [
    group,
    law.factors
      .filter((factor) => factor.group === group)
      .map(({ id, label, polarity }) => ({
        id,
        feature: { kind: 'FACTOR', id, label, polarity },
      })),
  ]
  return [
    [
      'TYPE',
      law.allegationTypes.map(({ id, label }) => ({
        id,
        feature: { kind: 'ALLEGATION_TYPE', id, label, polarity: 'AGGRAVATING' },
      })),
    ],
    ['ROW', law.matrixRows.map(({ id }) => ({ id, feature: null }))],
    [
      'STANDARD',
      law.standards
        .filter(({ id }, index) => law.standards.findIndex((other) => other.id === id) === index)
        .map(({ id, label }) => ({
          id,
          feature: { kind: 'STANDARD', id, label, polarity: 'CONTEXT' },
        })),
    ],
    factors('CULPABILITY'),
    factors('HARM'),
    factors('AGGRAVATING'),
    factors('MITIGATING'),
  ]
}

function rowBits(law: Law, bitOf: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map(
    law.allegationTypes.flatMap(({ id, matrixRow }) => {
      const bit = bitOf.get(`ROW:${matrixRow}`)
      return bit === undefined ? [] : [[id, bit] as const]
    }),
  )
}

const NOTHING: WordRange = { from: 0, to: 0 }
const complete = (range: Partial<Record<Group, WordRange>>): Record<Group, WordRange> => ({
  TYPE: range.TYPE ?? NOTHING,
  ROW: range.ROW ?? NOTHING,
  STANDARD: range.STANDARD ?? NOTHING,
  CULPABILITY: range.CULPABILITY ?? NOTHING,
  HARM: range.HARM ?? NOTHING,
  AGGRAVATING: range.AGGRAVATING ?? NOTHING,
  MITIGATING: range.MITIGATING ?? NOTHING,
})

/** Sets a bit of the row that starts at word `row`. */
export function setBit(bits: Int32Array, row: number, bit: number): void {
  const word = row + (bit >> 5)
  bits[word] = (bits[word] ?? 0) | (1 << (bit & 31))
}

export function hasBit(bits: Int32Array, row: number, bit: number): boolean {
  return (((bits[row + (bit >> 5)] ?? 0) >>> (bit & 31)) & 1) === 1
}

/** Number of bits set in a word. */
export function countBits(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
