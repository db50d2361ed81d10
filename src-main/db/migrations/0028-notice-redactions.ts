/**
 * What the chair orders to be left out of a published notice, told by the text it stands in; it can
 * be taken back until the case is signed. `left_out_log` is the log of a published notice as it was
 * signed, which says where, why, who and when, and never what.
 */
export const sql = `
CREATE TABLE notice_redaction (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES hearing_case (id),
  section_id TEXT NOT NULL,
  -- Empty for the whole section.
  text TEXT NOT NULL,
  nth INTEGER NOT NULL,
  from_sign INTEGER NOT NULL,
  to_sign INTEGER NOT NULL,
  ground TEXT NOT NULL,
  note TEXT NOT NULL,
  marked_at TEXT NOT NULL,
  marked_by TEXT NOT NULL
) STRICT;
CREATE INDEX notice_redaction_case ON notice_redaction (case_id);
CREATE TRIGGER notice_redaction_stays BEFORE UPDATE ON notice_redaction
BEGIN SELECT RAISE(ABORT, 'A redaction of a notice is never changed: take it away and mark again'); END;
CREATE TRIGGER notice_redaction_remains BEFORE DELETE ON notice_redaction
WHEN OLD.case_id NOT IN (SELECT id FROM case_being_deleted)
  AND (SELECT status FROM hearing_case WHERE id = OLD.case_id) <> 'OPEN'
BEGIN SELECT RAISE(ABORT, 'A redaction of a signed notice is never removed'); END;

CREATE TABLE left_out_log (
  notice_id TEXT PRIMARY KEY REFERENCES notice (id),
  case_id TEXT NOT NULL REFERENCES hearing_case (id),
  content TEXT NOT NULL
) STRICT;
CREATE INDEX left_out_log_case ON left_out_log (case_id);
CREATE TRIGGER left_out_log_stays BEFORE UPDATE ON left_out_log
BEGIN SELECT RAISE(ABORT, 'The log of a published notice is never changed'); END;
CREATE TRIGGER left_out_log_remains BEFORE DELETE ON left_out_log
WHEN OLD.case_id NOT IN (SELECT id FROM case_being_deleted)
BEGIN SELECT RAISE(ABORT, 'The log of a published notice is never removed'); END;
`
