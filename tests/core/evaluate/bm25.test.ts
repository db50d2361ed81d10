import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchTerm } from '#core/comparison/words'
import { indexTextsInSteps, plainTerms, rankTextsInSteps } from '#core/evaluate/bm25'
import { toEnd } from '#core/steps'

describe('text relevance in memory', () => {
  const index = toEnd(
    indexTextsInSteps([
      { ref: 'a', text: 'The officer lied about overtime, and lied again.' },
      { ref: 'b', text: 'Overtime was claimed.' },
      { ref: 'c', text: 'A false account was given.' },
      { ref: 'd', text: 'Nothing of the kind.' },
    ]),
  )

  it('ranks the account that uses a word more above one that uses it less', () => {
    const scores = toEnd(rankTextsInSteps(index, plainTerms('lied')))
    expect([...scores.keys()]).toEqual(['a'])
  })

  it('finds a phrase only where its words follow each other', () => {
    const scores = toEnd(rankTextsInSteps(index, [{ words: ['false', 'acc'], prefix: true }]))
    expect([...scores.keys()]).toEqual(['c'])
    expect(
      toEnd(rankTextsInSteps(index, [{ words: ['account', 'false'], prefix: false }])).size,
    ).toBe(0)
  })

  it('ranks as the full-text search of a database does', () => {
    // So few that phrases occur, with words that only begin with those of a phrase, and empty texts.
    const words = ['lied', 'lie', 'overtime', 'over', 'false']
    const anyText = fc
      .oneof(
        fc.array(fc.constantFrom(...words), { maxLength: 12 }),
        fc.array(fc.constantFrom(...words), { maxLength: 1 }),
      )
      .map((said) => said.join(' '))
    const anyTerm = fc.record({
      words: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
      prefix: fc.boolean(),
    })
    const anyTexts = fc.array(anyText, { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(anyTexts, fc.array(anyTerm, { minLength: 1, maxLength: 4 }), (texts, terms) => {
        const documents = texts.map((text, n) => ({ ref: String(n + 1), text }))
        const found = toEnd(rankTextsInSteps(toEnd(indexTextsInSteps(documents)), terms))
        const expected = byDatabase(texts, terms)
        expect([...found.keys()].toSorted()).toEqual([...expected.keys()].toSorted())
        for (const [ref, relevance] of expected) expect(found.get(ref)).toBeCloseTo(relevance, 6)
      }),
    )
  })

  it('looks for each word of an account once, by its beginning', () => {
    expect(plainTerms('Searched, searching; the search.')).toEqual([
      { words: ['search'], prefix: true },
      { words: ['the'], prefix: true },
    ])
  })
})

/** Relevance by number of the text, as the full-text search of a database has it. */
function byDatabase(
  texts: readonly string[],
  terms: readonly SearchTerm[],
): ReadonlyMap<string, number> {
  const db = new Database(':memory:')
  db.exec("CREATE VIRTUAL TABLE t USING fts5 (body, tokenize = 'unicode61')")
  const insert = db.prepare('INSERT INTO t (rowid, body) VALUES (?, ?)')
  texts.forEach((text, n) => insert.run(n + 1, text))
  const match = terms
    .map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? '*' : ''}`)
    .join(' OR ')
  const rows = db
    .prepare<[string], { at: number; relevance: number }>(
      'SELECT rowid AS at, -bm25(t) AS relevance FROM t WHERE t MATCH ?',
    )
    .all(match)
  db.close()
  return new Map(rows.map(({ at, relevance }) => [String(at), relevance]))
}
