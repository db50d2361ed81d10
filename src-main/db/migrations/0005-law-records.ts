/** What a force adds to the shipped law: sign-offs of its lawyers and newer bank holidays. */
export const sql = `
CREATE TABLE law_sign_off (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  entry_hash TEXT NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('SIGNED', 'WITHDRAWN')),
  signed_by TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  note TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX law_sign_off_entry ON law_sign_off (kind, entry_id, entry_hash);
CREATE TRIGGER law_sign_off_stays BEFORE UPDATE ON law_sign_off
BEGIN SELECT RAISE(ABORT, 'A sign-off is never changed: withdraw it'); END;
CREATE TRIGGER law_sign_off_remains BEFORE DELETE ON law_sign_off
BEGIN SELECT RAISE(ABORT, 'A sign-off is never removed: withdraw it'); END;

CREATE TABLE bank_holiday_update (
  seq INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  days TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE TRIGGER bank_holiday_update_stays BEFORE UPDATE ON bank_holiday_update
BEGIN SELECT RAISE(ABORT, 'An update of bank holidays is never changed'); END;
CREATE TRIGGER bank_holiday_update_remains BEFORE DELETE ON bank_holiday_update
BEGIN SELECT RAISE(ABORT, 'An update of bank holidays is never removed'); END;
`
