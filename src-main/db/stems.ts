import Database from 'better-sqlite3'

/** What every tokenizer takes for one word as it stands, so that the first term is the first word's. */
const plain = /^[a-z0-9]+$/
/** Endings are of letters: a plain word that ends in a digit has none. */
const endless = /^[a-z0-9]*[0-9]$/

/**
 * Words without their endings, by the tokenizer that the search index of precedents has: in memory,
 * apart from any library. Null for what it takes for no word.
 */
export function openStems(): (words: readonly string[]) => readonly (string | null)[] {
  const db = new Database(':memory:')
  db.exec(`CREATE VIRTUAL TABLE word USING fts5 (text, tokenize = 'porter unicode61', content = '', contentless_delete = 1);
    CREATE VIRTUAL TABLE term USING fts5vocab (word, 'instance');`)
  const insert = db.prepare<[number, string]>('INSERT INTO word (rowid, text) VALUES (?, ?)')
  type Place = { readonly doc: number; readonly at: number; readonly term: string }
  const list = db.prepare<[], Place>('SELECT doc, offset AS at, term FROM term')
  const clear = db.prepare('DELETE FROM word')
  return db.transaction((words: readonly string[]) => {
    const stems: (string | null)[] = words.map(() => null)
    // Plain words in one row, told apart by their place in it; each other word in a row of its own.
    const together: number[] = []
    for (const [i, word] of words.entries())
      if (endless.test(word)) stems[i] = word
      else if (plain.test(word)) together.push(i)
      else insert.run(i + 2, word)
    insert.run(1, together.map((i) => words[i]).join(' '))
    for (const { doc, at, term } of list.iterate()) {
      const i = doc === 1 ? together[at] : doc - 2
      if (i !== undefined) stems[i] = term
    }
    clear.run()
    return stems
  })
}
