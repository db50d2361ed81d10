import type { Db } from './open-database.ts'
import { refOf } from './precedent-writer.ts'

/**
 * Text relevance of every precedent that answers an FTS5 expression: reference to score, above zero
 * and higher for nearer. Rounded to six decimals, so that the last bits of a sum never decide an order.
 * @throws SqliteError where the expression is not well formed: core composes it.
 */
export function rankByWords(db: Db, ftsMatch: string): ReadonlyMap<string, number> {
  // No join: the reference is the number, and a look at each row of the table takes far longer.
  const rows = db
    .prepare<[string], { seq: number; score: number }>(
      `SELECT rowid AS seq, round(-bm25(precedent_fts), 6) AS score
       FROM precedent_fts WHERE precedent_fts MATCH ? ORDER BY score DESC, rowid`,
    )
    .all(ftsMatch)
  // bm25 is not above zero for a word that stands in most of the library; it answered all the same.
  return new Map(rows.map(({ seq, score }) => [refOf(seq), Math.max(score, 0.000001)]))
}

/**
 * Precedents that hold every word a person typed, the last one as far as it is typed, or whose
 * reference it is. Null where nothing typed is a word: then nothing is filtered.
 */
export function searchPrecedents(db: Db, query: string): ReadonlyMap<string, number> | null {
  const ref = /^\s*p-?0*(\d{1,9})\s*$/i.exec(query)?.[1]
  if (ref !== undefined) return new Map([[refOf(Number(ref)), 1]])
  const words =
    query
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 32) ?? []
  if (words.length === 0) return null
  // Quoted, so that no word is read as an operator of the expression.
  return rankByWords(db, words.map((word) => `"${word}"*`).join(' AND '))
}
