import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import { openWordIndex } from '#core/comparison/text/word-index'
import type { SearchTerm } from '#core/comparison/words'
import { openStems } from '../../../src-main/db/stems.ts'

// The index in memory against the full-text search of the database, on the same texts and terms.

const stems = openStems()

/** bm25 by the database itself, as `precedent-search.ts` asks for it. */
function byDatabase(texts: readonly (readonly string[])[], terms: readonly SearchTerm[]) {
  const db = new Database(':memory:')
  db.exec(`CREATE VIRTUAL TABLE said USING fts5 (title, narrative, words,
    tokenize = 'porter unicode61', content = '', contentless_delete = 1)`)
  const insert = db.prepare('INSERT INTO said (rowid, title, narrative, words) VALUES (?, ?, ?, ?)')
  texts.forEach(([title, narrative, words], slot) => insert.run(slot + 1, title, narrative, words))
  const match = terms
    .map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? '*' : ''}`)
    .join(' OR ')
  const relevance = texts.map(() => 0)
  for (const { slot, score } of db
    .prepare<[string], { slot: number; score: number }>(
      'SELECT rowid - 1 AS slot, round(-bm25(said), 6) AS score FROM said WHERE said MATCH ?',
    )
    .all(match))
    relevance[slot] = Math.max(score, 0.000001)
  db.close()
  return relevance
}

function byIndex(texts: readonly (readonly string[])[], terms: readonly SearchTerm[]) {
  const index = openWordIndex(terms, stems)
  texts.forEach((of, slot) => index.put(slot, of))
  return [...(index.rank(terms) ?? texts.map(() => 0))]
}

const WORDS = (
  'officer officers 2ing ing4 a1s s1 10 5s lied lying dishonest dishonesty honest sexual touching touched search searches ' +
  'searched searching record records WhatsApp group GROUPS café cafe Llanfair tŷ ŵyn 2021 a of 𐐀𐐁 𐐀x'
).split(' ')
const text = fc
  .array(
    fc.tuple(
      fc.constantFrom(...WORDS),
      fc.constantFrom(' ', ', ', '. ', '-', '’', ' — ', '\n', '😀'),
    ),
    { maxLength: 25 },
  )
  .map((said) => said.flat().join(''))
const term: fc.Arbitrary<SearchTerm> = fc.record({
  words: fc.array(fc.constantFrom(...WORDS.map((word) => word.toLowerCase())), {
    minLength: 1,
    maxLength: 3,
  }),
  prefix: fc.boolean(),
})
const library = fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 12 })

describe('the words of a library in memory', () => {
  it('rank as the full-text search of the database ranks them', () => {
    fc.assert(
      fc.property(library, fc.array(term, { minLength: 1, maxLength: 8 }), (texts, terms) => {
        const ours = byIndex(texts, terms)
        for (const [slot, theirs] of byDatabase(texts, terms).entries())
          expect(ours[slot]).toBeCloseTo(theirs, 5)
      }),
      { numRuns: 150 },
    )
  })

  it('find every case that the database finds, and no other, in any script', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 6 }),
        (pieces) => {
          const texts = [[pieces.join(' dishonest '), 'dishonest', '']]
          const terms = [{ words: ['dishonest'], prefix: false }]
          expect(byIndex(texts, terms)[0]).toBeCloseTo(byDatabase(texts, terms)[0] ?? 0, 5)
        },
      ),
    )
  })

  it('rank a corrected case by its last text alone', () => {
    const terms: readonly SearchTerm[] = [
      { words: ['sexual', 'touch'], prefix: true },
      { words: ['lied'], prefix: false },
    ]
    const before = [
      ['one', 'Lied about it', ''],
      ['two', 'Sexual touching of a colleague', ''],
      ['three', 'Searched records', ''],
    ]
    const after = before.with(1, ['two', 'Lied and lied again to the panel', ''])
    const index = openWordIndex(terms, stems)
    before.forEach((of, slot) => index.put(slot, of))
    index.rank(terms)
    index.put(1, after[1] ?? [])
    expect([...(index.rank(terms) ?? [])]).toEqual(byDatabase(after, terms))
  })

  it('rank what was put last of each case, whatever was put, asked and corrected before', () => {
    const few = fc
      .array(fc.constantFrom(...WORDS), { maxLength: 4 })
      .map((said) => [said.join(' '), '', ''])
    const puts = fc.array(fc.record({ slot: fc.nat(6), texts: few, asks: fc.boolean() }), {
      minLength: 1,
      maxLength: 16,
    })
    const some = fc.array(term, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(puts, some, some, (cases, terms, others) => {
        const index = openWordIndex([...terms, ...others], stems)
        const last: (readonly string[])[] = []
        for (const { slot: wanted, texts, asks } of cases) {
          const slot = Math.min(wanted, last.length)
          last[slot] = texts
          index.put(slot, texts)
          if (asks) index.rank(others)
        }
        for (const asked of [terms, others, terms]) {
          const found = index.rank(asked) ?? last.map(() => 0)
          for (const [slot, theirs] of byDatabase(last, asked).entries())
            expect(found[slot]).toBeCloseTo(theirs, 5)
        }
      }),
    )
  })

  it('hold as many different words as there are, and tell them apart', () => {
    const said = (doc: number) => Array.from({ length: 3_000 }, (_, n) => `w${doc}x${n}z`)
    const texts = [...[0, 1, 2, 3].map((doc) => said(doc).join(' ')), 'false account', ''].map(
      (text) => [text],
    )
    const found = [['w3x2999z'], ['w3x3000z'], ['false', 'account']].map((words) =>
      byIndex(texts, [{ words, prefix: false }]).map((value) => (value > 0 ? 1 : 0)),
    )
    expect(found).toEqual([
      [0, 0, 0, 1, 0, 0],
      [0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 1, 0],
    ])
  })

  it('say nothing of a word that the index takes for none, and read past it in a phrase', () => {
    // A letter of New Tai Lue, which the tokenizer knows for no letter.
    const word = '\u19b0'
    expect(stems([word, 'lied'])).toEqual([null, 'li'])
    const texts = [[`${word} lied`, '', ''], ...['one', 'two', 'three'].map((text) => [text])]
    const index = openWordIndex([], stems)
    texts.forEach((of, slot) => index.put(slot, of))
    const group = [{ words: [word], prefix: true }]
    expect(index.rank(group)).toBeNull()
    expect([...index.holding([group], 1)]).toEqual([0, 0, 0, 0])
    for (const words of [
      [word, 'lied'],
      [word, word],
    ]) {
      const terms = [{ words, prefix: false }]
      expect(byIndex(texts, terms)).toEqual(byDatabase(texts, terms))
    }
  })

  it('find a phrase whose last word alone is the beginning of one', () => {
    const texts = ['note officer record', 'note of records', 'note of recorded', 'of record'].map(
      (text) => [text],
    )
    for (const prefix of [true, false]) {
      const terms = [{ words: ['note', 'of', 'rec'], prefix }]
      const found = byIndex(texts, terms).map((value) => value > 0)
      expect(found).toEqual([false, prefix, prefix, false])
    }
  })

  it('say nothing where none of the terms stands anywhere', () => {
    const index = openWordIndex([], stems)
    index.put(0, ['one', 'Lied about it', ''])
    expect(index.rank([{ words: ['warrant'], prefix: true }])).toBeNull()
    expect(index.rank([])).toBeNull()
  })

  it('tell which cases hold enough of some groups, as the database finds each term', () => {
    const group = fc.array(term, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(library, fc.array(group, { minLength: 1, maxLength: 4 }), (texts, groups) => {
        const index = openWordIndex(groups.flat(), stems)
        texts.forEach((of, slot) => index.put(slot, of))
        const found = groups.map((terms) => byDatabase(texts, terms).map((score) => score > 0))
        for (let least = 1; least <= groups.length; least++)
          expect([...index.holding(groups, least)]).toEqual(
            texts.map((_, slot) => (found.filter((of) => of[slot]).length >= least ? 1 : 0)),
          )
      }),
    )
  })

  it('keep a term that stands in many cases whole', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ['', i % 3 === 0 ? 'lied' : 'said', ''])
    const rank = byIndex(many, [{ words: ['lied'], prefix: false }])
    expect(rank.filter((value) => value > 0)).toHaveLength(3_334)
    expect(rank[9_999]).toBeGreaterThan(0)
    expect(rank[9_998]).toBe(0)
  })
})
