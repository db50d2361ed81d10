import Database from 'better-sqlite3'

/**
 * Words without their endings, by the tokenizer that the search index of precedents has: in memory,
 * apart from any library. Null for what it takes for no word.
 */
export function openStems(): (words: readonly string[]) => readonly (string | null)[] {
  const db = new Database(':memory:')
  db.exec(`CREATE VIRTUAL TABLE word USING fts5 (text, tokenize = 'porter unicode61', content = '', contentless_delete = 1);
    CREATE VIRTUAL TABLE term USING fts5vocab (word, 'instance');`)
  const insert = db.prepare<[number, string]>('INSERT INTO word (rowid, text) VALUES (?, ?)')
  const list = db.prepare<[], { doc: number; term: string }>('SELECT doc, term FROM term')
  return db.transaction((words: readonly string[]) => {
    words.forEach((word, at) => insert.run(at + 1, word))
    const stems: (string | null)[] = words.map(() => null)
    for (const { doc, term } of list.all()) stems[doc - 1] = term
    db.exec('DELETE FROM word')
    return stems
  })
}
