/** Days recorded for the clocks of a case after its notice was signed; the last of a kind stands. */
export const sql = `
CREATE TABLE clock_entry (
  seq INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES hearing_case (id),
  name TEXT NOT NULL,
  on_date TEXT,
  at TEXT NOT NULL,
  by_person TEXT NOT NULL
) STRICT;
CREATE INDEX clock_entry_case ON clock_entry (case_id, seq);
CREATE TRIGGER clock_entry_stays BEFORE UPDATE ON clock_entry
BEGIN SELECT RAISE(ABORT, 'A recorded day is never changed: record the right one after it'); END;
CREATE TRIGGER clock_entry_remains BEFORE DELETE ON clock_entry
BEGIN SELECT RAISE(ABORT, 'A recorded day is never removed'); END;
`
