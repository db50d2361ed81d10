import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  phrasesIn,
  searchTerms,
  stemOf,
  tokens,
  wordGroups,
  wordsQuery,
  type Thesaurus,
} from '#core/comparison/words'
import { thesaurus } from './library.ts'

// What is searched for, read a second time from its description, over a few words of a small field.

const small: Thesaurus = {
  version: 'test',
  notes: [],
  stopWords: ['the', 'officer*'],
  protectedWords: ['muslim*', 'black', 'gay'],
  rings: [
    { id: 'lies', types: ['DISHONESTY'], words: ['lied', 'false account*', 'dishonest*', 'lied'] },
    { id: 'looks', types: ['ACCESS', 'DATA'], words: ['look* up', 'search*', 'records'] },
    { id: 'none', types: [], words: ['warrant'] },
  ],
}

const LONG = 'wordofthirtylettersexactlyyes'.padEnd(30, 's')
const WORDS = (
  'lied lies dishonestly honest false account accounts Looked looking up upper searched searches ' +
  'SEARCH research records warrant warrants the officers muslims black blacker gay ab abc x1y 123 ' +
  `café ${LONG} ${LONG}s`
).split(' ')
const anyText = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ', ', '—', '\n')), {
    maxLength: 25,
  })
  .map((said) => said.flat().join(''))
const anyTypes = fc.subarray(['DISHONESTY', 'ACCESS', 'DATA', 'OTHER'])

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[ ,—\n]+/)
    .filter((word) => word !== '')
const fits = (word: string | undefined, pattern: string) =>
  pattern.endsWith('*') ? word?.startsWith(pattern.slice(0, -1)) === true : word === pattern
const isTelling = (word: string) =>
  word.length > 2 &&
  word.length < 31 &&
  !/\d/.test(word) &&
  ![...small.stopWords, ...small.protectedWords].some((pattern) => fits(word, pattern))
/** Places at which a pattern of one word or more begins. */
const placesOf = (read: readonly string[], pattern: string) => {
  const parts = pattern.split(' ')
  return [...read.keys()].filter((at) => parts.every((part, i) => fits(read[at + i], part)))
}
const asQuery = ({
  words,
  prefix,
}: {
  readonly words: readonly string[]
  readonly prefix: boolean
}) => `"${words.join(' ')}"${prefix ? '*' : ''}`
/** A star stands at the end of a term alone. */
const patternQuery = (pattern: string) =>
  `"${pattern.replaceAll('*', '')}"${pattern.endsWith('*') ? '*' : ''}`
const once = <T>(values: readonly T[]) => [...new Set(values)]

describe('The words that are searched for, read a second time', () => {
  it('are the telling ones by how often they are used, then those of the rings they bring in', () => {
    fc.assert(
      fc.property(anyText, anyTypes, (text, types) => {
        const read = wordsOf(text)
        const telling = read.filter(isTelling).map(stemOf)
        const timesOf = (stem: string) => telling.filter((one) => one === stem).length
        const own = once(telling).toSorted((a, b) => timesOf(b) - timesOf(a))
        const rings = small.rings.filter(
          (ring) =>
            ring.types.some((type) => types.some((one) => one === type)) ||
            ring.words.some((pattern) => placesOf(read, pattern).length > 0),
        )
        const others = rings
          .flatMap(({ words }) => words)
          .filter((pattern) => !own.includes(pattern.replace('*', '')))
          .map(patternQuery)
        const expected = [...own.map((stem) => `"${stem}"*`), ...once(others)]
        expect(searchTerms(text, types, small).map(asQuery)).toEqual(expected)
        expect(wordsQuery(text, types, small)).toBe(expected.join(' OR '))
      }),
    )
  })

  it('are in a filter the telling ones in the order of the text, with the rings that stand there', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = wordsOf(text)
        const expected = new Map<string, readonly string[]>()
        for (const [at, word] of read.entries()) {
          if (!isTelling(word)) continue
          const covers = (pattern: string) =>
            placesOf(read, pattern).some(
              (from) => from <= at && at < from + pattern.split(' ').length,
            )
          const others = small.rings
            .filter(({ words }) => words.some(covers))
            .flatMap(({ words }) => words.map(patternQuery))
          const stem = stemOf(word)
          expected.set(stem, once([...(expected.get(stem) ?? [`"${stem}"*`]), ...others]))
        }
        expect(wordGroups(text, small).map((group) => group.map(asQuery))).toEqual([
          ...expected.values(),
        ])
      }),
    )
  })

  it('are of phrases those of the thesaurus, each once', () => {
    for (const of of [small, thesaurus]) {
      const patterns = of.rings.flatMap(({ words }) => words).filter((text) => text.includes(' '))
      expect(phrasesIn(of).map(asQuery).toSorted()).toEqual(
        once(patterns.map(patternQuery)).toSorted(),
      )
    }
    expect(phrasesIn(small).map(asQuery)).toContain('"look up"')
  })

  it('are so many of the account, most used first, and so many of the rings', () => {
    const letter = (n: number) => String.fromCodePoint(97 + n)
    const names = Array.from({ length: 50 }, (_, n) => {
      return `word${letter(Math.floor(n / 26))}${letter(n % 26)}q`
    })
    const [often = '', ...rest] = names.toReversed()
    const text = [...names, often].join(' ')
    const terms = searchTerms(text, [], small).map(({ words }) => words[0])
    expect(terms).toEqual([often, ...rest.toReversed().slice(0, 39)].map(stemOf))
    expect(wordGroups(text, small)).toHaveLength(40)
    const rings = [{ id: 'all', types: ['ANY'], words: names }]
    expect(searchTerms('', ['ANY'], { ...small, rings }).map(({ words }) => words[0])).toEqual(
      names.slice(0, 24),
    )
  })

  it('are read from the first of a very long text, composed as the index has them', () => {
    const after = (length: number) => tokens(`${' '.repeat(length)}warrant`)
    expect(after(19_993)).toEqual(['warrant'])
    expect(after(19_994)).toEqual(['warran'])
    expect(after(20_000)).toEqual([])
    expect(tokens('CAFE\u0301 — no. 12b')).toEqual(['café', 'no', '12b'])
  })

  it('lose an ending only where four letters are left', () => {
    const stems = {
      searched: 'search',
      seemingly: 'seem',
      supposedly: 'suppos',
      meetings: 'meet',
      bodies: 'bodi',
      cities: 'citi',
      stories: 'stor',
      carried: 'carr',
      loved: 'loved',
      cases: 'case',
      badly: 'badl',
      openly: 'open',
      story: 'stor',
      force: 'forc',
      used: 'used',
    }
    expect(Object.keys(stems).map(stemOf)).toEqual(Object.values(stems))
  })
})
