/** What a seal was taken on and where it came from, whose keys are known, what changed afterwards. */
export const sql = `
CREATE TABLE seal_basis (
  case_id TEXT NOT NULL REFERENCES hearing_case (id),
  profile_id TEXT NOT NULL,
  person_label TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  received_at TEXT,
  received_by TEXT,
  PRIMARY KEY (case_id, profile_id)
) STRICT;
CREATE TRIGGER seal_basis_stays BEFORE UPDATE ON seal_basis
BEGIN SELECT RAISE(ABORT, 'What a seal was taken on is never changed'); END;
CREATE TRIGGER seal_basis_remains BEFORE DELETE ON seal_basis
BEGIN SELECT RAISE(ABORT, 'What a seal was taken on is never removed'); END;

CREATE TABLE known_key (
  profile_id TEXT PRIMARY KEY,
  person_label TEXT NOT NULL,
  public_key BLOB NOT NULL,
  confirmed_at TEXT NOT NULL,
  confirmed_by TEXT NOT NULL
) STRICT;
CREATE TRIGGER known_key_stays BEFORE UPDATE ON known_key
BEGIN SELECT RAISE(ABORT, 'A confirmed key is never changed'); END;
CREATE TRIGGER known_key_remains BEFORE DELETE ON known_key
BEGIN SELECT RAISE(ABORT, 'A confirmed key is never removed'); END;

CREATE TABLE changed_view (
  seq INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES hearing_case (id),
  profile_id TEXT NOT NULL,
  at TEXT NOT NULL,
  box BLOB NOT NULL,
  released TEXT
) STRICT;
CREATE INDEX changed_view_case ON changed_view (case_id, seq);
CREATE TRIGGER changed_view_stays BEFORE UPDATE ON changed_view
WHEN OLD.released IS NOT NULL OR NEW.released IS NULL
  OR NEW.seq IS NOT OLD.seq OR NEW.case_id IS NOT OLD.case_id
  OR NEW.profile_id IS NOT OLD.profile_id OR NEW.at IS NOT OLD.at OR NEW.box IS NOT OLD.box
BEGIN SELECT RAISE(ABORT, 'What changed in a view is never changed'); END;
CREATE TRIGGER changed_view_remains BEFORE DELETE ON changed_view
BEGIN SELECT RAISE(ABORT, 'What changed in a view is never removed'); END;
`
