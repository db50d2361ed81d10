import Database from 'better-sqlite3'
import type { EncodedLibrary } from '#core/comparison/library'
import { encodeProfiles } from '#core/comparison/likeness/encoding'
import { likenessTo, STRUCTURED_PARTS } from '#core/comparison/likeness/likeness'
import { METHOD } from '#core/comparison/weights'
import type { Profile } from '#core/profile'
import type { Db } from '../../src-main/db/open-database.ts'
import { searchedTexts } from '../../src-main/db/precedent-writer.ts'
import { listChanged } from '../../src-main/db/precedents.ts'

const PAGE = 500

/** The full-text search of a database over the same texts: reference to bm25. */
export function openFullText(library: Db): (match: string) => ReadonlyMap<string, number> {
  const db = new Database(':memory:')
  db.exec(`CREATE VIRTUAL TABLE said USING fts5 (title, narrative, words,
      tokenize = 'porter unicode61', content = '')`)
  const insert = db.prepare('INSERT INTO said (rowid, title, narrative, words) VALUES (?, ?, ?, ?)')
  const refs: string[] = []
  db.exec('BEGIN')
  for (let after = 0, more = true; more;) {
    const page = listChanged(library, 0, { after, limit: PAGE })
    for (const precedent of page.precedents)
      insert.run(refs.push(precedent.ref), ...searchedTexts(precedent))
    after = page.after
    more = page.precedents.length === PAGE
  }
  db.exec('COMMIT')
  const ask = db.prepare<[string], { seq: number; score: number }>(
    `SELECT rowid AS seq, round(-bm25(said), 6) AS score
     FROM said WHERE said MATCH ? ORDER BY score DESC, rowid`,
  )
  return (match) => new Map(ask.all(match).map(({ seq, score }) => [refs[seq - 1] ?? '', score]))
}

/** The same formula, straightforwardly: every part of every row, then everything sorted. */
export function plainScan(library: EncodedLibrary, profile: Profile): readonly number[] {
  const present = encodeProfiles([profile], library.taxonomy)
  const parts = STRUCTURED_PARTS.map(
    (part) => likenessTo(part, present, 0, library.table, METHOD).at,
  )
  return Array.from({ length: library.rows }, (_, row) => ({
    row,
    total: parts.reduce((sum, likeness) => sum + likeness(row), 0),
  }))
    .sort((a, b) => b.total - a.total)
    .slice(0, METHOD.nearest)
    .map(({ row }) => row)
}

/** Reads every bit that a comparison rests on, once, and does next to nothing with it. */
export function readBits({ table }: EncodedLibrary): number {
  let bits = 0
  for (let i = 0; i < table.present.length; i++)
    bits ^= (table.present[i] ?? 0) ^ (table.absent[i] ?? 0)
  for (let i = 0; i < table.scalars.length; i++) bits ^= table.scalars[i] ?? 0
  for (let i = 0; i < table.balance.length; i++) bits ^= table.balance[i] ?? 0
  return bits
}
