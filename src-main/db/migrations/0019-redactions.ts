/**
 * Areas of bundle pages to be taken out of copies, with the words under them, which are nowhere else
 * but in the encrypted library; and every copy that was made, with a log that does not say them.
 * Areas are kept by the first version of a case, so that a correction finds them too.
 */
export const sql = `
CREATE TABLE redaction (
  id TEXT PRIMARY KEY,
  root_id TEXT NOT NULL REFERENCES hearing_case (id) ON DELETE CASCADE,
  document_id TEXT NOT NULL,
  page INTEGER NOT NULL,
  rects TEXT NOT NULL,
  passage TEXT NOT NULL,
  ground TEXT NOT NULL,
  note TEXT NOT NULL,
  marked_at TEXT NOT NULL,
  marked_by TEXT NOT NULL,
  reviewed_at TEXT,
  reviewed_by TEXT
) STRICT;
CREATE INDEX redaction_case ON redaction (root_id, document_id);
CREATE TRIGGER redaction_document_removed AFTER DELETE ON bundle_document
WHEN NOT EXISTS (SELECT 1 FROM bundle_document WHERE id = OLD.id)
BEGIN DELETE FROM redaction WHERE document_id = OLD.id; END;

CREATE TABLE redacted_copy (
  root_id TEXT NOT NULL REFERENCES hearing_case (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('FILE', 'BUNDLE')),
  sha256 TEXT NOT NULL,
  pages INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (root_id, number)
) STRICT;
CREATE TRIGGER redacted_copy_stays BEFORE UPDATE ON redacted_copy
BEGIN SELECT RAISE(ABORT, 'The log of a redacted copy is never changed'); END;
`
