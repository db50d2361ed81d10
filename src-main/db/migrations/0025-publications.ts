/**
 * Register of publications: each row says what a person recorded of a published notice, and the last
 * one stands. `sha256` is the file that was out, which later signatures do not change.
 */
export const sql = `
CREATE TABLE publication_entry (
  seq INTEGER PRIMARY KEY,
  notice_id TEXT NOT NULL REFERENCES notice (id),
  case_id TEXT NOT NULL REFERENCES hearing_case (id),
  published_on TEXT,
  address TEXT NOT NULL,
  taken_down_on TEXT,
  reason TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  at TEXT NOT NULL,
  by_person TEXT NOT NULL
) STRICT;
CREATE INDEX publication_entry_notice ON publication_entry (notice_id, seq);
CREATE INDEX publication_entry_case ON publication_entry (case_id);
CREATE TRIGGER publication_entry_stays BEFORE UPDATE ON publication_entry
BEGIN SELECT RAISE(ABORT, 'What was recorded of a publication is never changed'); END;
CREATE TRIGGER publication_entry_remains BEFORE DELETE ON publication_entry
WHEN OLD.case_id NOT IN (SELECT id FROM case_being_deleted)
BEGIN SELECT RAISE(ABORT, 'What was recorded of a publication is never removed'); END;
`
