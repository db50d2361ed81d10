import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { leastWords, searchTerms, stemOf, wordGroups, wordsQuery } from '#core/comparison/words'
import { law, sample, thesaurus } from './library.ts'

const db = new Database(':memory:')
db.exec("CREATE VIRTUAL TABLE t USING fts5 (body, tokenize = 'porter unicode61')")
const insert = db.prepare('INSERT INTO t (rowid, body) VALUES (?, ?)')
sample.forEach(({ profile }, n) => insert.run(n + 1, profile.narrative))
const find = db.prepare<[string], { rowid: number }>(
  'SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t), rowid',
)
const query = (narrative: string, types: readonly string[] = []) =>
  wordsQuery(narrative, types, thesaurus)
afterAll(() => db.close())

describe('the words that are searched for', () => {
  it('finds an account by its own words first', () => {
    const found = sample.filter(
      ({ profile }, n) =>
        find.all(query(profile.narrative, profile.allegationTypes))[0]?.rowid === n + 1,
    )
    expect(found.length).toBeGreaterThan(85)
  })

  it('brings in words of the field that stand for those of the account', () => {
    const text = query('He lied to a supervisor.')
    expect(text).toContain('"dishonest"*')
    expect(text).toContain('"false account"*')
    expect(query('', ['INFORMATION_ACCESS'])).toContain('"looked up"')
  })

  it('searches for beginnings of words, so that other forms are found', () => {
    expect(stemOf('searches')).toBe(stemOf('searching'))
    expect(query('messages')).toContain('"messag"*')
  })

  it('can never be read as an operator, whatever the text is', () => {
    const hostile = [
      '"',
      'a" OR "b',
      'NEAR(x y) AND NOT OR',
      'title : secret*',
      '^start -minus +plus {a b}: c',
      "'; DROP TABLE t; --",
      '\u0000\u202e“quoted”\ud800',
      '*'.repeat(500),
      'x'.repeat(100_000),
      '((((((((((((((((',
    ]
    for (const text of hostile) {
      const match = query(text, [text])
      expect(() => (match === '' ? [] : find.all(match))).not.toThrow()
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const match = query(text)
        expect(() => (match === '' ? [] : find.all(match))).not.toThrow()
      }),
    )
  })

  it('is empty for a text that says nothing', () => {
    expect(query('')).toBe('')
    expect(query('The of and 1999 12/03')).toBe('')
  })

  it('keeps to a bounded number of words', () => {
    const long = sample.map(({ profile }) => profile.narrative).join(' ')
    const types = law.allegationTypes.map(({ id }) => id)
    expect(searchTerms(long, types, thesaurus).length).toBeLessThanOrEqual(64)
  })

  it('knows only allegation types of the law', () => {
    const ids = new Set(law.allegationTypes.map(({ id }) => id))
    expect(thesaurus.rings.flatMap(({ types }) => types).filter((id) => !ids.has(id))).toEqual([])
  })
})

describe('protected characteristics', () => {
  const told = (who: string, faith: string, origin: string, age: string) =>
    `${who} searched police records about a neighbour, a ${origin} ${faith} aged ${age}, and lied.`

  it('never change the search', () => {
    const plain = query(told('He', 'Christian', 'white', '25'))
    expect(query(told('She', 'Muslim', 'black', '61'))).toBe(plain)
    expect(query(told('The woman', 'Jewish', 'Asian', '40'))).toBe(plain)
    expect(query(told('The man', 'Hindu', 'Pakistani', '33'))).toBe(plain)
  })

  it('are never searched for in any shipped account', () => {
    const words = sample
      .flatMap(({ profile }) => searchTerms(profile.narrative, profile.allegationTypes, thesaurus))
      .flatMap((term) => term.words)
    const named = [
      'woman',
      'women',
      'femal',
      'pregnan',
      'muslim',
      'black',
      'gay',
      'disab',
      'girlfriend',
    ]
    expect(words.filter((word) => named.includes(word))).toEqual([])
  })

  it('leave the words for conduct alone', () => {
    expect(query('He sent racist and misogynistic messages')).toContain('racist')
  })
})

describe('the words of a filter', () => {
  const groups = (text: string) =>
    wordGroups(text, thesaurus).map((group) => group.map(({ words }) => words.join(' ')))

  const ringOf = (text: string) =>
    thesaurus.rings
      .find(({ words }) => words.includes(text))
      ?.words.map((word) => word.replaceAll('*', '')) ?? []

  it('are the telling words, each with what stands for it in the field', () => {
    const [lied, warrant] = groups('He lied about the warrant and lied again')
    expect(lied?.[0]).toBe(stemOf('lied'))
    expect(lied).toContain('false account')
    expect(warrant?.[0]).toBe('warrant')
    expect(groups('He lied and lied')).toHaveLength(1)
  })

  it('stand for each other in a phrase as they do alone', () => {
    const [looked] = groups('looked up')
    expect(looked).toEqual(expect.arrayContaining(ringOf('looked up')))
    expect(groups('looked away').flat()).not.toContain('looked up')
  })

  it('are none where the text tells nothing, and never those of a protected characteristic', () => {
    expect(groups('the and of 12')).toEqual([])
    for (const word of thesaurus.protectedWords.filter((text) => !/[ *]/.test(text)))
      expect(groups(word)).toEqual([])
  })

  it('must all be held where they are few, half of them where they are many', () => {
    expect([0, 1, 2, 3, 4, 6, 7, 40].map(leastWords)).toEqual([0, 1, 2, 3, 3, 3, 4, 20])
  })
})
