/**
 * Welsh for the fixed phrases of a notice, as the force's translator gave it. A later one stands in
 * place of an earlier; none is changed or removed, so that what a notice was printed from is known.
 */
export const sql = `
CREATE TABLE notice_phrase (
  seq INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  english TEXT NOT NULL,
  welsh TEXT NOT NULL,
  at TEXT NOT NULL,
  by_person TEXT NOT NULL
) STRICT;
CREATE INDEX notice_phrase_key ON notice_phrase (key, seq);
CREATE TRIGGER notice_phrase_kept BEFORE UPDATE ON notice_phrase
BEGIN SELECT RAISE(ABORT, 'A phrase is never changed'); END;
CREATE TRIGGER notice_phrase_there BEFORE DELETE ON notice_phrase
BEGIN SELECT RAISE(ABORT, 'A phrase is never removed'); END;
`
